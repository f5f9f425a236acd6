#include <algorithm>

#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

/// Days from issue to the final hearing. Courts work to 26 weeks: those in time end in the last six of them; the rest are
/// spread so that the mean is as published.
Day hearing_days(const Now& now, FamilyId family) {
  const double u = now.uniform(family, decision::hearing_length), in_time = now.p.hearing_within_26_weeks;
  if (u < in_time) return static_cast<Day>(7 * (20 + 6 * u / in_time));
  const double late_mean = (now.p.hearing_weeks_mean - in_time * 23) / (1 - in_time);
  return static_cast<Day>(7 * (26 + 2 * std::max(1.0, late_mean - 26) * (u - in_time) / (1 - in_time)));
}

/// An order that leaves the child at home or with kin: a plan has done its work, and support as a child in need follows.
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

}  // namespace

void send_letter(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Child& child = now.cell[c.child];
  const Family& family = now.cell[child.family];
  now.count(stat::letters);
  now.log(child, Event::letter);
  if (age_on(child.birth, now.today) <= 0) {  // newborn and urgent: straight to court, once born
    c[Due::gateway] = std::max(now.today + 1, child.birth + 1);
    return;
  }
  const double spread =
      0.5 +
      now.uniform(family.id, decision::gateway_length);  // half to one and a half times the mean: assumed
  c[Due::gateway] = now.today + static_cast<Day>(7 * now.p.pre_proceedings_weeks * spread);
  announce(now, row, Moment::pre_proceedings_letter);
}

void leave_gateway(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Family& family = now.cell[now.cell[c.child].family];
  if (c.in_court) return;
  // Urgent applications for newborns are issued as a rule (assumed 0.98), the others unless they are diverted.
  const bool newborn = age_on(now.cell[c.child].birth, now.today) <= 0;
  const double issued =
      at_ratio(newborn ? 0.98 : 1 - now.p.diverted, ratio(now.cell, c, Lever::proceedings_issued));
  if (now.uniform(family.id, decision::letter_issue) < issued) {
    issue_proceedings(now, row);
    return;
  }
  now.count(stat::diverted);
  now.log(now.cell[c.child], Event::diverted);
  if (c.stage == Stage::protection_plan) {
    start_clock(now, c, Cause::proceedings);
    set_stage_hazards(now, c);
  }
}

void issue_proceedings(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Child& child = now.cell[c.child];
  const Family& family = now.cell[child.family];
  bool first_of_family = true;  // one application names all siblings
  for_family_cases(now, c.child,
                   [&](CaseRow other) { first_of_family &= now.cell[other].proceedings_since != now.today; });
  if (first_of_family) now.count(stat::care_applications);
  now.log(child, Event::issued);
  c.in_court = true;
  c.proceedings_since = now.today;
  c[Due::hearing] = now.today + hearing_days(now, family.id);
  if (c.stage == Stage::looked_after) {
    c.legal = LegalStatus::interim_care_order;
    now.log(child, Event::legal_status, c.legal);
    c.clocks.stop(Cause::proceedings);
    refresh(now, row);
  } else if (now.uniform(family.id, decision::letter_interim_order) < now.p.interim_order) {
    enter_care(now, row, Door::court, LegalStatus::interim_care_order);
  }
  announce(now, row, Moment::proceedings_issued);
}

void hold_final_hearing(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Child& child = now.cell[c.child];
  const Family& family = now.cell[child.family];
  now.count(stat::proceedings_ended);
  now.add(stat::proceedings_days, now.today - c.proceedings_since);
  const Day in_court = now.today - c.proceedings_since;
  c.in_court = false;
  const double u = now.uniform(family.id, decision::hearing_outcome);
  const bool in_care = c.stage == Stage::looked_after;
  if (in_care && now.uniform(child.id, decision::care_adoption_path) <
                     placement_order(now.p, age_group(child.birth, now.today))) {
    now.log(child, Event::hearing, Hearing::placement_order, in_court);
    plan_adoption(now, row);
    return;
  }
  const std::array<double, 3> weights = {now.p.hearing_care_order, now.p.hearing_kinship_order,
                                         now.p.hearing_home};
  switch (category(weights, u)) {
    case 0:
      now.log(child, Event::hearing, Hearing::care_order, in_court);
      if (in_care) {
        c.legal = LegalStatus::care_order;
        now.log(child, Event::legal_status, c.legal);
        refresh(now, row);
      } else {
        enter_care(now, row, Door::court, LegalStatus::care_order);
      }
      return;
    case 1:
      now.log(child, Event::hearing, Hearing::kinship_order, in_court);
      if (in_care)
        leave_care(now, row,
                   now.uniform(child.id, decision::care_exit_kind) < now.p.kinship_order_sgo
                       ? CareExit::special_guardianship
                       : CareExit::child_arrangements);
      else
        step_down_from_court(now, row);
      return;
    default:
      now.log(child, Event::hearing, Hearing::home, in_court);
      if (in_care)
        leave_care(now, row, CareExit::home_planned);
      else
        step_down_from_court(now, row);
      return;
  }
}

}  // namespace cscsim
