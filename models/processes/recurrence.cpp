#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

// parameters.csv CT10; national.csv children_per_care_application.
constexpr double comes_again = 0.24, children_per_application = 1.62;
constexpr Day month = 28, newborn_at_issue = 31;  // parameters.csv CT12 counts issue within a month of birth

/// Whether a child is so young on a day that its mother may have another in consequence of proceedings.
bool is_young(const Parameters& p, Day birth, Day day) {
  return birth <= day && day - birth < p.another_child_under * days_per_year;
}

bool any_young(const Parameters& p, const Family& family, Day day) {
  return std::any_of(family.born.begin(), family.born.end(),
                     [&](Day birth) { return birth != not_due && is_young(p, birth, day); });
}

bool any_born_by(const Family& family, Day day) {
  return std::any_of(family.born.begin(), family.born.end(),
                     [day](Day birth) { return birth != not_due && birth <= day; });
}

bool held_against(const Parameters& p, const Family& family, Day birth) {
  return family.last_court != not_due && birth - family.last_court <= p.known_years * days_per_year;
}

void note_court(Cell& cell, FamilyRow row, Day day) {
  Family& family = cell[row];
  if (family.first_court == not_due) cell.court.families.push_back(row);
  family.first_court = std::min(Day{family.first_court}, day);
  family.last_court = family.last_court == not_due ? day : std::max(Day{family.last_court}, day);
}

/// Day on which the mother of a young child who came before the court on `since` has another child in consequence;
/// `not_due` if she has none.
Day birth_after(const Now& now, const Family& family, Day since) {
  const Parameters& p = now.p;
  if (p.generations == 0) return not_due;
  const auto u = now.draws.four(family.id.value(), decision::of(decision::another_child), since);
  if (u[0] >= p.another_child * (family.teenage_mother ? p.another_child_teenage_ratio : 1.0)) return not_due;
  return since + static_cast<Day>(p.another_child_least_days - p.another_child_days * std::log(u[1]));
}

/// Brings the family's next birth forward to `day`, unless she is known to be pregnant already.
void bring_birth_forward(Now& now, FamilyRow row, Day day) {
  Family& family = now.cell[row];
  const bool pregnant = family.next_birth <= now.today + known_before_birth;
  if (day <= now.today + 1 || pregnant || day >= family.next_birth) return;
  family.next_birth = day;
  announce_birth(now.cell, now.model, row, now.today);
}

/// Day on which a child comes before the court for what is known of its family; `not_due` if it does not.
Day court_day(const Now& now, const Family& family, const Child& child) {
  if (!courts_remember(now, family, child.birth) || child.birth <= Day{family.last_court}) return not_due;
  const auto u = now.draws.four(child.id.value(), decision::of(decision::known_to_court), child.birth);
  if (u[0] >= now.p.known_to_court) return not_due;
  if (u[1] < now.p.known_newborn) return child.birth + 1 + static_cast<Day>(month * u[2]);
  return child.birth + month + static_cast<Day>(-now.p.known_later_days * std::log(u[2]));
}

/// What has followed by today from proceedings of before the run, and what is still to follow.
void relive(Now& now, FamilyRow row) {
  Family& family = now.cell[row];
  const Day since = family.last_court;
  bool again = false;
  if (any_young(now.p, family, since)) {
    const Day birth = birth_after(now, family, since);
    if (birth <= now.today)
      again |= now.uniform(family.id, decision::past_court) < now.p.known_to_court;
    else
      bring_birth_forward(now, row, birth);
  }
  for (ChildRow c = family.first_child; c.exists(); c = now.cell[c].sibling) {
    again |= court_day(now, family, now.cell[c]) <= now.today;
    expect_court(now, c);
  }
  family.court_again = again;
}

/// Families who came before the court in a year, by whether they had a young child, and those known of so far.
struct Courts {
  double a_year = 0;
  double known = 0;
};

/// Families who came before the court before the run and have no child there or in care any more: so many that today's
/// applications have come at an even pace. The frail and the deprived are the likelier.
void remember_past_courts(Now& now, const std::array<Courts, 2>& courts) {
  struct Past {
    double key;
    FamilyRow family;
    Day day;
    bool operator<(const Past& other) const { return key < other.key; }
  };
  std::array<std::vector<Past>, 2> races;
  const double span = now.p.known_years * days_per_year;
  for (std::uint32_t i = 0; i < now.cell.families.size(); ++i) {
    const Family& family = now.cell.families[i];
    if (family.first_court != not_due) continue;
    const auto u = now.draws.four(family.id.value(), decision::of(decision::past_court), now.model.start);
    const Day day = now.today - static_cast<Day>(u[0] * span);
    if (!any_born_by(family, day)) continue;
    const double weight = static_cast<double>(family.frailty) * now.model.contact_decile[family.decile];
    races[any_young(now.p, family, day) ? 1 : 0].push_back({-std::log(u[1]) / weight, FamilyRow{i}, day});
  }
  for (std::size_t lane = 0; lane < races.size(); ++lane) {
    auto& race = races[lane];
    // Those who came again are not other families: the share of first applications is counted.
    const double wanted = courts[lane].a_year * (1 - comes_again) * now.p.known_years - courts[lane].known;
    const auto n = std::min(race.size(), static_cast<std::size_t>(std::max(0.0, wanted)));
    std::nth_element(race.begin(), race.begin() + static_cast<std::ptrdiff_t>(n), race.end());
    for (std::size_t i = 0; i < n; ++i) note_court(now.cell, race[i].family, race[i].day);
  }
}

/// Births in consequence, so many a year, take the place of others.
void make_room_for_births(Now& now, int a_year) {
  const double later = now.cell.facts->children_by_age[0] * (1 - now.p.first_birth_share);
  if (later > 0) now.cell.births_per_year *= std::max(0.0, 1 - a_year / later);
}

void count_again(Now& now, const Family& family, const Child& child) {
  const Day since_last = now.today - family.last_court, since_first = now.today - family.first_court;
  now.count(stat::proceedings_again);
  if (now.today - child.birth <= newborn_at_issue) now.count(stat::proceedings_again_newborn);
  const auto months = static_cast<std::size_t>(since_last * 12 / days_per_year);
  now.count(stat::proceedings_again_by_months, std::min(months, stat::months_between_proceedings - 1));
  const auto year = static_cast<std::size_t>(since_first / days_per_year);
  if (family.court_again || year >= stat::recurrence_years) return;
  now.count(stat::court_again_by_year, year);
  if (family.teenage_mother) now.count(stat::court_again_teenage_by_year, year);
}

}  // namespace

bool courts_remember(const Now& now, const Family& family, Day birth) {
  return now.p.generations != 0 && held_against(now.p, family, birth);
}

void expect_court(Now& now, ChildRow row) {
  const Child& child = now.cell[row];
  const Day day = court_day(now, now.cell[child.family], child);
  if (day > now.today && day < now.model.end)
    now.cell.calendar.add({day, row.value(), 0, static_cast<std::uint8_t>(Visit::known_to_court)});
}

CaseRow ready_for_court(Now& now, ChildRow row, Source source) {
  Child& child = now.cell[row];
  if (!child.open_case.exists()) enter_stage(now, open_case(now, row, source), Stage::child_in_need);
  const CaseRow open = child.open_case;
  Case& c = now.cell[open];
  // What was to be found out is known.
  c[Due::decision] = c[Due::assessment_end] = not_due;
  c.assessed = true;
  reach(now, child, LifeStep::in_need);
  if (c.stage == Stage::referral || c.stage == Stage::assessment)
    enter_stage(now, open, Stage::child_in_need);
  return open;
}

void bring_to_court(Now& now, ChildRow row) {
  const Child& child = now.cell[row];
  if (child.gone || child.rehomed) return;
  if (child.open_case.exists()) {
    const Case& open = now.cell[child.open_case];
    if (open.in_court || open.stage == Stage::looked_after || open[Due::gateway] != not_due) return;
  }
  const CaseRow open = ready_for_court(now, row, Source::health_services);
  Case& c = now.cell[open];
  c.clocks.stop(Cause::proceedings);
  send_letter(now, open);
  set_stage_hazards(now, c);  // closing waits
  schedule(now, open);
}

void remember_proceedings(Now& now, CaseRow row, bool first_of_family) {
  const Child& child = now.cell[now.cell[row].child];
  Family& family = now.cell[child.family];
  if (first_of_family && family.first_court != not_due && child.birth > Day{family.first_court}) {
    count_again(now, family, child);
    family.court_again = true;
  }
  note_court(now.cell, child.family, now.today);
  if (!family.gone && is_young(now.p, child.birth, now.today))
    bring_birth_forward(now, child.family, birth_after(now, family, now.today));
}

void recall_proceedings(Now& now) {
  std::vector<FamilyRow> before_court;
  for (const Case& c : now.cell.cases) {
    if (!c.child.exists()) continue;
    const bool ordered = c.legal == LegalStatus::care_order || c.legal == LegalStatus::placement_order;
    if (!ordered && !c.in_court) continue;
    const FamilyRow family = now.cell[c.child].family;
    note_court(now.cell, family, c.in_court ? c.proceedings_since : c.care_since);
    if (c.in_court) before_court.push_back(family);
  }

  std::array<Courts, 2> courts;
  const auto lane = [&now](FamilyRow row) -> std::size_t {
    return any_young(now.p, now.cell[row], now.cell[row].last_court) ? 1 : 0;
  };
  constexpr double weeks_a_year = days_per_year / 7;
  // Siblings before the court on the eve are fewer than those whom an application names: children are counted.
  for (const FamilyRow row : before_court)
    courts[lane(row)].a_year += weeks_a_year / now.p.hearing_weeks_mean / children_per_application;
  for (const FamilyRow row : now.cell.court.families)
    courts[lane(row)].known += held_against(now.p, now.cell[row], now.today);
  remember_past_courts(now, courts);
  int soon = 0;
  for (const FamilyRow row : now.cell.court.families) {
    const Day usual = now.cell[row].next_birth;
    relive(now, row);
    const Day next = now.cell[row].next_birth;
    soon += next < usual && next - now.today <= days_per_year;
  }
  make_room_for_births(now, soon);
}

}  // namespace cscsim
