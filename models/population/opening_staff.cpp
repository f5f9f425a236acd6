#include "models/population/opening_staff.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/processes/case_work.hpp"
#include "models/processes/practitioner.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/supervision.hpp"
#include "models/processes/work_queue.hpp"
#include "models/processes/workforce.hpp"

namespace cscsim {

namespace {

/// Some families with children in care are still with the worker who brought them in: those whom no hand-over has reached
/// since the first of them came in.
Team opening_team(Now& now, const Case& c) {
  if (c.stage != Stage::looked_after) return team_of(c.stage);
  Day first = c.care_since;
  for_family_cases(now, c.child, [&](CaseRow sibling) {
    if (now.cell[sibling].stage == Stage::looked_after) first = std::min(first, now.cell[sibling].care_since);
  });
  const double years = (now.today - first) / days_per_year;
  return now.uniform(now.cell[now.cell[c.child].family].id, decision::care_transfer) <
                 (1 - now.p.care_transfer) * std::exp(-now.p.hand_overs_so_far * years)
             ? Team::protection
             : Team::looked_after;
}

/// In turn among the workers of a team; siblings to one worker, who is passed over until the others have as many.
void hand_out_cases(Now& now) {
  Cell& cell = now.cell;
  std::array<std::size_t, team_count> turn{}, dealt{};
  for (std::uint32_t i = 0; i < cell.cases.size(); ++i) {
    const auto t = static_cast<std::size_t>(opening_team(now, cell.cases[i]));
    const auto& workers = cell.in_post[t];
    WorkerRow worker = WorkerRow::none();
    for_family_cases(now, cell.cases[i].child, [&](CaseRow sibling) {
      const WorkerRow theirs = cell[sibling].worker;
      if (theirs.exists() && static_cast<std::size_t>(cell[theirs].team) == t) worker = theirs;
    });
    while (!worker.exists()) {
      const WorkerRow next = workers[turn[t]++ % workers.size()];
      if (cell[next].cases <= dealt[t] / workers.size()) worker = next;
    }
    ++dealt[t];
    hold_case(cell, CaseRow{i}, worker);
    cell.cases[i].seeks_worker = false;
  }
}

}  // namespace

void staff(Now& now) {
  Cell& cell = now.cell;
  std::array<int, team_count> cases{};
  for (const Case& c : cell.cases) ++cases[static_cast<std::size_t>(opening_team(now, c))];
  const Facts& facts = *cell.facts;
  for (std::size_t t = 0; t < team_count; ++t) {
    const auto team = static_cast<Team>(t);
    const double caseload = team == Team::leaving_care ? now.p.adviser_caseload : facts.caseload;
    const double holders = std::max(1.0, cases[t] / caseload);
    const double employed = holders * (1 - facts.agency_share);
    cell.posts[t] = static_cast<int>(std::lround(employed / (1 - std::min(0.7, facts.vacancy_share))));
    const int agency = static_cast<int>(std::lround(holders * facts.agency_share));
    add_managers(cell, now.p, now.draws, team, now.today);
    const int in_post = std::max(1, static_cast<int>(std::lround(employed)));
    const auto add = [&](bool is_agency, double leaving_per_year) {
      const WorkerRow row = add_worker(cell, now.model, now.draws, team, is_agency, now.today);
      live_past(cell[row], now.p, now.draws, now.today, leaving_per_year);
      cell[row].backlog = usual_backlog(now.p);
    };
    for (int i = 0; i < in_post; ++i) add(false, facts.turnover);
    for (int i = 0; i < agency; ++i) add(true, days_per_year / now.p.agency_stay_days);
    plan_hires(now, team, cell.posts[t] - in_post);
  }
  for (std::size_t t = 0; t < team_count; ++t)
    cell.behind[t] = static_cast<float>(usually_behind(now.p, static_cast<Team>(t)));
  cell.agency_supply_since = now.model.start;
  hand_out_cases(now);
}

}  // namespace cscsim
