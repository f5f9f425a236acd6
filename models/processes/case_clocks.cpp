#include <algorithm>
#include <array>
#include <cmath>

#include "models/processes/case_work.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/young_people.hpp"

namespace cscsim {

double at_ratio(double p, double ratio) {
  if (ratio == 1.0) return p;
  return p >= 1.0 ? 1.0 : -std::expm1(ratio * std::log1p(-p));
}

namespace {

bool shared_by_siblings(const Family& family, Cause cause) {
  switch (cause) {
    case Cause::section_47:
    case Cause::proceedings:
    case Cause::closure:
      return true;
    case Cause::edge_of_care:
    case Cause::emergency:
    case Cause::return_home:
    case Cause::kinship_order:
      return family.together;
    default:
      return false;
  }
}

}  // namespace

// From 10 on, entry by agreement is scaled at its gate instead.
double clock_ratio(const Now& now, const Case& c, Cause cause) {
  const Cell& cell = now.cell;
  switch (cause) {
    case Cause::section_47:
      return ratio(cell, c, Lever::section_47);
    case Cause::proceedings:
      return ratio(cell, c,
                   c.stage == Stage::looked_after ? Lever::proceedings_issued : Lever::pre_proceedings);
    case Cause::closure:
      return ratio(cell, c, Lever::closure);
    case Cause::return_home:
      return ratio(cell, c, Lever::return_home);
    case Cause::kinship_order:
      return ratio(cell, c, Lever::kinship_order);
    case Cause::move:
      return ratio(cell, c, Lever::placement_move);
    case Cause::missing:
      return ratio(cell, c, Lever::missing) * young_lever(now, c, RiskOf::missing);
    case Cause::parental_change:
      return ratio(cell, c, Lever::parental_change);
    case Cause::edge_of_care:
      return age_on(c.birth, now.today) < 10
                 ? ratio(cell, c, Lever::care_entry) / ratio(cell, c, Lever::threshold)
                 : young_lever(now, c, RiskOf::entry);
    case Cause::emergency:
    case Cause::other_exit:
    case Cause::independent:
    case Cause::hand_over:
      return 1.0;
  }
  return 1.0;
}

double ratio(const Cell& cell, const Case& c, Lever lever) {
  double value = cell.levers[lever];
  for (std::uint32_t e = c.enrolment; e != 0; e = cell.enrolments[e - 1].next)
    if (!cell.enrolments[e - 1].over) value *= cell.enrolments[e - 1].ratios[lever];
  return value;
}

void start_clock(Now& now, Case& c, Cause cause) {
  const Family& family = now.cell[now.cell[c.child].family];
  const bool shared = shared_by_siblings(family, cause);
  const std::uint64_t key = shared ? family.id.value() : c.id.value();
  const auto name =
      static_cast<Decision>(decision::clock + 16 * static_cast<int>(c.stage) + static_cast<int>(cause));
  // Ids of families and of children may be the same numbers: the ordinal keeps their draws apart.
  c.clocks.start(cause, now.today, now.draws.exponential(key, name, now.today, shared ? 1 : 0));
}

void start_clocks(Now& now, Case& c, std::initializer_list<Cause> causes) {
  const Family& family = now.cell[now.cell[c.child].family];
  std::array<std::array<std::array<double, 4>, (cause_count + 3) / 4>, 2>
      blocks;  // drawn when first asked for
  unsigned drawn = 0;
  for (const Cause cause : causes) {
    const auto number = static_cast<std::size_t>(cause);
    const bool shared = shared_by_siblings(family, cause);
    auto& block = blocks[shared ? 1 : 0][number / 4];
    const unsigned bit = 1U << (number / 4 + (shared ? 16 : 0));
    if ((drawn & bit) == 0) {
      block = now.draws.four(shared ? family.id.value() : c.id.value(),
                             static_cast<Decision>(decision::clock + 16 * static_cast<int>(c.stage) +
                                                   static_cast<int>(number / 4)),
                             now.today, shared ? 3 : 2);  // 0 and 1 are those of start_clock
      drawn |= bit;
    }
    c.clocks.start(cause, now.today, static_cast<double>(-std::log(static_cast<float>(block[number % 4]))));
  }
}

void turn(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  for (std::size_t i = 0; i < cause_count; ++i) {
    const auto cause = static_cast<Cause>(i);
    if (c.clocks.running(cause))
      c.clocks.scale(cause, now.today, static_cast<float>(clock_ratio(now, c, cause)));
  }
  schedule(now, row);
}

namespace {

/// The kind of visit for what is due first.
std::uint8_t visit_for(const Case& c, DueDay first) {
  std::size_t what = static_cast<std::size_t>(Due::refresh);  // the commonest, then any event
  if (c.due[what] != first) what = static_cast<std::size_t>(Due::event);
  if (c.due[what] != first)
    what = static_cast<std::size_t>(std::find(c.due.begin(), c.due.end(), first) - c.due.begin());
  return static_cast<std::uint8_t>(static_cast<std::size_t>(Visit::case_look) + what);
}

}  // namespace

void schedule(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  // The event comes from the clocks: what the case still has for it is old.
  static_assert(static_cast<std::size_t>(Due::event) + 1 == due_count);
  const DueDay event = c.clocks.first_day(), first = std::min(event, DueDay::earliest_but_last(c.due));
  c[Due::event] = event;
  // A look that is still to come today is kept, whoever asks: what is due today must not slip.
  if (c.scheduled == now.today && first <= DueDay{now.today}) return;
  const Day next = std::max(now.today + 1, Day{first});
  if (next == c.scheduled) return;
  c.scheduled = next;
  ++c.token;
  if (next < now.model.end) now.cell.calendar.add({next, row.value(), c.token, visit_for(c, first)});
}

namespace {

/// Days until hazards are set again: a matter of precision, not of the world, so all these spans are assumed. In care hazards
/// move faster for half a year, and after a new worker or placement; with a care leaver nothing moves but the worker.
Day refresh_span(const Case& c, Day today) {
  if (c.stage == Stage::care_leaver) return 182;
  const bool settled = today - c.stage_since >= 183 && today - std::max(c.worker_since, c.placed_since) >= 91;
  return settled || c.stage != Stage::looked_after ? 91 : 46;
}

}  // namespace

/// A quarter on, or the day on which a hazard that goes by age or by time in stage, in care or in a placement takes its next
/// value, if that is sooner.
Day next_refresh(const Case& c, Day today) {
  Day next = today + refresh_span(c, today);
  const auto edge = [&next, today](Day since, std::initializer_list<Day> days) {
    for (const Day d : days)
      if (since + d > today && since + d < next) next = since + d;
  };
  edge(c.birth, {0, 366});  // the first birthday has come, in leap years too
  if (c.stage == Stage::child_in_need) {
    edge(c.stage_since, {91, 183, 365});
    edge(c.supervised_until, {0});
  }
  if (c.stage == Stage::looked_after) {
    edge(c.care_since, {14, 56, 183, 365, 730, 1096, 1826});
    edge(c.placed_since, {91, 365});
  }
  return next;
}

Day first_refresh(const Case& c, Day today) {
  const Day span = refresh_span(c, today), so_far = std::max(0, today - c.stage_since);
  return std::min(next_refresh(c, today), today + span - so_far % span);
}

Day hazards_stand_until(const Case& c, Day today) {
  const Day next = c[Due::refresh];
  return next > today && next != not_due ? next : next_refresh(c, today);
}

Day middle_of_span(const Case& c, Day today) { return today + (hazards_stand_until(c, today) - today) / 2; }

void refresh(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  c[Due::refresh] = next_refresh(c, now.today);
  if (DueDay{now.today} > c.severity_until && c.stage != Stage::care_leaver) look_at_severity(now, c);
  set_trust(now, c);
  set_stage_hazards(now, c);
}

}  // namespace cscsim
