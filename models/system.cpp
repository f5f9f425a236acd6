#include "models/system.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "models/measures/sweep.hpp"
#include "models/population/rows.hpp"
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
#include "models/processes/years.hpp"

namespace cscsim {

namespace {

#ifdef NDEBUG
constexpr bool audited = false;
#else
constexpr bool audited = true;  // the books of every authority are checked at the end of each month
#endif

/// What an entry is about is asked of memory in time, each step ahead of the next. Changes nothing but the waiting, so it is
/// inlined: GCC drops a call that changes nothing.
constexpr std::size_t far = 9, near = 6, next = 3;

[[gnu::always_inline]] inline void fetch(const Cell& cell, ChildRow child) {
  if (child.exists()) __builtin_prefetch(&cell[child]);
}

[[gnu::always_inline]] inline void fetch_families(const Cell& cell, std::span<const Entry> due,
                                                  std::size_t i) {
  if (i + far < due.size()) __builtin_prefetch(&cell.families[due[i + far].row]);
  if (i + near < due.size()) fetch(cell, cell.families[due[i + near].row].first_child);
}

[[gnu::always_inline]] inline void fetch_cases(const Cell& cell, std::span<const Entry> due, std::size_t i) {
  if (i + far < due.size()) {
    const auto* lines = reinterpret_cast<const char*>(&cell.cases[due[i + far].row]);
    for (std::size_t line = 0; line < sizeof(Case); line += 64) __builtin_prefetch(lines + line);
  }
  if (i + near < due.size()) fetch(cell, cell.cases[due[i + near].row].child);
  if (i + next < due.size()) {
    const Case& c = cell.cases[due[i + next].row];
    if (c.child.exists()) __builtin_prefetch(&cell[cell[c.child].family]);
    if (c.worker.exists()) __builtin_prefetch(&cell[c.worker]);
  }
}

void visit_family(Now& now, const Entry& entry) {
  const FamilyRow family{entry.row};
  switch (static_cast<Visit>(entry.kind)) {
    case Visit::birth:
      return give_birth(now, family, entry.token);
    case Visit::pregnancy_known:
      return hear_of_pregnancy(now, family, entry.token);
    case Visit::family_move:
      return move_away(now, family);
    case Visit::contact:
      return receive_contact(now, family, ChainOf::from(entry.token));
    default:
      invariant(false, "a visit to a family is of one of these kinds");
  }
}

void visit_other(Now& now, const Entry& entry) {
  switch (static_cast<Visit>(entry.kind)) {
    case Visit::worker_leaves:
      return leave_post(now, WorkerRow{entry.row});
    case Visit::worker_hired:
      return fill_post(now, static_cast<Team>(entry.row), entry.token == 1);
    case Visit::home_leaves:
      return end_of_home(now, HomeRow{entry.row});
    case Visit::enrolment_ends:
      return lapse_enrolment(now, entry.row);
    case Visit::order_breaks:
      return break_order(now, ChildRow{entry.row}, static_cast<CareExit>(entry.token));
    case Visit::leaver_gives_birth:
      return receive_child_of_leaver(now, ChildRow{entry.row});
    case Visit::known_to_court:
      return bring_to_court(now, ChildRow{entry.row});
    default:
      invariant(false, "a visit to neither family nor case is of one of these kinds");
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
  Meter& meter = scratch.meter;
  meter.start();

  if (audited && !ledgers_[cell.index]) ledgers_[cell.index].emplace(cell);
  if (month_of(today) == 4 && month_of(today - 1) == 3) {
    begin_year(cell, today);
    give_back_rows(cell, today, model_.end);
    turn_year(now);
    settle_budget(now);
  }
  inspect(now);
  policies_.go_live(now);
  now.listened = policies_.listened(cell);
  if (today % 7 == 0) policies_.form_constellations(now);
  meter.end(Part::day_begins);

  scratch.due.clear();
  cell.calendar.take(today, scratch.due);
  order_by_kind(scratch.due, scratch.in_order);
  meter.end(Part::calendar);
  receive_first_births(now);
  settle_arrivals(now);
  receive_newcomers(now);
  meter.end(Part::newcomers);
  if (today % 7 == 0) open_and_close_homes(now);
  meter.end(Part::homes);
  receive_asylum_seekers(now);
  receive_remands(now);
  meter.end(Part::newcomers);
  visit(now, scratch.in_order, meter);
  if (needless_looks_ > 0) look_at_random(now);
  name_siblings(now);
  policies_.answer(now);
  meter.end(Part::day_ends);
  settle_placements(now);
  meter.end(Part::placements);
  policies_.answer(now);  // what a placement announced: a move into a children's home
  meter.end(Part::day_ends);
  allocate_cases(now);
  meter.end(Part::allocation);
  follow_closings(now);
  meter.end(Part::day_ends);

  if (month_ends) {
    settle_month(now);
    turn_over_managers(now);
    review_practice(now);
    const auto& starts = cell.tally.month_starts();
    const auto month = std::upper_bound(starts.begin(), starts.end(), today) - 1;
    policies_.charge(cell, *month, tomorrow);
    charge_early_help(now, *month, tomorrow);
    charge_team_support(now, *month, tomorrow);
    policies_.review_delivery(now);
    review_vigilance(now);
    meter.end(Part::month_ends);
    const unsigned number = month_of(today);
    if (number % 3 == 0) accrue_harm(now);
    if (report_months_ || number == 3 || number == 9) sweep(now);
    meter.end(Part::measures);
    if (audited) audit(cell, today);
  }
}

void System::audit(const Cell& cell, Day today) {
  check_books(cell, today);
  check_money(cell, model_.parameters, today);
  ledgers_[cell.index]->check(cell);
}

void System::visit(Now& now, const std::vector<Entry>& due, Meter& meter) const {
  const auto first_of = [&due](Visit kind) {
    const auto before = [kind](const Entry& entry) { return entry.kind < static_cast<std::uint8_t>(kind); };
    return static_cast<std::size_t>(std::partition_point(due.begin(), due.end(), before) - due.begin());
  };
  const std::span<const Entry> all{due};
  const std::size_t others = first_of(Visit::worker_leaves), looks = first_of(Visit::case_look);
  const auto families = all.first(others), cases = all.subspan(looks);
  // Those of a kind come together: each kind is one lap.
  std::size_t visits = 0;
  const auto end_lap = [&meter, &visits](std::span<const Entry> part, std::size_t i) {
    if (i + 1 == part.size() || part[i + 1].kind != part[i].kind)
      meter.end(static_cast<Visit>(part[i].kind), std::exchange(visits, 0));
  };
  for (std::size_t i = 0; i < families.size(); ++i) {
    fetch_families(now.cell, families, i);
    if (now.cell[FamilyRow{families[i].row}].tenant == families[i].tenant) {
      visit_family(now, families[i]);
      ++visits;
    }
    end_lap(families, i);
  }
  const auto rest = all.subspan(others, looks - others);
  for (std::size_t i = 0; i < rest.size(); ++i) {
    visit_other(now, rest[i]);
    ++visits;
    end_lap(rest, i);
  }
  for (std::size_t i = 0; i < cases.size(); ++i) {
    fetch_cases(now.cell, cases, i);
    if (now.cell.cases[cases[i].row].token == cases[i].token) {
      look(now, CaseRow{cases[i].row});
      ++visits;
    }
    end_lap(cases, i);
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
  exchanges_.start();
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
  exchanges_.end(Part::exchange);
}

std::vector<std::size_t> System::largest_first(const World& world) {
  std::vector<std::size_t> order(world.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&world](std::size_t a, std::size_t b) {
    return world[a].families.size() > world[b].families.size();
  });
  return order;
}

void System::time_parts() {
  exchanges_ = Meter{true};
  for (Scratch& scratch : scratch_) scratch.meter = Meter{true};
}

Meter System::spent() const {
  Meter all = exchanges_;
  for (const Scratch& scratch : scratch_) all.add(scratch.meter);
  return all;
}

}  // namespace cscsim
