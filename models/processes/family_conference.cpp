#include <algorithm>

#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

/// Of the family's cases in pre-proceedings, siblings as one.
void set_conference(Now& now, ChildRow child, FamilyConference state) {
  for_family_cases(now, child, [&now, state](CaseRow row) {
    if (now.cell[row][Due::gateway] != not_due) now.cell[row].family_conference = state;
  });
}

/// Policies work with children: a family is offered what any of them is.
double offered(Now& now, ChildRow child) {
  double most = 0;
  for_family_cases(now, child, [&now, &most](CaseRow row) {
    const Case& c = now.cell[row];
    if (c[Due::gateway] != not_due) most = std::max(most, ratio(now.cell, c, Lever::family_conference));
  });
  return at_ratio(now.p.conference_offered, most);
}

void offer_conference(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const FamilyId family = now.cell[now.cell[c.child].family].id;
  set_conference(now, c.child, FamilyConference::not_held);
  if (now.uniform(family, decision::conference_offered) >= offered(now, c.child)) return;
  now.count(stat::conferences_offered);
  if (now.uniform(family, decision::conference_accepted) >= now.p.conference_accepted) {
    now.count(stat::conferences_declined);
    now.log(now.cell[c.child], Event::family_conference, Decided::no);
    return;
  }
  c.family_conference = FamilyConference::accepted;
  // Half to one and a half times the mean, as pre-proceedings last (assumed), and within them.
  const double days = now.p.conference_days * (0.5 + now.uniform(family, decision::conference_length));
  c[Due::family_conference] =
      std::max(now.today + 1, std::min(now.today + static_cast<Day>(days), c[Due::gateway] - 1));
}

void hold_conference_of_family(Now& now, CaseRow row) {
  const ChildRow child = now.cell[row].child;
  set_conference(now, child, FamilyConference::held);
  now.count(stat::conferences_held);
  now.log(now.cell[child], Event::family_conference, Decided::yes);
}

}  // namespace

void expect_family_conference(Now& now, Case& c) {
  c.family_conference = FamilyConference::to_be_offered;
  c[Due::family_conference] = now.today + 1;  // once policies have answered the letter
}

void step_family_conference(Now& now, CaseRow row) {
  const Case& c = now.cell[row];
  if (c[Due::gateway] == not_due || c.in_court) return;  // the letter was overtaken
  if (c.family_conference == FamilyConference::to_be_offered)
    offer_conference(now, row);
  else
    hold_conference_of_family(now, row);
}

double issued_after_letter(const Now& now, const Case& c) {
  switch (c.family_conference) {
    case FamilyConference::held:
      return now.model.letters.issued_with;
    case FamilyConference::not_held:
      return now.model.letters.issued_without;
    default:
      return 1 - now.p.diverted;  // a letter of before the run
  }
}

double kin_offers(const Now& now, const Case& c) {
  const double usual = now.p.kin_offer * ratio(now.cell, c, Lever::kinship_placement);
  switch (c.family_conference) {
    case FamilyConference::held:
      return std::min(1.0, usual * now.p.conference_kin);
    case FamilyConference::not_held:
      return std::min(1.0, usual * now.model.letters.kin_without);
    default:
      return std::min(1.0, usual);
  }
}

}  // namespace cscsim
