#include <algorithm>
#include <cmath>

#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

constexpr std::uint64_t leaver_key = std::uint64_t{1} << 41U;  // apart from the keys of other families

ChildRow child_with(const Cell& cell, FamilyRow family, ChildId id) {
  for (ChildRow c = cell[family].first_child; c.exists(); c = cell[c].sibling)
    if (cell[c].id == id) return c;
  return ChildRow::none();
}

/// A year, as of today.
double first_births(const Now& now) {
  const auto& by_year = now.cell.first_births;
  const auto year = static_cast<std::size_t>(year_to_march(now.today) - year_to_march(now.model.start));
  return by_year.empty() ? 0 : by_year[std::min(year, by_year.size() - 1)];
}

bool may_have_first_child(const Now& now, const Child& child) {
  return child.sex == Sex::female && child.ever(LifeStep::in_care) && now.p.generations != 0 &&
         now.p.leaver_first_birth > 0;
}

}  // namespace

void give_birth(Now& now, FamilyRow row, std::uint32_t order) {
  Cell& cell = now.cell;
  if (cell[row].gone || cell[row].births != order || cell[row].next_birth != now.today) return;
  const ChildId id{mixed(cell[row].id.value(), static_cast<std::uint64_t>(now.today), order)};
  ChildRow child = child_with(cell, row, id);
  if (!child.exists()) child = add_child(cell, now.model, now.draws, row, id, now.today);
  now.count(stat::births);
  ++cell[row].births;
  plan_next_birth(cell, now.model, now.draws, row, now.today);
  expect_court(now, child);
}

void put_off_birth(Now& now, FamilyRow row, Day until) {
  const Family& family = now.cell[row];
  const bool pregnant = family.next_birth <= now.today + known_before_birth;
  if (!pregnant && family.next_birth < until)
    plan_next_birth(now.cell, now.model, now.draws, row, now.today, until);
}

void expect_first_child(Now& now, ChildRow row) {
  const Child& child = now.cell[row];
  if (!may_have_first_child(now, child)) return;
  // From the 18th birthday on, so that those who left care before the run may be mothers already.
  const Day from = std::max(birthday(child.birth, 18), earlier_care(now.cell, child).ended);
  const double years = now.draws.exponential(child.id.value(), decision::of(decision::leaver_child), from) /
                       now.p.leaver_first_birth;
  const Day until = std::min(now.model.end, birthday(child.birth, 25));
  if (years * days_per_year >= until - from - 1) return;
  const Day day = from + 1 + static_cast<Day>(years * days_per_year);
  if (day > now.today)
    now.cell.calendar.add({day, row.value(), 0, static_cast<std::uint8_t>(Visit::leaver_gives_birth)});
}

void receive_child_of_leaver(Now& now, ChildRow row) {
  const Child mother = now.cell[row];
  if (mother.gone) return;
  now.count(stat::births);
  now.count(stat::births_to_leavers);
  Household household{leaver_key + mother.id.value() / 4};
  household.frailty_ratio = now.p.leaver_frailty_ratio;
  household.decile = now.cell[mother.family].decile;
  Family& family = now.cell[add_household(now, household)];
  family.teenage_mother = age_on(mother.birth, now.today) < 20;
  family.mother_in_care = true;
}

void set_leavers_births(Now& now) {
  double childless = 0;
  for (const Case& c : now.cell.cases) {
    if (!c.child.exists() || c.stage != Stage::care_leaver || !may_have_first_child(now, now.cell[c.child]))
      continue;
    const double years = std::max(0, now.today - birthday(c.birth, 18)) / days_per_year;
    childless += std::exp(-now.p.leaver_first_birth * years);
  }
  now.cell.leavers_births_a_year = childless * now.p.leaver_first_birth;
}

void receive_first_births(Now& now) {
  // Those of care leavers come on their own days; frailty of the others is such that the mean of all stands.
  const double all = first_births(now), others = std::max(0.0, all - now.cell.leavers_births_a_year);
  const double frailty_ratio =
      others > 0 ? (all - now.cell.leavers_births_a_year * now.p.leaver_frailty_ratio) / others : 1;
  const int births = now.draws.poisson(others / days_per_year, now.cell.facts->number,
                                       decision::of(decision::authority_first_birth), now.today);
  for (int i = 0; i < births; ++i) {
    now.count(stat::births);
    Household household{newcomer_key + mixed(now.cell.facts->number, static_cast<std::uint64_t>(now.today),
                                             2U * static_cast<std::uint64_t>(i)) /
                                           4};
    household.frailty_ratio = std::max(0.0, frailty_ratio);
    add_household(now, household);
  }
}

}  // namespace cscsim
