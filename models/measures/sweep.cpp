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

/// Takes the stock of cases, one after another.
class CasesOnDay {
 public:
  explicit CasesOnDay(Now& now)
      : now_{now}, cell_{now.cell}, today_{now.today}, counts_{cell_.tally.month_of(today_)} {
    constexpr int assessment_working_days = 45;  // statutory.csv
    while (add_working_days(overdue_, assessment_working_days) >= today_) --overdue_;
  }

  void count(Case& c) {
    const Groups groups = groups_of(c, today_);
    count_need(c, groups);
    count_relationship(c);
    count_waiting(c);
    if (c.stage == Stage::protection_plan) count_plan(c, groups);
    if (c.stage == Stage::looked_after) {
      count_care(c, groups);
      count_left_out(c);
      count_lives_in_care(c);
    }
    if (c.stage == Stage::care_leaver) count_leaver(c);
  }

 private:
  Now& now_;
  Cell& cell_;
  Day today_;
  Tally::Month counts_;
  bool march_ = month_of(today_) == 3;
  Day overdue_ = today_ - 60;  ///< the last day of which a referral's assessment is overdue

  void count_need(const Case& c, const Groups& groups) {
    counts_.add(stat::cin_open);
    counts_.add(stat::cin_by_group, groups);
    counts_.add(stat::cin_18_and_over, age_on(c.birth, today_) >= 18);
    counts_.add(stat::cin_2_years, today_ - c.opened >= 730);
    const bool awaiting = c.stage == Stage::assessment || c.stage == Stage::referral;
    counts_.add(stat::cin_awaiting_assessment, awaiting);
    counts_.add(stat::cin_need_known, !awaiting);
    counts_.add(stat::cin_abuse_or_neglect, !awaiting && c.need == Need::abuse_or_neglect);
  }

  void count_plan(const Case& c, const Groups& groups) {
    counts_.add(stat::cpp_open);
    counts_.add(stat::cpp_by_group, groups);
    counts_.add(stat::cpp_neglect, c.abuse == Abuse::neglect);
    counts_.add(stat::cpp_emotional, c.abuse == Abuse::emotional);
    if (today_ - c.plan_since < 91) return;
    counts_.add(stat::cpp_3_months);
    counts_.add(stat::cpp_reviews_on_time, !c.review_was_late && c.review_limit >= today_);
  }

  void count_care(const Case& c, const Groups& groups) {
    counts_.add(stat::cla_open);
    counts_.add(stat::cla_by_group, groups);
    counts_.add(stat::cla_by_legal, static_cast<std::size_t>(c.legal), 1);
    counts_.add(stat::cla_by_placement, static_cast<std::size_t>(c.placement), 1);
    if (c.asylum)
      counts_.add(stat::cla_uasc);
    else
      counts_.add(stat::cla_by_decile, c.decile - 1U, 1);
    counts_.add(stat::cla_3_placements, c.placements_this_year >= 3);
    counts_.add(stat::cla_1_move, c.placements_this_year == 2);
    counts_.add(stat::cla_no_move, c.placements_this_year <= 1);
    if (c.home.exists()) {
      counts_.add(stat::cla_in_home);
      counts_.add(stat::cla_km, std::lround(c.km_from_home));
    }
    counts_.add(stat::cla_poor_fit, c.poor_fit);
    counts_.add(stat::cla_split_siblings, c.split_siblings);
    counts_.add(stat::cla_outside, c.outside);
    if (c.outside) counts_.add(stat::cla_over_20_miles_outside, over_20_miles(c));
    if (today_ - c.care_since >= 913 && age_on(c.birth, today_) < 16) {
      counts_.add(stat::cla_long_under_16);
      counts_.add(stat::cla_same_placement, c.placement == PlacementKind::adoptive ||
                                                (c.placed_since != never && today_ - c.placed_since >= 730));
    }
    count_siblings(c);
    charge_placement(cell_, c, today_ + 1);
    counts_.add(stat::cla_days, today_ + 1 - std::max(cell_.swept_to, c.care_since));
  }

  void count_siblings(const Case& c) {
    bool sibling = false, together = false;
    for (ChildRow s = cell_[cell_[c.child].family].first_child; s.exists(); s = cell_[s].sibling) {
      if (s == c.child || !cell_[s].open_case.exists()) continue;
      const Case& other = cell_[cell_[s].open_case];
      sibling |= other.stage == Stage::looked_after;
      together |= other.home.exists() && other.home == c.home;
    }
    counts_.add(stat::cla_with_sibling_group, sibling);
    counts_.add(stat::cla_together, together);
  }

  void count_relationship(const Case& c) {
    if (!c.worker.exists() || c.stage == Stage::referral || c.stage == Stage::care_leaver) return;
    const Worker& worker = cell_[c.worker];
    counts_.add(stat::cases_by_practice, static_cast<std::size_t>(practice_of(cell_, now_.p, worker)), 1);
    counts_.add(stat::trust_cases);
    counts_.add(stat::trust_thousandths, thousandths(c.trust.on(today_)));
    counts_.add(stat::team_trust_thousandths, thousandths(c.team_trust.on(today_)));
    const std::int64_t minutes = std::llround(c.minutes * time_share_of(cell_, c));
    counts_.add(stat::face_to_face_minutes, minutes);
    if (is_worked_with(cell_, c)) return;
    counts_.add(stat::cases_left_out);
    counts_.add(stat::face_to_face_minutes_left_out, minutes);
  }

  /// What waits, and for how long it should not have.
  void count_waiting(const Case& c) {
    counts_.add(stat::cases_without_worker, !c.worker.exists());
    counts_.add(stat::conferences_waiting, c[Due::conference] != not_due);
    counts_.add(stat::assessments_overdue, c.stage == Stage::assessment && c.opened <= overdue_);
  }

  /// Where children live whom no policy works with: those whom a policy can only displace.
  void count_left_out(const Case& c) {
    if (is_worked_with(cell_, c)) return;
    counts_.add(stat::cla_left_out);
    counts_.add(stat::cla_outside_left_out, c.outside);
  }

  /// Of children in care for a year: the score of those of 5 to 16, and convictions of the year of those of 10 to 17, the
  /// ages of the published tables (national.csv cla_outcome).
  void count_lives_in_care(Case& c) {
    const int age = age_on(c.birth, today_);
    if (age >= YoungRisk::youngest) {
      counts_.add(stat::cla_young);
      counts_.add(stat::cla_young_risk_thousandths, thousandths(static_cast<double>(c.young_level)));
    }
    if (today_ - c.care_since < 365) return;
    if (age >= 5 && age <= 16) {
      counts_.add(stat::sdq_children);
      counts_.add(stat::sdq_tenths, std::lround(10 * difficulties(now_.p, c, today_)));
    }
    if (!march_ || age < YoungRisk::youngest) return;
    counts_.add(stat::cla_12_months_from_10);
    const double per_year = age < 13   ? now_.p.convicted_10_to_12
                            : age < 16 ? now_.p.convicted_13_to_15
                                       : now_.p.convicted_16_to_17;
    const double at_risk =
        young_ratio(now_, c, RiskOf::conviction) * young_lever(now_, c, RiskOf::conviction);
    counts_.add(stat::cla_convicted,
                now_.uniform(c.id, decision::care_conviction) < -std::expm1(-per_year * at_risk));
  }

  void count_leaver(const Case& c) {
    const int age = age_on(c.birth, today_);
    if (age < 18 || !cell_[c.child].ever(LifeStep::in_care)) return;
    // Of those out of touch neither is known: they count as neither.
    const bool works = c.in_touch && c.in_education_or_work, housed = c.in_touch && c.suitable_home;
    counts_.add(stat::leavers_18_to_24);
    counts_.add(stat::leavers_with_adviser, c.worker.exists());
    counts_.add(stat::leavers_from_21, age >= 21);
    if (age == 18) {
      counts_.add(stat::leavers_18);
      counts_.add(stat::leavers_18_in_work, works);
      counts_.add(stat::leavers_18_suitable, housed);
      counts_.add(stat::left_foster_18, c.left_foster);
      counts_.add(stat::staying_put_18, c.stays_put);
    } else if (age <= 20) {
      counts_.add(stat::left_foster_19_to_20, c.left_foster);
      counts_.add(stat::staying_put_19_to_20, c.stays_put);
    }
    if (age < 19 || age > 21) return;
    counts_.add(stat::leavers_19_to_21);
    counts_.add(stat::leavers_19_to_21_in_touch, c.in_touch);
    counts_.add(stat::leavers_in_work, works);
    counts_.add(stat::leavers_suitable, housed);
  }

  static std::int64_t thousandths(double share) { return std::llround(1000 * share); }
};

/// Cases, their workers, and siblings of children in care are asked of memory in time, each step ahead of the next. Inlined:
/// GCC drops a call that changes nothing.
[[gnu::always_inline]] inline void fetch_stock(const Cell& cell, std::size_t i) {
  constexpr std::size_t first_step = 20, step = 4;
  const auto child_at = [&cell](std::size_t row) {
    const bool in_care = row < cell.cases.size() && cell.cases[row].stage == Stage::looked_after;
    return in_care ? cell.cases[row].child : ChildRow::none();
  };
  if (i + first_step < cell.cases.size()) {
    const auto* lines = reinterpret_cast<const char*>(&cell.cases[i + first_step]);
    for (std::size_t line = 0; line < sizeof(Case); line += 64) __builtin_prefetch(lines + line);
  }
  if (i + first_step - step < cell.cases.size())
    if (const WorkerRow worker = cell.cases[i + first_step - step].worker; worker.exists())
      __builtin_prefetch(&cell[worker]);
  if (const ChildRow child = child_at(i + first_step - step); child.exists())
    __builtin_prefetch(&cell[child]);
  if (const ChildRow child = child_at(i + first_step - 2 * step); child.exists())
    __builtin_prefetch(&cell[cell[child].family]);
  if (const ChildRow child = child_at(i + first_step - 3 * step); child.exists())
    if (const ChildRow first = cell[cell[child].family].first_child; first.exists())
      __builtin_prefetch(&cell[first]);
  if (const ChildRow child = child_at(i + first_step - 4 * step); child.exists())
    if (const ChildRow first = cell[cell[child].family].first_child; first.exists())
      if (const CaseRow open = cell[first].open_case; open.exists()) __builtin_prefetch(&cell[open]);
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
  for (std::size_t d = 0; d < driver_count; ++d)
    cell.tally.add(stat::driver_thousandths, d, today, std::lround(1000 * cell.driver[d]));
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
  CasesOnDay stock{now};
  for (std::size_t i = 0; i < cell.cases.size(); ++i) {
    fetch_stock(cell, i);
    if (Case& c = cell.cases[i]; c.child.exists()) stock.count(c);
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
