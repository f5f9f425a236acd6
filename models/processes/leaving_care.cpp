#include <algorithm>
#include <cmath>

#include "core/random/distributions.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/share_at.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

double standard_adviser_trust(const Now& now, const Case& c) {
  return std::clamp((c.child_trust.on(now.today) - now.p.leaver_trust_mean) / now.p.leaver_trust_sd, -2.5,
                    2.5);
}

double care_variance(const Parameters& p) {
  return p.leaver_settled * p.leaver_settled + p.leaver_late_entry * p.leaver_late_entry;
}

/// Shares of an age of which the authority knows; activity and home are published for all, and unknown of the others.
struct LeaverShares {
  double in_touch, in_work, suitable;
};

LeaverShares shares_at(const Parameters& p, int age) {
  const double known = age < 19 ? p.leaver_in_touch_18 : p.leaver_in_touch;
  return {known, std::min(1.0, (age < 19 ? p.leaver_in_work_18 : p.leaver_in_work) / known),
          std::min(1.0, (age < 19 ? p.leaver_suitable_18 : p.leaver_suitable) / known)};
}

/// Finds contact, activity and home anew where `changes` says so, each by a draw of its own.
void settle_life(const Now& now, Case& c, double changes) {
  const Parameters& p = now.p;
  const LeaverShares shares = shares_at(p, age_on(c.birth, now.today));
  const double trust = p.leaver_trust * standard_adviser_trust(now, c),
               with_trust = p.leaver_trust * p.leaver_trust, above = static_cast<double>(c.prospects) + trust,
               variance = care_variance(p) + with_trust;
  const auto found = [&](bool before, decision::Name what, double share) {
    const double u = now.uniform(c.id, what);
    return u < changes ? u < changes * share : before;
  };
  c.in_touch = found(c.in_touch, decision::leaver_in_touch, share_at(shares.in_touch, trust, with_trust));
  const auto helped = [&](double share, Lever lever) { return at_ratio(share, ratio(now.cell, c, lever)); };
  c.in_education_or_work = found(c.in_education_or_work, decision::leaver_activity,
                                 helped(share_at(shares.in_work, above, variance), Lever::leaver_work));
  c.suitable_home =
      c.stays_put || found(c.suitable_home, decision::leaver_accommodation,
                           helped(share_at(shares.suitable, above, variance), Lever::leaver_home));
}

/// Support from 21 to 25 is on request.
bool asks_for_support(const Now& now, const Case& c) {
  return now.draws.uniform(c.id.value(), decision::of(decision::leaver_until), now.model.start) <
         now.p.leaver_to_25;
}

constexpr Day between_reviews = 183;  // statutory.csv: six-monthly

}  // namespace

void note_prospects(Now& now, Case& c) {
  const Parameters& p = now.p;
  const double settled = c.placed_since == never
                             ? 0
                             : std::min(p.leaver_settled_most, (now.today - c.placed_since) / days_per_year),
               entry_age = (c.care_since - c.birth) / days_per_year;
  c.prospects =
      static_cast<float>(p.leaver_settled * (settled - p.leaver_settled_mean) / p.leaver_settled_sd -
                         p.leaver_late_entry * (entry_age - p.leaver_entry_age_mean) / p.leaver_entry_age_sd);
}

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
  if (child.disabled && now.uniform(child.id, decision::leaver_eligible) < now.p.adult_services) {
    begin_leaving_care(now, row);
    return;
  }
  close_case(now, row, c.assessed ? Closing::ended : Closing::not_in_need);
}

void begin_leaving_care(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  c.due.fill(not_due);  // courts, conferences and panels are for children
  c.in_court = false;
  c.left_foster = age_on(c.birth, now.today) >= 18 && c.placement == PlacementKind::foster;
  c.stays_put = c.left_foster && now.uniform(c.id, decision::leaver_staying_put) < now.p.leaver_stays_put;
  enter_stage(now, row, Stage::care_leaver);
  c[Due::pathway_review] = now.today + between_reviews;
  settle_life(now, c, 1);
  expect_first_child(now, c.child);
  schedule(now, row);
}

void settle_leaver(Now& now, CaseRow row) { settle_life(now, now.cell[row], 1); }

void open_leaver_life(const Now& now, Case& c) {
  const Parameters& p = now.p;
  const double age = (now.today - c.birth) / days_per_year;
  const auto u = now.draws.four(c.id.value(), decision::of(decision::leaver_prospects), now.model.start);
  c.prospects = static_cast<float>(std::sqrt(care_variance(p)) * normal_quantile(u[0]));
  c.left_foster = u[1] < p.leaver_left_foster;
  c.stays_put = c.left_foster && age < 21 &&
                u[2] < p.leaver_stays_put * std::pow(p.leaver_stays_on, std::floor(2 * (age - 18)));
  c.child_trust.begin(now.today, p.leaver_trust_mean);
  settle_life(now, c, 1);
}

void review_pathway(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  Child& child = now.cell[c.child];
  const Day at_21 = birthday(child.birth, 21), at_25 = birthday(child.birth, 25);
  const bool first_from_21 = now.today >= at_21 && now.today - at_21 < between_reviews;
  if (now.today >= at_25 || (first_from_21 && !asks_for_support(now, c))) {
    child.gone = true;
    close_case(now, row, Closing::ended);
    return;
  }
  c.stays_put = c.stays_put && now.today < at_21 &&
                now.uniform(child.id, decision::leaver_staying_put) < now.p.leaver_stays_on;
  settle_life(now, c, now.p.leaver_review_changes);
  now.log(child, Event::pathway_review, (c.in_education_or_work ? 1 : 0) + (c.suitable_home ? 2 : 0));
  Day next = now.today + between_reviews;
  for (const Day limit : {at_21, at_25})
    if (now.today < limit && limit < next) next = limit;
  c[Due::pathway_review] = next;
}

}  // namespace cscsim
