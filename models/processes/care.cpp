#include <algorithm>
#include <array>
#include <cmath>

#include "core/calendar/working_days.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/young_people.hpp"

namespace cscsim {

namespace {

/// Exits at this time in care against the second year.
double time_ratio(const Parameters& p, Day days) {
  if (days < 14) return p.exit_first_2_weeks;
  if (days < 56) return p.exit_2_to_8_weeks;
  if (days < 183) return p.exit_8_to_26_weeks;
  if (days < 365) return p.exit_26_to_52_weeks;
  if (days < 730) return p.exit_1_to_2_years;
  if (days < 1096) return p.exit_2_to_3_years;
  if (days < 1826) return p.exit_3_to_5_years;
  return p.exit_after_5_years;
}

std::size_t duration_band(Day days) {
  constexpr std::array<Day, 8> upper = {14, 56, 183, 365, 730, 1096, 1826, 3652};
  return static_cast<std::size_t>(std::upper_bound(upper.begin(), upper.end(), days) - upper.begin());
}

bool can_move(PlacementKind kind) {
  return kind == PlacementKind::foster || kind == PlacementKind::childrens_home ||
         kind == PlacementKind::semi_independent || kind == PlacementKind::kinship ||
         kind == PlacementKind::secure || kind == PlacementKind::other;
}

bool is_leaver(CareExit reason) {
  return reason == CareExit::independent || reason == CareExit::relatives ||
         reason == CareExit::eighteenth_birthday;
}

/// The Department counts a child's last exit of the year only: an earlier one of the year is taken back.
void count_exit(Now& now, Case& c, CareExit reason) {
  Child& child = now.cell[c.child];
  EarlierCare& last = keep_earlier_care(now.cell, child);
  const auto count_last = [&now, &child, &last](std::int64_t n) {
    Tally& tally = now.cell.tally;
    tally.add(stat::cla_ceased, 0, last.ended, n);
    tally.add(stat::cla_ceased_by_duration, last.exit_duration, last.ended, n);
    tally.add(stat::cla_ceased_by_reason, last.exit_reason, last.ended, n);
    tally.add(stat::cla_ceased_by_placement, last.exit_placement, last.ended, n);
    tally.add(stat::cla_ceased_by_group, groups_of(child, last.exit_need, last.ended), last.ended, n);
  };
  if (last.ended != never && year_to_march(last.ended) == year_to_march(now.today)) count_last(-1);
  last.ended = now.today;
  last.exit_duration = static_cast<std::uint8_t>(duration_band(now.today - c.care_since));
  last.exit_reason = static_cast<std::uint8_t>(reason);
  last.exit_need = need_category(c);
  last.exit_placement = static_cast<std::uint8_t>(c.placement);
  count_last(1);
  now.count(stat::care_spells_ended);
  now.log(child, Event::care_ended, reason, now.today - c.care_since);
}

/// Likewise a child's first entry of the year.
void count_entry(Now& now, const Case& c) {
  Child& child = now.cell[c.child];
  EarlierCare& earlier = keep_earlier_care(now.cell, child);
  const int year = year_to_march(now.today);
  const bool began = earlier.started != never && year_to_march(earlier.started) == year;
  const bool left = earlier.ended != never && year_to_march(earlier.ended) == year;
  if (!began && !left) now.count(stat::cla_in_year);
  now.count(stat::care_spells_started);
  if (!began) {
    now.count(stat::cla_started);
    now.count_groups(stat::cla_started_by_group, c);
    now.count(stat::cla_started_by_door, static_cast<std::size_t>(c.door));
    if (child.asylum) now.count(stat::uasc_started);
  }
  earlier.started = now.today;
  if (earlier.went_home != never && now.today - earlier.went_home <= 365)
    now.count(stat::returned_home_again_in_care);
  now.log(child, Event::care_started, c.door);
  now.log(child, Event::legal_status, c.legal);
}

/// What scarcity did to the placement, against the mean child's: distance, fit and siblings apart.
double scarcity_ratio(const Parameters& p, const Case& c) {
  if (p.scarcity_loop == 0) return 1;
  const double km = static_cast<double>(c.km_from_home);
  double ratio = 1 / p.move_scarcity_mean;
  for (const double end_of_band : {p.near_km, p.far_km})
    if (km >= end_of_band) ratio *= p.move_distance_band;
  if (c.poor_fit) ratio *= p.move_poor_fit;
  if (c.split_siblings) ratio *= p.move_split_siblings;
  return ratio;
}

/// exp(-slope x trust), of a trust of children of 10 and over in care with this mean and variance 1: mean 1 over them.
double held_back(double slope, double trust, double mean) {
  return static_cast<double>(std::exp(static_cast<float>(-slope * (trust - mean) - slope * slope / 2)));
}

double moves_per_year(const Now& now, const Case& c, double age_ratio) {
  const Parameters& p = now.p;
  const Day placed = now.today - c.placed_since;
  const double by_time = placed < 91    ? p.move_first_3_months
                         : placed < 365 ? p.move_first_year
                                        : p.move_later;
  const bool new_worker = c.worker_since != never && c.worker_since > c.placed_since &&
                          now.today - c.worker_since < p.move_hand_over_days;
  return by_time * static_cast<double>(c.instability) * age_ratio * scarcity_ratio(p, c) *
         (new_worker ? p.move_hand_over : 1.0);
}

/// For adoption, or when a remand ends.
bool leaves_by_plan(const Case& c) { return c.adoption_plan || c.door == Door::remand; }

/// Exits of the authority for the child's ethnic group, against those of England. Groups were compared without those who
/// seek asylum.
double exit_effect(const Now& now, const Case& c) {
  if (c.asylum) return now.cell.local[LocalRate::care_exit];
  return now.cell.local[LocalRate::care_exit] *
         now.p.exit_ethnicity[static_cast<std::size_t>(now.cell[c.child].ethnicity)];
}

/// The same at this time in care, against the second year.
double exit_ratio(const Now& now, const Case& c) {
  return exit_effect(now, c) * time_ratio(now.p, now.today - c.care_since);
}

}  // namespace

double hand_over_ratio(const Parameters& p, const Case& c) {
  return std::pow(p.hand_over_return, std::min<int>(c.hand_overs, static_cast<int>(p.hand_overs_most))) /
         p.hand_over_return_mean;
}

double return_per_year(const Now& now, const Case& c) {
  const Parameters& p = now.p;
  if (leaves_by_plan(c) || c.asylum || c.in_court) return 0;
  const bool by_order = c.legal == LegalStatus::care_order || c.legal == LegalStatus::interim_care_order;
  return p.home_age[static_cast<std::size_t>(age_group(c.birth, now.today))] *
         (by_order ? p.home_care_order_ratio : 1.0) * hand_over_ratio(p, c) *
         (c.changed ? p.changed_return : 1.0) * severity_ratio(now, c, SeveritySlope::return_home) *
         exit_ratio(now, c);
}

void set_care_hazards(Now& now, Case& c) {
  const Parameters& p = now.p;
  const auto age = static_cast<std::size_t>(age_group(c.birth, now.today));
  const int years = age_on(c.birth, now.today);
  set_hazard(now, c, Cause::return_home, return_per_year(now, c));
  const bool settled = leaves_by_plan(c);
  set_hazard(now, c, Cause::kinship_order,
             settled || c.asylum ? 0 : p.kinship_order_age[age] * exit_ratio(now, c));
  set_hazard(now, c, Cause::other_exit,
             settled ? 0 : (years < 16 ? p.other_exit_under_16 : p.other_exit_16) * exit_effect(now, c));
  set_hazard(now, c, Cause::independent,
             years >= 16 ? p.independent_16 * now.cell.local[LocalRate::care_exit] : 0);
  set_hazard(now, c, Cause::proceedings,
             c.legal == LegalStatus::section_20 && !c.asylum && years < 16 ? p.proceedings_in_care : 0);
  set_hazard(now, c, Cause::section_47, p.section_47_in_care * now.cell.local[LocalRate::section_47]);
  // Trust in carers moves no moves: it is what time in the placement gives, and the rates by time hold that.
  const ChildsTrust trust =
      years < 10 ? ChildsTrust{} : standard_childs_trust(now, c, middle_of_span(c, now.today));
  const double moves_by_trust =
      years < 10 ? 1 : held_back(p.move_trust, trust.in_worker, p.young_trust_in_care);
  set_hazard(now, c, Cause::move,
             can_move(c.placement) && !c.seeks_placement
                 ? moves_per_year(now, c, p.move_age[age]) * moves_by_trust
                 : 0);
  const double missing = years < 10 ? 0
                                    : (years < 16 ? p.missing_10_to_15 : p.missing_16) *
                                          young_ratio(now, c, RiskOf::missing) *
                                          held_back(p.missing_trust, trust.own, 0);
  set_hazard(now, c, Cause::missing,
             missing * (c.placement == PlacementKind::childrens_home ? p.missing_residential_ratio : 1.0));
}

void enter_care(Now& now, CaseRow row, Door door, LegalStatus legal) {
  Case& c = now.cell[row];
  Child& child = now.cell[c.child];
  if (c.stage == Stage::protection_plan) end_plan(now, c);
  c[Due::conference] = c[Due::family_conference] = c[Due::gateway] = not_due;
  c.assessed = true;
  c.door = door;
  c.legal = legal;
  count_entry(now, c);
  reach(now, child, LifeStep::in_need);
  if (child.asylum)
    child.take(LifeStep::in_care);  // apart, as in CI02
  else {
    if (const int age = std::max(0, age_on(child.birth, now.today));
        !child.ever(LifeStep::in_care) && age < 9)
      now.count(stat::first_care_by_9_by_ethnicity,
                static_cast<std::size_t>(child.ethnicity) * stat::early_ages + static_cast<std::size_t>(age));
    reach(now, child, LifeStep::in_care);
  }
  c.supervised_until = never;  // a status of care takes its place
  c.care_since = now.today;
  c.difficulties = first_difficulties(now, child.id);
  c.reviews = c.late_reviews = c.hand_overs = 0;
  c.placements_this_year = 0;
  c.missing_this_year = false;
  expect_review(now, c, add_working_days(now.today, first_care_review));
  enter_stage(now, row, Stage::looked_after);
  seek_placement(now, row);
  announce(now, row, Moment::care_started);
}

void leave_care(Now& now, CaseRow row, CareExit reason) {
  Case& c = now.cell[row];
  Child& child = now.cell[c.child];
  if (is_leaver(reason)) note_prospects(now, c);
  if (c.home.exists() || c.placed_since != never) end_placement(now, row, PlacementEnd::left_care);
  count_exit(now, c, reason);
  const Day counted = std::max(now.cell.swept_to, c.care_since);
  if (now.today > counted) now.cell.tally.add(stat::cla_days, 0, now.today - 1, now.today - counted);
  if (reason == CareExit::adopted) {
    now.count(stat::adoptions);
    now.add(stat::adoption_days, now.today - c.care_since);
  }
  const bool home = reason == CareExit::home_planned || reason == CareExit::home_unplanned;
  if (reason != CareExit::eighteenth_birthday && age_on(child.birth, now.today) < 18)
    announce(now, row, Moment::care_left);
  c.seeks_placement = c.adoption_plan = false;
  c.in_court = false;
  for (const Due what :
       {Due::hearing, Due::review, Due::police_end, Due::placement_end, Due::remand_end, Due::adoption})
    c[what] = not_due;
  c.legal = LegalStatus::none;
  if (home) {
    keep_earlier_care(now.cell, child).went_home = c.went_home = now.today;
    now.count(stat::returned_home);
    enter_stage(now, row, Stage::child_in_need);
  } else if (is_leaver(reason) && age_on(child.birth, now.today) >= 16 && now.today - c.care_since >= 91) {
    begin_leaving_care(now, row);  // statutory.csv: 13 weeks in care
  } else {
    // Orders to kin and adoption give the child another household: the birth family's contacts are about others.
    const bool rehomed = reason == CareExit::adopted || reason == CareExit::special_guardianship ||
                         reason == CareExit::child_arrangements;
    if (rehomed) rehome(now, c.child, reason);
    close_case(now, row, Closing::ended);
  }
}

void plan_adoption(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Child& child = now.cell[c.child];
  c.legal = LegalStatus::placement_order;
  now.log(child, Event::legal_status, c.legal);
  c.adoption_plan = true;
  // Time to match: half fixed, half exponential, so that stages vary as published ages do (assumed form).
  const double wait = now.p.adoption_place_days / ratio(now.cell, c, Lever::adoption_pace) *
                      (0.5 + 0.5 * now.exponential(child.id, decision::adoption_length));
  c[Due::adoption] = now.today + 1 + static_cast<Day>(wait);
  refresh(now, row);
}

void step_adoption(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Child& child = now.cell[c.child];
  if (c.placement == PlacementKind::adoptive && !c.seeks_placement) {
    leave_care(now, row, CareExit::adopted);
    return;
  }
  end_placement(now, row, PlacementEnd::to_adopters);
  c.placement = PlacementKind::adoptive;
  seek_placement(now, row);
  const double wait = 70 + (now.p.adoption_order_days - 70) *
                               (0.5 + 0.5 * now.exponential(child.id, decision::adoption_length));
  c[Due::adoption] =
      now.today + 1 + static_cast<Day>(wait);  // statutory.csv: at least 10 weeks with the adopters
}

void count_missing(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  if (!c.missing_this_year) now.count(stat::cla_missing);
  c.missing_this_year = true;
  now.count(stat::cla_missing_incidents);
  now.log(now.cell[c.child], Event::missing);
  announce(now, row, Moment::missing_incident);
  start_clock(now, c, Cause::missing);
  set_stage_hazards(now, c);
}

}  // namespace cscsim
