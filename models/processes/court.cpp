#include <utility>

#include "models/processes/case_work.hpp"
#include "models/processes/court_queue.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

constexpr int oldest_under_order = 17;  // no care order is made at 17 or over

/// An order that leaves the child at home: a plan has done its work, and support as a child in need follows.
void step_down_from_court(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  if (c.stage == Stage::protection_plan) end_plan(now, c);
  enter_stage(now, row, Stage::child_in_need);
}

double placement_order(const Parameters& p, AgeGroup age) {
  switch (age) {
    case AgeGroup::unborn:
    case AgeGroup::under_1:
      return p.hearing_placement_order_infant;
    case AgeGroup::from_1_to_4:
      return p.hearing_placement_order_1_to_4;
    case AgeGroup::from_5_to_9:
      return p.hearing_placement_order_5_to_9;
    default:
      return 0;
  }
}

/// The judge's order: one draw for the siblings of a day, a placement order for the child alone.
Order draw_order(const Now& now, const Case& c, FamilyId family) {
  const AgeGroup age = age_group(c.birth, now.today);
  if (c.stage == Stage::looked_after &&
      now.uniform(c.id, decision::care_adoption_path) < placement_order(now.p, age))
    return Order::placement;
  constexpr std::array<Order, 5> kinds = {Order::care, Order::supervision, Order::special_guardianship,
                                          Order::child_arrangements, Order::none};
  const double at_home =
      (c.stage == Stage::looked_after ? 1 : now.p.hearing_at_home) * ratio(now.cell, c, Lever::court_return);
  const std::array<double, 5> weights = {now.p.hearing_care_order, now.p.hearing_supervision_order * at_home,
                                         now.p.hearing_special_guardianship[static_cast<std::size_t>(age)],
                                         now.p.hearing_child_arrangements, now.p.hearing_no_order * at_home};
  return kinds[category(weights, now.uniform(family, decision::hearing_outcome))];
}

void order_care(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  if (c.stage != Stage::looked_after) {
    enter_care(now, row, Door::court, LegalStatus::care_order);
    return;
  }
  c.legal = LegalStatus::care_order;
  now.log(now.cell[c.child], Event::legal_status, c.legal);
  refresh(now, row);
}

void send_home(Now& now, CaseRow row, Order order) {
  if (now.cell[row].stage == Stage::looked_after)
    leave_care(now, row, CareExit::home_planned);
  else
    step_down_from_court(now, row);
  if (order != Order::supervision) return;
  now.cell[row].supervised_until = now.today + static_cast<Day>(now.p.supervision_days);
  refresh(now, row);  // nothing closes under supervision
  schedule(now, row);
}

void order_kin(Now& now, CaseRow row, CareExit by) {
  Case& c = now.cell[row];
  if (c.stage == Stage::looked_after) {
    leave_care(now, row, by);
    return;
  }
  if (c.stage == Stage::protection_plan) end_plan(now, c);
  rehome(now, c.child, by);
  close_case(now, row, Closing::ended);
}

}  // namespace

namespace {

/// A child of the family at home or in care by agreement, for whom an order can still be made: not one who lives on its own.
bool can_be_named(const Now& now, const Child& child) {
  if (child.gone || child.rehomed || child.asylum || child.birth > now.today ||
      age_on(child.birth, now.today) >= oldest_under_order)
    return false;
  if (!child.open_case.exists()) return true;
  const Case& c = now.cell[child.open_case];
  return !c.in_court && c.stage != Stage::care_leaver &&
         (c.stage != Stage::looked_after || c.legal == LegalStatus::section_20);
}

/// One application names the siblings who are at risk with the child, whatever was planned for them until then.
void name_siblings_of(Now& now, ChildRow child) {
  for (ChildRow sibling = now.cell[now.cell[child].family].first_child; sibling.exists();
       sibling = now.cell[sibling].sibling) {
    if (sibling == child || !can_be_named(now, now.cell[sibling]) ||
        now.uniform(now.cell[sibling].id, decision::named_with_sibling) >= now.p.sibling_named)
      continue;
    const CaseRow row = ready_for_court(now, sibling, Source::la_services);
    now.cell[row][Due::gateway] = not_due;
    now.cell[row].clocks.stop(Cause::proceedings);
    issue_proceedings(now, row);
    Case& c = now.cell[row];
    set_stage_hazards(now, c);  // at home: closing waits
    schedule(now, row);
  }
}

}  // namespace

void issue_proceedings(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const ChildRow named = c.child;
  const Child& child = now.cell[named];
  const Family& family = now.cell[child.family];
  bool first_of_family = true;  // one application names all siblings
  for_family_cases(now, c.child,
                   [&](CaseRow other) { first_of_family &= now.cell[other].proceedings_since != now.today; });
  if (first_of_family) now.count(stat::care_applications);
  now.count(stat::care_application_children);
  now.log(child, Event::issued);
  c.in_court = true;
  c.proceedings_since = now.today;
  await_hearing(now, row, first_of_family);
  remember_proceedings(now, row, first_of_family);
  if (c.stage == Stage::looked_after) {
    c.legal = LegalStatus::interim_care_order;
    now.log(child, Event::legal_status, c.legal);
    c.clocks.stop(Cause::proceedings);
    refresh(now, row);
  } else if (now.uniform(family.id, decision::letter_interim_order) < now.p.interim_order) {
    enter_care(now, row, Door::court, LegalStatus::interim_care_order);
  }
  announce(now, row, Moment::proceedings_issued);
  if (first_of_family) now.gathered.applied_for.push_back(named);
}

void name_siblings(Now& now) {
  for (const ChildRow child : std::exchange(now.gathered.applied_for, {})) name_siblings_of(now, child);
}

void hold_final_hearing(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Child& child = now.cell[c.child];
  const Day days = now.today - c.proceedings_since;
  now.count(stat::proceedings_ended);
  now.add(stat::proceedings_days, days);
  if (days <= 182) now.count(stat::proceedings_within_26_weeks);  // statutory.csv
  c.in_court = false;
  const Order order = draw_order(now, c, now.cell[child.family].id);
  now.count(stat::orders_by_kind, static_cast<std::size_t>(order));
  now.log(child, Event::hearing, order, days);
  switch (order) {
    case Order::care:
      order_care(now, row);
      return;
    case Order::supervision:
    case Order::none:
      send_home(now, row, order);
      return;
    case Order::special_guardianship:
      order_kin(now, row, CareExit::special_guardianship);
      return;
    case Order::child_arrangements:
      order_kin(now, row, CareExit::child_arrangements);
      return;
    case Order::placement:
      plan_adoption(now, row);
      return;
  }
}

}  // namespace cscsim
