#include "models/processes/case_work.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

void start_stage_clocks(Now& now, Case& c) {
  using enum Cause;
  switch (c.stage) {
    case Stage::referral:
      return;
    case Stage::assessment:
      return start_clocks(now, c, {hand_over, edge_of_care, emergency});
    case Stage::child_in_need:
      return start_clocks(now, c, {hand_over, section_47, edge_of_care, emergency, closure, parental_change});
    case Stage::protection_plan:
      return start_clocks(now, c,
                          {hand_over, section_47, edge_of_care, emergency, proceedings, parental_change});
    case Stage::looked_after:
      return start_clocks(now, c,
                          {hand_over, section_47, proceedings, return_home, kinship_order, other_exit,
                           independent, move, missing, parental_change});
    case Stage::care_leaver:
      return start_clocks(now, c, {hand_over});
  }
}

void set_stage_hazards(Now& now, Case& c) {
  if (c.stage != Stage::referral)
    set_hazard(now, c, Cause::hand_over, now.p.rebalance_per_year + now.p.absence_hand_over_per_year);
  set_hazard(now, c, Cause::parental_change, parental_change_per_year(now, c));
  switch (c.stage) {
    case Stage::referral:
    case Stage::care_leaver:
      return;
    case Stage::assessment:
      set_entry_hazards(now, c);
      return;
    case Stage::child_in_need: {
      set_entry_hazards(now, c);
      set_hazard(now, c, Cause::section_47,
                 now.p.section_47_in_need * now.cell.local[LocalRate::section_47] *
                     severity_ratio(now, c, SeveritySlope::section_47));
      const Day days = now.today - c.stage_since;
      const double closing = days < 91    ? now.p.closure_first_3_months
                             : days < 183 ? now.p.closure_3_to_6_months
                             : days < 365 ? now.p.closure_6_to_12_months
                                          : now.p.closure_after_1_year;
      const bool just_home = c.went_home != never && now.today - c.went_home < now.p.after_return_days;
      const double ratio = now.cell.local[LocalRate::closure] * (c.disabled ? now.p.closure_disabled_ratio : 1.0) *
                           (just_home ? now.p.closure_after_return : 1.0) *
                           (c.changed ? now.p.changed_closure : 1.0) *
                           severity_ratio(now, c, SeveritySlope::closure);
      const bool waits = c.in_court || c[Due::conference] != not_due || c[Due::gateway] != not_due ||
                         now.today < c.supervised_until;
      set_hazard(now, c, Cause::closure, waits ? 0 : closing * ratio);
      return;
    }
    case Stage::protection_plan: {
      set_entry_hazards(now, c);
      set_hazard(now, c, Cause::section_47,
                 now.p.section_47_on_plan * now.cell.local[LocalRate::section_47] *
                     severity_ratio(now, c, SeveritySlope::section_47));
      const bool infant = age_group(c.birth, now.today) <= AgeGroup::under_1;
      const bool waiting = c[Due::gateway] != not_due || c.in_court;
      const bool unborn = c.birth > now.today;
      set_hazard(now, c, Cause::proceedings,
                 waiting || unborn ? 0
                                   : now.p.pre_proceedings_on_plan * now.cell.local[LocalRate::care_entry] *
                                         (c.changed ? now.p.changed_entry : 1.0) *
                                         severity_ratio(now, c, SeveritySlope::proceedings) *
                                         (infant ? now.p.urgent_ratio_infant : 1.0));
      return;
    }
    case Stage::looked_after:
      set_care_hazards(now, c);
      return;
  }
}

namespace {

void happen(Now& now, CaseRow row, Cause cause) {
  Case& c = now.cell[row];
  const Child& child = now.cell[c.child];
  c.clocks.stop(cause);
  switch (cause) {
    case Cause::section_47:
      start_section_47(now, row);
      start_clock(now, c, Cause::section_47);
      set_stage_hazards(now, c);
      return;
    case Cause::edge_of_care:
      consider_entry(now, row);
      return;
    case Cause::emergency:
      take_emergency(now, row);
      return;
    case Cause::proceedings:
      if (c.stage == Stage::looked_after)
        issue_proceedings(now, row);
      else
        send_letter(now, row);
      return;
    case Cause::closure:
      close_case(now, row, Closing::ended);
      return;
    case Cause::return_home:
      leave_care(now, row,
                 now.uniform(child.id, decision::care_home_planned) < now.p.home_unplanned
                     ? CareExit::home_unplanned
                     : CareExit::home_planned);
      return;
    case Cause::kinship_order:
      leave_care(now, row,
                 now.uniform(child.id, decision::care_exit_kind) < now.p.kinship_order_sgo
                     ? CareExit::special_guardianship
                     : CareExit::child_arrangements);
      return;
    case Cause::
        other_exit:  // to relatives without an order; else abroad, custody, another authority, adult services
      leave_care(now, row,
                 now.uniform(child.id, decision::care_exit_kind) < now.p.other_exit_relatives
                     ? CareExit::relatives
                     : CareExit::other);
      return;
    case Cause::independent:
      leave_care(now, row, CareExit::independent);
      return;
    case Cause::move:
      end_placement(now, row, PlacementEnd::moved);
      seek_placement(now, row);
      start_clock(now, c, Cause::move);
      return;
    case Cause::missing:
      count_missing(now, row);
      return;
    case Cause::parental_change:
      c.changed = true;
      now.model.severity.change(now.cell[child.family], now.today);
      c.severity_until = now.today;
      now.count(stat::parental_changes);
      now.log(child, Event::parental_change);
      set_stage_hazards(now, c);
      return;
    case Cause::hand_over:
      hand_over(now, row);
      start_clock(now, c, Cause::hand_over);
      set_stage_hazards(now, c);
      return;
  }
}

void fall_due(Now& now, CaseRow row, Due what) {
  Case& c = now.cell[row];
  switch (what) {
    case Due::eighteenth_birthday:
      turn_eighteen(now, row);
      return;
    case Due::decision:
      decide_referral(now, row);
      return;
    case Due::assessment_end:
      end_assessment(now, row);
      return;
    case Due::conference:
      hold_conference(now, row);
      return;
    case Due::review:
      if (c.stage == Stage::protection_plan)
        review_plan(now, row);
      else if (c.stage == Stage::looked_after)
        review_care(now, row);
      return;
    case Due::family_conference:
      step_family_conference(now, row);
      return;
    case Due::gateway:
      leave_gateway(now, row);
      return;
    case Due::hearing:
      hold_final_hearing(now, row);
      return;
    case Due::police_end:
      end_police_protection(now, row);
      return;
    case Due::edge_decision:
      decide_entry(now, row);
      return;
    case Due::placement_end:
      end_placement(now, row, PlacementEnd::short_stay);
      seek_placement(now, row);
      return;
    case Due::remand_end:
      leave_care(now, row, CareExit::other);
      return;
    case Due::adoption:
      step_adoption(now, row);
      return;
    case Due::pathway_review:
      review_pathway(now, row);
      return;
    case Due::refresh:
      refresh(now, row);
      return;
    case Due::event:
      // All that ring today, one after another: none waits for a look that may come sooner or later.
      while (now.cell[row].child.exists() && now.cell[row].clocks.first_day() <= now.today)
        happen(now, row, now.cell[row].clocks.first().cause);
      return;
  }
}

}  // namespace

void look(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const DueDay today{now.today};
  for (std::size_t i = 0; i < due_count; ++i) {
    if (c.due[i] > today) continue;
    c.due[i] = not_due;
    fall_due(now, row, static_cast<Due>(i));
    if (!now.cell[row].child.exists()) return;  // closed
  }
  schedule(now, row);
}

}  // namespace cscsim
