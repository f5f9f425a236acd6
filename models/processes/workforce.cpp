#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/random/distributions.hpp"
#include "models/processes/absence.hpp"
#include "models/processes/inspection.hpp"
#include "models/processes/practitioner.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/supervision.hpp"
#include "models/processes/workforce.hpp"

namespace cscsim {

namespace {

int in_post(const Cell& cell, Team team, bool agency) {
  const auto& rows = cell.in_post[static_cast<std::size_t>(team)];
  return static_cast<int>(
      std::count_if(rows.begin(), rows.end(), [&](WorkerRow row) { return cell[row].agency == agency; }));
}

void plan_hire(Now& now, Team team, bool agency, Day due) {
  if (due < now.model.end)
    now.cell.calendar.add({std::max(due, now.today + 1), static_cast<std::uint32_t>(team), agency ? 1U : 0U,
                           static_cast<std::uint8_t>(Visit::worker_hired)});
}

/// Days to fill a vacancy: so that vacancies stand where they stood, given how many leave.
double fill_days(const Now& now) {
  const Facts& facts = *now.cell.facts;
  if (facts.turnover <= 0) return now.p.worker_hire_days;
  return std::clamp(
      days_per_year * facts.vacancy_share / ((1 - std::min(0.9, facts.vacancy_share)) * facts.turnover), 14.0,
      1500.0);
}

/// Who takes up a post from those who wait for one: first come, first served.
void take_up(Now& now, Worker& worker, std::vector<Practitioner>& waiting) {
  static_cast<Practitioner&>(worker) = waiting.front();
  waiting.erase(waiting.begin());
  set_skill(worker, now.p, now.today, now.cell.levers[Lever::skill]);
}

/// Who left for an agency and still takes posts near by, against the usual; 1 where nobody usually leaves.
double agency_supply(const Now& now) {
  const Cell& cell = now.cell;
  if (cell.facts->turnover <= 0) return 1;
  return cell.agency_supply * std::exp(-(now.today - cell.agency_supply_since) / now.p.agency_supply_days);
}

/// Over the teams of social workers.
struct Posts {
  int all = 0, employed = 0;
};
Posts posts_of(const Cell& cell) {
  Posts posts;
  for (std::size_t t = 0; t < team_count; ++t) {
    if (static_cast<Team>(t) == Team::leaving_care) continue;
    posts.all += cell.posts[t];
    posts.employed += in_post(cell, static_cast<Team>(t), false);
  }
  return posts;
}

/// Workers who are usually about: they leave for an agency at a share of turnover, and stay about for a time.
double usual_agency_supply(const Now& now) {
  const auto& rates = now.p.leaving_for;
  const double to_agency =
      rates[static_cast<std::size_t>(Destination::agency)] / std::accumulate(rates.begin(), rates.end(), 0.0);
  return to_agency * now.cell.facts->turnover * posts_of(now.cell).all * (1 - now.cell.facts->vacancy_share) *
         now.p.agency_supply_days / days_per_year;
}

void join_agency(Now& now, const Worker& worker) {
  now.cell.agency_bench.push_back(worker);
  now.cell.agency_supply = agency_supply(now) + 1 / usual_agency_supply(now);
  now.cell.agency_supply_since = now.today;
}

/// Agency workers for each vacancy: as published, and fewer where vacancies outgrow those who take them.
double agency_cover(const Now& now) {
  const Posts posts = posts_of(now.cell);
  const double usual = std::max(1.0, now.cell.facts->vacancy_share * posts.all),
               vacancies = (posts.all - posts.employed) / usual,
               supply = now.p.agency_loop != 0 ? agency_supply(now) : 1.0;
  return now.p.agency_cover * agency_under_judgement(now.cell, now.p) *
         (vacancies > supply ? std::pow(supply / vacancies, now.p.agency_supply) : 1.0);
}

/// Where an employed social worker goes, with all they have learned.
void go_elsewhere(Now& now, const Worker& worker) {
  const std::vector<double> rates(now.p.leaving_for.begin(), now.p.leaving_for.end());
  const auto uniform = [&](std::uint32_t ordinal) {
    return now.draws.uniform(worker.id.value(), decision::of(decision::worker_goes), now.today, ordinal);
  };
  const std::size_t where = category(rates, uniform(0));
  now.count(stat::leavers_by_destination, where);
  if (where == static_cast<std::size_t>(Destination::agency)) join_agency(now, worker);
  if (where != static_cast<std::size_t>(Destination::another_authority)) return;
  // Each of the others in England is as likely (assumed); most are outside the run.
  constexpr int others_in_england = 150;
  const auto to = static_cast<std::size_t>(uniform(1) * others_in_england);
  if (to + 1 < now.model.authorities.size())
    now.cell.movers.push_back({worker, to < now.cell.index ? to : to + 1});
}

void plan_agency_cover(Now& now, Team team, std::uint64_t key) {
  if (now.draws.uniform(key, decision::of(decision::agency_hiring), now.today) < agency_cover(now))
    plan_hire(now, team, true, now.today + static_cast<Day>(now.p.agency_notice_days));
}

/// One contract follows another without a gap, as long as fewer are there than cover of the vacancies asks for.
void plan_agency_successor(Now& now, Team team, std::uint64_t key) {
  const int vacancies = now.cell.posts[static_cast<std::size_t>(team)] - in_post(now.cell, team, false);
  if (now.draws.uniform(key, decision::of(decision::agency_hiring), now.today) <
      agency_cover(now) * vacancies - in_post(now.cell, team, true))
    plan_hire(now, team, true, now.today + 1);
}

}  // namespace

void plan_leaving(Cell& cell, WorkerRow row) {
  if (cell[row].leaves < cell.tally.month_starts().back())
    cell.calendar.add({cell[row].leaves, row.value(), 0, static_cast<std::uint8_t>(Visit::worker_leaves)});
}

WorkerRow add_worker(Cell& cell, const Model& model, const Draws& draws, Team team, bool agency, Day today) {
  Worker worker;
  worker.id = WorkerId{mixed(cell.facts->number, static_cast<std::uint64_t>(today), cell.workers.size())};
  worker.team = team;
  worker.agency = agency;
  worker.since = today;
  const WorkerRow row{static_cast<std::uint32_t>(cell.workers.size())};
  cell.workers.push_back(worker);
  cell.in_post[static_cast<std::size_t>(team)].push_back(row);
  Worker& added = cell[row];
  draw_practice(added, model.parameters, draws, today);
  assign_manager(cell, added);
  added.leaving_left =
      static_cast<float>(draws.exponential(worker.id.value(), decision::of(decision::worker_leaves), today));
  added.leaving_since = today;
  set_leaving(cell, row, today,
              agency ? days_per_year / model.parameters.agency_stay_days
                     : cell.facts->turnover * cell.levers[Lever::worker_leaving] *
                           leaving_under_judgement(cell, model.parameters));
  return row;
}

void plan_hires(Now& now, Team team, int vacancies) {
  for (int i = 0; i < vacancies; ++i) {
    const std::uint64_t key =
        mixed(now.cell.facts->number, static_cast<std::uint64_t>(team), static_cast<std::uint64_t>(i));
    plan_hire(now, team, false,
              now.today + 1 +
                  static_cast<Day>(fill_days(now) *
                                   now.draws.exponential(key, decision::of(decision::hiring), now.today)));
  }
}

void count_work(Now& now, const Worker& worker, Day to) {
  const Day since = std::max(now.cell.swept_to, worker.since);
  if (worker.gone || worker.team == Team::leaving_care || to <= since) return;
  now.cell.tally.add(worker.agency ? stat::agency_days : stat::worker_days, 0, to - 1, to - since);
  if (!worker.agency)
    now.cell.tally.add(stat::absence_days, 0, to - 1, days_absent(now.draws, now.p, worker.id, since, to));
}

void leave_post(Now& now, WorkerRow row) {
  Cell& cell = now.cell;
  Worker& worker = cell[row];
  if (worker.gone || worker.leaves != now.today) return;  // an entry from before the day was changed
  count_work(now, worker, now.today);
  worker.gone = true;
  now.add(stat::minutes_dropped, std::exchange(worker.backlog, 0));
  const Team team = worker.team;
  std::erase(cell.in_post[static_cast<std::size_t>(team)], row);
  const std::uint64_t id = worker.id.value();
  if (!cell.managers.empty()) --cell.managers[worker.manager].workers;
  if (!worker.agency) {
    if (team != Team::leaving_care) {
      now.count(stat::workers_left);
      go_elsewhere(now, worker);
    }
    plan_hire(now, team, false,
              now.today + 1 +
                  static_cast<Day>(fill_days(now) *
                                   now.draws.exponential(id, decision::of(decision::hiring), now.today)));
  }
  if (worker.agency)
    plan_agency_successor(now, team, id);
  else
    plan_agency_cover(now, team, id);
  const auto handed_over = worker.agency ? stat::hand_over_absence : stat::hand_over_resignation;
  const auto why = worker.agency ? WorkerGoes::absence_or_agency_end : WorkerGoes::resignation;
  while (cell[row].first_case.exists()) {
    const CaseRow held = cell[row].first_case;
    count_hand_over(now, cell[held], handed_over);
    now.log(cell[cell[held].child], Event::worker_lost, why, now.today - cell[held].worker_since);
    release_case(cell, held);
    miss_worker(now, cell[held]);
    seek_worker(now, held, WorkerSought::replacement);
  }
}

void fill_post(Now& now, Team team, bool agency) {
  const int vacancies = now.cell.posts[static_cast<std::size_t>(team)] - in_post(now.cell, team, false);
  if (vacancies <= 0 || (agency && in_post(now.cell, team, true) >= vacancies)) return;
  Worker& worker = now.cell[add_worker(now.cell, now.model, now.draws, team, agency, now.today)];
  if (team == Team::leaving_care) return;  // personal advisers are no social workers
  auto& waiting = agency ? now.cell.agency_bench : now.cell.applicants;
  if (!waiting.empty()) {
    if (!agency) now.count(stat::joined_from_the_run);
    take_up(now, worker, waiting);
  }
  if (newly_qualified(now.p, worker, now.today)) now.count(stat::joined_newly_qualified);
}

void scale_posts(Now& now, double caseload) {
  for (std::size_t t = 0; t < team_count; ++t) {
    const auto team = static_cast<Team>(t);
    if (team == Team::leaving_care) continue;
    int& posts = now.cell.posts[t];
    const int before = std::exchange(posts, std::max(1, static_cast<int>(std::lround(posts / caseload))));
    add_managers(now.cell, now.p, now.draws, team, now.today);
    plan_hires(now, team, posts - before);
    for (int i = before; i < posts; ++i)
      plan_agency_cover(
          now, team,
          mixed(now.cell.facts->number, static_cast<std::uint64_t>(team), static_cast<std::uint64_t>(i)));
  }
}

void settle_movers(World& world) {
  for (Cell& cell : world)
    for (const Mover& mover : std::exchange(cell.movers, {}))
      world[mover.to].applicants.push_back(mover.worker);
}

}  // namespace cscsim
