#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

void turn_eighteen(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Child& child = now.cell[c.child];
  now.count(stat::eighteenth_birthdays);
  now.log(child, Event::eighteenth_birthday);
  if (c.stage == Stage::protection_plan) end_plan(now, c);
  if (c.stage == Stage::looked_after) {
    announce(now, row, Moment::eighteenth_birthday_in_care);
    now.count(stat::cla_ceased_at_18);
    const double u = now.uniform(child.id, decision::care_exit_kind);
    leave_care(now, row,
               u < now.p.eighteen_independent                              ? CareExit::independent
               : u < now.p.eighteen_independent + now.p.eighteen_relatives ? CareExit::relatives
                                                                           : CareExit::eighteenth_birthday);
    return;
  }
  if (child.disabled &&
      now.uniform(child.id, decision::leaver_eligible) < 0.1) {  // to adult services later: assumed
    begin_leaving_care(now, row);
    return;
  }
  close_case(now, row, c.assessed ? Closing::ended : Closing::not_in_need);
}

void begin_leaving_care(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Child& child = now.cell[c.child];
  c.due.fill(not_due);  // courts, conferences and panels are for children
  c.in_court = false;
  enter_stage(now, row, Stage::care_leaver);
  c[Due::pathway_review] = now.today + 183;  // statutory.csv: six-monthly
  c.in_education_or_work = now.uniform(child.id, decision::leaver_activity) < now.p.leaver_in_work;
  c.suitable_home = now.uniform(child.id, decision::leaver_accommodation) < now.p.leaver_suitable;
  schedule(now, row);
}

void review_pathway(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  Child& child = now.cell[c.child];
  const Day at_21 = birthday(child.birth, 21), at_25 = birthday(child.birth, 25);
  const bool stays = now.draws.uniform(child.id.value(), decision::of(decision::leaver_until),
                                       now.model.start) < now.p.leaver_to_25;
  if (now.today >= at_25 || (now.today >= at_21 && !stays)) {
    child.gone = true;
    close_case(now, row, Closing::ended);
    return;
  }
  // Activity and accommodation are seen anew twice a year; a third change (assumed), towards the published shares.
  if (now.uniform(child.id, decision::leaver_activity, 1) < 1.0 / 3)
    c.in_education_or_work = now.uniform(child.id, decision::leaver_activity) < now.p.leaver_in_work;
  if (now.uniform(child.id, decision::leaver_accommodation, 1) < 1.0 / 3)
    c.suitable_home = now.uniform(child.id, decision::leaver_accommodation) < now.p.leaver_suitable;
  now.log(child, Event::pathway_review, (c.in_education_or_work ? 1 : 0) + (c.suitable_home ? 2 : 0));
  Day next = now.today + 183;
  for (const Day limit : {at_21, at_25})
    if (now.today < limit && limit < next) next = limit;
  c[Due::pathway_review] = next;
}

}  // namespace cscsim
