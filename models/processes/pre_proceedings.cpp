#include <algorithm>

#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

/// Siblings on a plan come under the one letter: their meeting, and its end, are the family's.
void join_siblings(Now& now, ChildRow child, Day end) {
  for_family_cases(now, child, [&now, child, end](CaseRow row) {
    Case& c = now.cell[row];
    if (c.child == child || c.stage != Stage::protection_plan || c.in_court || c.birth > now.today ||
        c[Due::gateway] != not_due)
      return;
    now.count(stat::letters);
    now.log(now.cell[c.child], Event::letter, Urgency::time_to_act);
    c.clocks.stop(Cause::proceedings);
    c[Due::gateway] = end;
    c.family_conference = FamilyConference::to_be_offered;
    schedule(now, row);
    announce(now, row, Moment::pre_proceedings_letter);
  });
}

}  // namespace

void send_letter(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Child& child = now.cell[c.child];
  const Family& family = now.cell[child.family];
  const bool newborn = age_on(child.birth, now.today) <= 0;
  now.count(stat::letters);
  now.log(child, Event::letter, newborn ? Urgency::urgent : Urgency::time_to_act);
  if (newborn) {  // straight to court, once born
    c[Due::gateway] = std::max(now.today + 1, child.birth + 1);
    return;
  }
  const double spread =
      0.5 +
      now.uniform(family.id, decision::gateway_length);  // half to one and a half times the mean: assumed
  c[Due::gateway] = now.today + static_cast<Day>(7 * now.p.pre_proceedings_weeks * spread);
  announce(now, row, Moment::pre_proceedings_letter);
  expect_family_conference(now, c);
  join_siblings(now, c.child, c[Due::gateway]);
}

void leave_gateway(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Family& family = now.cell[now.cell[c.child].family];
  if (c.in_court) return;
  const bool newborn = age_on(now.cell[c.child].birth, now.today) <= 0;
  const double issued = at_ratio(newborn ? now.p.newborn_issued : issued_after_letter(now, c),
                                 ratio(now.cell, c, Lever::proceedings_issued));
  if (now.uniform(family.id, decision::letter_issue) < issued) {
    if (c.family_conference == FamilyConference::held) now.count(stat::issued_after_conference);
    issue_proceedings(now, row);
    return;
  }
  now.count(stat::diverted);
  if (c.family_conference == FamilyConference::held) now.count(stat::diverted_after_conference);
  now.log(now.cell[c.child], Event::diverted);
  if (c.stage == Stage::protection_plan) {
    start_clock(now, c, Cause::proceedings);
    set_stage_hazards(now, c);
  }
}

}  // namespace cscsim
