#include "models/system.hpp"

#include <algorithm>
#include <numeric>

#include "models/measures/sweep.hpp"
#include "models/processes/budget.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/court_queue.hpp"
#include "models/processes/inspection.hpp"
#include "models/processes/placement_market.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/supervision.hpp"
#include "models/processes/work_queue.hpp"
#include "models/processes/workforce.hpp"

namespace cscsim {

namespace {

#ifdef NDEBUG
constexpr bool audited = false;
#else
constexpr bool audited = true;  // the books of every authority are checked at the end of each month
#endif

/// Asks memory for what the entries after `i` are about, each step in time for the next: a family and its youngest child; a
/// case, its child and the family. Changes nothing but the waiting, so it is inlined: GCC drops a call that changes nothing.
[[gnu::always_inline]] inline void fetch_ahead(const Cell& cell, const std::vector<Entry>& due,
                                               std::size_t i) {
  constexpr std::size_t far = 9, near = 6, next = 3;
  const auto of_family = [&cell](const Entry& entry) {
    return static_cast<Visit>(entry.kind) <= Visit::contact && entry.row < cell.families.size();
  };
  const auto of_case = [](const Entry& entry) { return static_cast<Visit>(entry.kind) >= Visit::case_look; };
  if (i + far < due.size()) {
    const Entry& entry = due[i + far];
    if (of_family(entry)) __builtin_prefetch(&cell.families[entry.row]);
    if (of_case(entry)) {
      const auto* lines = reinterpret_cast<const char*>(&cell.cases[entry.row]);
      for (std::size_t line = 0; line < sizeof(Case); line += 64) __builtin_prefetch(lines + line);
    }
  }
  if (i + near < due.size()) {
    const Entry& entry = due[i + near];
    ChildRow child;
    if (of_family(entry)) child = cell.families[entry.row].first_child;
    if (of_case(entry)) child = cell.cases[entry.row].child;
    if (child.exists()) __builtin_prefetch(&cell[child]);
  }
  if (i + next < due.size() && of_case(due[i + next])) {
    const ChildRow child = cell.cases[due[i + next].row].child;
    if (child.exists()) __builtin_prefetch(&cell[cell[child].family]);
  }
}

/// The day's entries by kind, those of a kind as they came.
void order_by_kind(const std::vector<Entry>& due, std::vector<Entry>& ordered) {
  std::array<std::size_t, visit_kinds + 1> first{};
  for (const Entry& entry : due) ++first[entry.kind + 1U];
  std::partial_sum(first.begin(), first.end(), first.begin());
  ordered.resize(due.size());
  for (const Entry& entry : due) ordered[first[entry.kind]++] = entry;
}

}  // namespace

System::System(const Model& model, const Draws& draws, const ArmPolicies& policies, bool report_months)
    : model_{model},
      draws_{draws},
      policies_{policies},
      report_months_{report_months},
      ledgers_(model.authorities.size()),
      scratch_(model.authorities.size()) {}

void System::day(Cell& cell, Day today) {
  Scratch& scratch = scratch_[cell.index];
  Now now{model_, model_.parameters, draws_, cell, today, 0, scratch.gathered};
  const Day tomorrow = today + 1;
  const bool month_ends = month_of(tomorrow) != month_of(today);

  if (audited && !ledgers_[cell.index]) ledgers_[cell.index].emplace(cell);
  if (month_of(today) == 4 && month_of(today - 1) == 3) {
    begin_year(cell, today);
    settle_budget(now);
  }
  inspect(now);
  policies_.go_live(now);
  now.listened = policies_.listened(cell);

  scratch.due.clear();
  cell.calendar.take(today, scratch.due);
  order_by_kind(scratch.due, scratch.in_order);
  receive_first_births(now);
  settle_arrivals(now);
  receive_newcomers(now);
  if (today % 7 == 0) open_and_close_homes(now);
  receive_asylum_seekers(now);
  receive_remands(now);
  visit(now, scratch.in_order);
  if (needless_looks_ > 0) look_at_random(now);
  policies_.answer(now);
  settle_placements(now);
  policies_.answer(now);  // what a placement announced: a move into a children's home
  allocate_cases(now);
  follow_closings(now);

  if (month_ends) {
    settle_month(now);
    turn_over_managers(now);
    review_practice(now);
    const auto& starts = cell.tally.month_starts();
    const auto month = std::upper_bound(starts.begin(), starts.end(), today) - 1;
    policies_.charge(cell, *month, tomorrow);
    charge_early_help(now, *month, tomorrow);
    charge_team_support(now, *month, tomorrow);
    review_vigilance(now);
    const unsigned number = month_of(today);
    if (number % 3 == 0) accrue_harm(now);
    if (report_months_ || number == 3 || number == 9) sweep(now);
    if (audited) audit(cell, today);
  }
}

void System::audit(const Cell& cell, Day today) {
  check_books(cell, today);
  check_money(cell, model_.parameters, today);
  ledgers_[cell.index]->check(cell);
}

void System::visit(Now& now, const std::vector<Entry>& due) const {
  for (std::size_t i = 0; i < due.size(); ++i) {
    fetch_ahead(now.cell, due, i);
    const Entry& entry = due[i];
    switch (static_cast<Visit>(entry.kind)) {
      case Visit::birth:
        give_birth(now, FamilyRow{entry.row}, entry.token);
        break;
      case Visit::pregnancy_known:
        hear_of_pregnancy(now, FamilyRow{entry.row}, entry.token);
        break;
      case Visit::family_move:
        move_away(now, FamilyRow{entry.row});
        break;
      case Visit::worker_leaves:
        leave_post(now, WorkerRow{entry.row});
        break;
      case Visit::worker_hired:
        fill_post(now, static_cast<Team>(entry.row), entry.token == 1);
        break;
      case Visit::home_leaves:
        leave_home(now, HomeRow{entry.row});
        break;
      case Visit::contact:
        receive_contact(now, FamilyRow{entry.row}, ChainOf::from(entry.token));
        break;
      case Visit::enrolment_ends:
        lapse_enrolment(now, entry.row);
        break;
      case Visit::order_breaks:
        break_order(now, ChildRow{entry.row}, static_cast<CareExit>(entry.token));
        break;
      case Visit::leaver_gives_birth:
        receive_child_of_leaver(now, ChildRow{entry.row});
        break;
      case Visit::known_to_court:
        bring_to_court(now, ChildRow{entry.row});
        break;
      default:
        if (now.cell.cases[entry.row].token == entry.token) look(now, CaseRow{entry.row});
        break;
    }
  }
}

void System::look_at_random(Now& now) const {
  for (int i = 0; i < needless_looks_; ++i) {
    const double u = draws_.uniform(now.cell.facts->number, decision::of(decision::test_extra_look),
                                    now.today, static_cast<std::uint32_t>(i));
    const CaseRow row{static_cast<std::uint32_t>(u * static_cast<double>(now.cell.cases.size()))};
    if (now.cell[row].child.exists()) look(now, row);
  }
}

void System::exchange(World& world, Day today) {
  for (Cell& cell : world) {
    for (Departure& departure : cell.departures) world[departure.to].arrivals.push_back(std::move(departure));
    cell.departures.clear();
  }
  settle_movers(world);
  grant_options(world, model_, draws_, today);
  for (const Grant& grant : grant_hearings(world, model_, draws_, today)) {
    Cell& cell = world[grant.cell];
    Scratch& scratch = scratch_[cell.index];
    Now now{model_, model_.parameters, draws_, cell, today, 0, scratch.gathered};
    fix_hearing(now, grant.listing);
  }
}

}  // namespace cscsim
