#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>

#include "models/processes/absence.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/inspection.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
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

void seek_worker(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  if (c.seeks_worker) return;
  c.seeks_worker = true;
  now.allocations.push_back(row);
}

/// The workers of a team, from whom the least loaded is taken; ties by a draw-like key of worker and day, never by row.
class Rota {
 public:
  Rota(const Cell& cell, Team team, Day today) : workers_{cell.in_post[static_cast<std::size_t>(team)]} {
    load_.reserve(workers_.size());
    for (const WorkerRow row : workers_)
      load_.push_back(
          cell[row].cases * one_case +
          static_cast<std::int32_t>(mixed(cell[row].id.value(), static_cast<std::uint64_t>(today)) >> 44U));
  }

  /// The least loaded worker with fewer cases than `cap`, who is taken to get one more; none if all are full.
  WorkerRow take(double cap) {
    std::int32_t least = std::numeric_limits<std::int32_t>::max();
    for (const std::int32_t load : load_)
      least = std::min(least, load);  // then found: twice as fast as min_element
    if (load_.empty() || least / one_case >= cap) return WorkerRow::none();
    const auto found = std::find(load_.begin(), load_.end(), least);
    *found += one_case;
    return workers_[static_cast<std::size_t>(found - load_.begin())];
  }

 private:
  const std::vector<WorkerRow>& workers_;
  static constexpr std::int32_t one_case = 1 << 20;
  std::vector<std::int32_t> load_;  ///< cases, then the key
};

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
  Worker& worker = now.cell[row];
  if (worker.gone || worker.leaves != now.today) return;  // an entry from before the day was changed
  count_work(now, worker, now.today);
  worker.gone = true;
  const Team team = worker.team;
  std::erase(now.cell.in_post[static_cast<std::size_t>(team)], row);
  const std::uint64_t id = worker.id.value();
  if (!worker.agency) {
    if (team != Team::leaving_care) now.count(stat::workers_left);
    plan_hire(now, team, false,
              now.today + 1 +
                  static_cast<Day>(fill_days(now) *
                                   now.draws.exponential(id, decision::of(decision::hiring), now.today)));
  }
  if (now.draws.uniform(id, decision::of(decision::agency_hiring), now.today) <
      now.p.agency_cover * agency_under_judgement(now.cell, now.p))
    plan_hire(now, team, true, now.today + static_cast<Day>(now.p.agency_notice_days));
  const auto handed_over = worker.agency ? stat::hand_over_absence : stat::hand_over_resignation;
  const auto why = worker.agency ? WorkerGoes::absence_or_agency_end : WorkerGoes::resignation;
  while (now.cell[row].first_case.exists()) {
    const CaseRow held = now.cell[row].first_case;
    now.count(handed_over);
    now.log(now.cell[now.cell[held].child], Event::worker_lost, why, now.today - now.cell[held].worker_since);
    release_case(now.cell, held);
    seek_worker(now, held);
  }
}

void fill_post(Now& now, Team team, bool agency) {
  const int vacancies = now.cell.posts[static_cast<std::size_t>(team)] - in_post(now.cell, team, false);
  if (vacancies <= 0 || (agency && in_post(now.cell, team, true) >= vacancies)) return;
  add_worker(now.cell, now.model, now.draws, team, agency, now.today);
}

void hand_over(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  if (!c.worker.exists() || c.keeps_worker) return;
  const double both = now.p.rebalance_per_year + now.p.absence_hand_over_per_year;
  const bool rebalanced = now.uniform(c.id, decision::worker_absence) * both < now.p.rebalance_per_year;
  now.count(rebalanced ? stat::hand_over_rebalancing : stat::hand_over_absence);
  now.log(now.cell[c.child], Event::worker_lost,
          rebalanced ? WorkerGoes::rebalancing : WorkerGoes::absence_or_agency_end,
          now.today - c.worker_since);
  release_case(now.cell, row);
  seek_worker(now, row);
}

void allocate_cases(Now& now) {
  now.allocations.insert(now.allocations.end(), now.cell.unallocated.begin(), now.cell.unallocated.end());
  now.cell.unallocated.clear();
  if (now.allocations.empty()) return;
  // Urgency (in care, on a plan, then others), then waiting time, then a keyed tie-break.
  std::vector<std::tuple<int, Day, std::uint64_t, std::uint32_t>> queue;
  for (const CaseRow row : now.allocations) {
    const Case& c = now.cell[row];
    if (!c.child.exists() || !c.seeks_worker) continue;
    const int urgency = c.stage == Stage::looked_after ? 0 : c.stage == Stage::protection_plan ? 1 : 2;
    queue.emplace_back(urgency, c.stage_since,
                       mixed(now.cell[c.child].id.value(), static_cast<std::uint64_t>(now.today)),
                       row.value());
  }
  now.allocations.clear();
  std::sort(queue.begin(), queue.end());
  std::array<std::optional<Rota>, team_count> rotas;
  for (const auto& entry : queue) {
    const CaseRow row{std::get<3>(entry)};
    Case& c = now.cell[row];
    if (!c.seeks_worker) continue;  // stood in the queue twice
    const Team team = team_of(c.stage);
    auto& rota = rotas[static_cast<std::size_t>(team)];
    if (!rota) rota.emplace(now.cell, team, now.today);
    const WorkerRow next = rota->take(now.p.caseload_cap);
    const bool worked_with = is_worked_with(now.cell, c);
    if (!next.exists()) {
      now.cell.unallocated.push_back(row);
      now.count(stat::unallocated_days);
      if (!worked_with) now.count(stat::unallocated_days_left_out);
      continue;
    }
    now.count(stat::allocations);
    if (!worked_with) now.count(stat::allocations_left_out);
    const bool transferred = c.worker.exists();
    if (transferred) {
      now.count(stat::hand_over_transfer);
      release_case(now.cell, row);
    }
    const bool changed = c.worker_since != never;
    hold_case(now.cell, row, next);
    c.seeks_worker = false;
    c.worker_since = now.today;
    meet_worker(now, c, !changed);
    if (changed && c.stage == Stage::looked_after) now.count(stat::worker_changes_in_care);
    now.log(now.cell[c.child], Event::worker_changed,
            transferred ? WorkerComes::transfer
            : changed   ? WorkerComes::replacement
                        : WorkerComes::first);
  }
}

}  // namespace cscsim
