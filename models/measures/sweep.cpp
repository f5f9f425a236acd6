#include "models/measures/sweep.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/calendar/working_days.hpp"
#include "models/measures/people.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/placement_market.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/work_queue.hpp"
#include "models/processes/workforce.hpp"
#include "models/processes/young_people.hpp"

namespace cscsim {

namespace {

void count_need(Cell& cell, const Case& c, const Child& child, const Groups& groups, Day today) {
  Tally& tally = cell.tally;
  tally.add(stat::cin_open, today);
  tally.add(stat::cin_by_group, groups, today);
  if (today - birthday(child.birth, 18) >= 0) tally.add(stat::cin_18_and_over, today);
  if (today - c.opened >= 730) tally.add(stat::cin_2_years, today);
  if (c.stage == Stage::assessment || c.stage == Stage::referral) {
    tally.add(stat::cin_awaiting_assessment, today);
    return;
  }
  tally.add(stat::cin_need_known, today);
  if (c.need == Need::abuse_or_neglect) tally.add(stat::cin_abuse_or_neglect, today);
}

void count_plan(Cell& cell, const Case& c, const Groups& groups, Day today) {
  Tally& tally = cell.tally;
  tally.add(stat::cpp_open, today);
  tally.add(stat::cpp_by_group, groups, today);
  if (c.abuse == Abuse::neglect) tally.add(stat::cpp_neglect, today);
  if (c.abuse == Abuse::emotional) tally.add(stat::cpp_emotional, today);
  if (today - c.plan_since < 91) return;
  tally.add(stat::cpp_3_months, today);
  if (!c.review_was_late && c.review_limit >= today) tally.add(stat::cpp_reviews_on_time, today);
}

void count_care(Cell& cell, const Case& c, const Child& child, const Groups& groups, Day today) {
  Tally& tally = cell.tally;
  const auto add = [&tally, today](stat::Name name, std::size_t category) {
    tally.add(name, category, today);
  };
  tally.add(stat::cla_open, today);
  tally.add(stat::cla_by_group, groups, today);
  add(stat::cla_by_legal, static_cast<std::size_t>(c.legal));
  add(stat::cla_by_placement, static_cast<std::size_t>(c.placement));
  if (child.asylum)
    tally.add(stat::cla_uasc, today);
  else
    add(stat::cla_by_decile, child.decile - 1U);
  if (c.placements_this_year >= 3) tally.add(stat::cla_3_placements, today);
  if (c.placements_this_year == 2) tally.add(stat::cla_1_move, today);
  if (c.placements_this_year <= 1) tally.add(stat::cla_no_move, today);
  if (c.home.exists()) {
    tally.add(stat::cla_in_home, today);
    tally.add(stat::cla_km, 0, today, std::lround(c.km_from_home));
  }
  if (c.poor_fit) tally.add(stat::cla_poor_fit, today);
  if (c.split_siblings) tally.add(stat::cla_split_siblings, today);
  if (c.outside) tally.add(stat::cla_outside, today);
  if (c.outside && over_20_miles(c)) tally.add(stat::cla_over_20_miles_outside, today);
  const Day in_care = today - c.care_since;
  if (in_care >= 913 && age_on(child.birth, today) < 16) {
    tally.add(stat::cla_long_under_16, today);
    if (c.placement == PlacementKind::adoptive || (c.placed_since != never && today - c.placed_since >= 730))
      tally.add(stat::cla_same_placement, today);
  }
  bool sibling = false, together = false;
  for (ChildRow s = cell[child.family].first_child; s.exists(); s = cell[s].sibling) {
    if (s == c.child || !cell[s].open_case.exists()) continue;
    const Case& other = cell[cell[s].open_case];
    sibling |= other.stage == Stage::looked_after;
    together |= other.home.exists() && other.home == c.home;
  }
  if (sibling) tally.add(stat::cla_with_sibling_group, today);
  if (together) tally.add(stat::cla_together, today);
  charge_placement(cell, c, today + 1);
  tally.add(stat::cla_days, 0, today, today + 1 - std::max(cell.swept_to, c.care_since));
}

void count_relationship(const Now& now, const Case& c) {
  if (!c.worker.exists() || c.stage == Stage::referral || c.stage == Stage::care_leaver) return;
  Cell& cell = now.cell;
  const Worker& worker = cell[c.worker];
  Tally& tally = cell.tally;
  tally.add(stat::cases_by_practice, static_cast<std::size_t>(practice_of(cell, now.p, worker)), now.today);
  tally.add(stat::trust_cases, now.today);
  tally.add(stat::trust_thousandths, 0, now.today, std::llround(1000 * c.trust.on(now.today)));
  tally.add(stat::team_trust_thousandths, 0, now.today, std::llround(1000 * c.team_trust.on(now.today)));
  const std::int64_t minutes = std::llround(c.minutes * time_share_of(cell, c));
  tally.add(stat::face_to_face_minutes, 0, now.today, minutes);
  if (is_worked_with(cell, c)) return;
  tally.add(stat::cases_left_out, now.today);
  tally.add(stat::face_to_face_minutes_left_out, 0, now.today, minutes);
}

/// What waits, and for how long it should not have.
void count_waiting(Cell& cell, const Case& c, Day today) {
  constexpr int assessment_working_days = 45;  // statutory.csv
  if (!c.worker.exists()) cell.tally.add(stat::cases_without_worker, today);
  if (c[Due::conference] != not_due) cell.tally.add(stat::conferences_waiting, today);
  if (c.stage == Stage::assessment && add_working_days(c.opened, assessment_working_days) < today)
    cell.tally.add(stat::assessments_overdue, today);
}

/// Where children live whom no policy works with: those whom a policy can only displace.
void count_left_out(Cell& cell, const Case& c, Day today) {
  if (is_worked_with(cell, c)) return;
  cell.tally.add(stat::cla_left_out, today);
  if (c.outside) cell.tally.add(stat::cla_outside_left_out, today);
}

/// Of children in care for a year: the score of those of 5 to 16, and convictions of the year of those of 10 to 17, the
/// ages of the published tables (national.csv cla_outcome).
void count_lives_in_care(Now& now, Case& c) {
  Tally& tally = now.cell.tally;
  const int age = age_on(c.birth, now.today);
  if (age >= YoungRisk::youngest) {
    tally.add(stat::cla_young, now.today);
    tally.add(stat::cla_young_risk_thousandths, 0, now.today,
              std::llround(1000 * static_cast<double>(c.young_level)));
  }
  if (now.today - c.care_since < 365) return;
  if (age >= 5 && age <= 16) {
    tally.add(stat::sdq_children, now.today);
    tally.add(stat::sdq_tenths, 0, now.today, std::lround(10 * difficulties(now.p, c, now.today)));
  }
  if (month_of(now.today) != 3 || age < YoungRisk::youngest) return;
  tally.add(stat::cla_12_months_from_10, now.today);
  const double per_year = age < 13   ? now.p.convicted_10_to_12
                          : age < 16 ? now.p.convicted_13_to_15
                                     : now.p.convicted_16_to_17;
  const double at_risk = young_ratio(now, c, RiskOf::conviction) * young_lever(now, c, RiskOf::conviction);
  if (now.uniform(c.id, decision::care_conviction) < -std::expm1(-per_year * at_risk))
    tally.add(stat::cla_convicted, now.today);
}

void count_leaver(Cell& cell, const Case& c, const Child& child, Day today) {
  const int age = age_on(child.birth, today);
  if (age < 18 || !child.ever_in_care) return;
  const auto add = [&cell, today](stat::Name name, bool counts) { cell.tally.add(name, 0, today, counts); };
  // Of those out of touch neither is known: they count as neither.
  const bool works = c.in_touch && c.in_education_or_work, housed = c.in_touch && c.suitable_home;
  add(stat::leavers_18_to_24, true);
  add(stat::leavers_with_adviser, c.worker.exists());
  add(stat::leavers_from_21, age >= 21);
  if (age == 18) {
    add(stat::leavers_18, true);
    add(stat::leavers_18_in_work, works);
    add(stat::leavers_18_suitable, housed);
    add(stat::left_foster_18, c.left_foster);
    add(stat::staying_put_18, c.stays_put);
  } else if (age <= 20) {
    add(stat::left_foster_19_to_20, c.left_foster);
    add(stat::staying_put_19_to_20, c.stays_put);
  }
  if (age < 19 || age > 21) return;
  add(stat::leavers_19_to_21, true);
  add(stat::leavers_19_to_21_in_touch, c.in_touch);
  add(stat::leavers_in_work, works);
  add(stat::leavers_suitable, housed);
}

void count_workers(Now& now) {
  Cell& cell = now.cell;
  const Day today = now.today;
  int employed = 0;
  for (const Worker& worker : cell.workers) {
    if (worker.gone) continue;
    if (worker.team == Team::leaving_care) {
      cell.tally.add(stat::advisers, today);
      continue;
    }
    cell.tally.add(stat::case_holders, today);
    cell.tally.add(stat::cases_held, 0, today, worker.cases);
    if (worker.agency)
      cell.tally.add(stat::case_holders_agency, today);
    else
      ++employed;
    count_work(now, worker, today + 1);
  }
  int posts = 0;
  for (std::size_t t = 0; t < team_count; ++t)
    if (static_cast<Team>(t) != Team::leaving_care) posts += cell.posts[t];
  cell.tally.add(stat::vacancies, 0, today, std::max(0, posts - employed));
  cell.tally.add(stat::cases_unallocated, 0, today, static_cast<std::int64_t>(cell.unallocated.size()));
}

void count_homes(Cell& cell, Day today) {
  for (const Home& home : cell.homes) {
    if (home.outside || (home.closed && home.taken == 0)) continue;
    if (home.kind == PlacementKind::foster) {
      cell.tally.add(stat::foster_places, 0, today, home.places);
      cell.tally.add(stat::foster_places_taken, 0, today, home.taken);
    } else if (home.kind == PlacementKind::childrens_home) {
      cell.tally.add(stat::residential_places, 0, today, home.places);
      cell.tally.add(stat::residential_places_taken, 0, today, home.taken);
    }
  }
}

void count_court(Cell& cell, Day today) {
  for (const Listing& listing : cell.court.waiting) {
    cell.tally.add(stat::court_waiting, today);
    if (listing.ready <= today) cell.tally.add(stat::court_ready, today);
  }
}

void count_oversight(Cell& cell, Day today) {
  cell.tally.add(stat::authorities, today);
  cell.tally.add(stat::authorities_by_grade, static_cast<std::size_t>(cell.oversight.last.grade), today);
  cell.tally.add(stat::vigilance_thousandths, 0, today, std::lround(1000 * cell.oversight.vigilance));
}

/// Children under 18, once a year.
void count_population(Cell& cell, Day today) {
  PeopleByTrait people;
  std::vector<std::uint8_t> ages;  // by days since birth: one lookup a child
  for (Day days = 0; age_on(today - days, today) < 18; ++days)
    ages.push_back(static_cast<std::uint8_t>(age_on(today - days, today)));
  ages.push_back(18);  // and all who are left out
  for (const Child& child : cell.children) {
    const std::size_t days =
        child.gone ? ages.size() : static_cast<std::uint32_t>(today - child.birth);  // huge if unborn
    const std::size_t age = ages[std::min(days, ages.size() - 1)];
    people.add(child, age);
    if (child.open_case.exists() && child.decile == 10 && age < 18 && !child.asylum &&
        cell[child.open_case].stage == Stage::looked_after)
      cell.tally.add(stat::cla_most_deprived_by_ethnicity, static_cast<std::size_t>(child.ethnicity), today);
  }
  people.count(cell.tally, today);
}

/// Families who have been before the court once, by completed years since: the exposure to coming again, once a year.
void count_court_families(Cell& cell, Day today) {
  for (const FamilyRow row : cell.court.families) {
    const Family& family = cell[row];
    const auto year = static_cast<std::size_t>((today - family.first_court) / days_per_year);
    if (family.gone || family.court_again || year >= stat::recurrence_years) continue;
    cell.tally.add(stat::court_once_by_year, year, today);
    if (family.teenage_mother) cell.tally.add(stat::court_once_teenage_by_year, year, today);
  }
}

}  // namespace

void sweep(Now& now) {
  Cell& cell = now.cell;
  const Day today = now.today;
  constexpr std::size_t ahead = 8;  // children are asked of memory in time
  for (std::size_t i = 0; i < cell.cases.size(); ++i) {
    if (i + ahead < cell.cases.size() && cell.cases[i + ahead].child.exists())
      __builtin_prefetch(&cell[cell.cases[i + ahead].child]);
    Case& c = cell.cases[i];
    if (!c.child.exists()) continue;
    const Child& child = cell[c.child];
    const Groups groups = groups_of(child, need_category(c), today);
    count_need(cell, c, child, groups, today);
    count_relationship(now, c);
    count_waiting(cell, c, today);
    if (c.stage == Stage::protection_plan) count_plan(cell, c, groups, today);
    if (c.stage == Stage::looked_after) {
      count_care(cell, c, child, groups, today);
      count_left_out(cell, c, today);
      count_lives_in_care(now, c);
    }
    if (c.stage == Stage::care_leaver) count_leaver(cell, c, child, today);
  }
  count_workers(now);
  count_workforce(now);
  count_homes(cell, today);
  count_court(cell, today);
  count_oversight(cell, today);
  if (month_of(today) == 3) {
    count_population(cell, today);
    count_court_families(cell, today);
  }
  cell.swept_to = today + 1;
}

void begin_year(Cell& cell, Day today) {
  for (Case& c : cell.cases) {
    if (!c.child.exists() || c.stage != Stage::looked_after) continue;
    c.placements_this_year = 1;
    c.missing_this_year = false;
    cell.tally.add(stat::cla_in_year, today);
  }
}

}  // namespace cscsim
