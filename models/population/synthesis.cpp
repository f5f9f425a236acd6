#include "models/population/synthesis.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/decisions.hpp"
#include "models/population/birth_level.hpp"
#include "models/population/rows.hpp"

namespace cscsim {

namespace {

using decision::of;

/// Those born or arriving later get mixed keys as ids, with the top bit set so that they never meet those of the first day.
std::uint64_t later_id(const Cell& cell, std::uint64_t key) {
  return mixed(cell.facts->number, key) | (std::uint64_t{1} << 63U);
}

int family_size(const Parameters& p, double u) {
  if (u < p.families_of_one) return 1;
  if (u < p.families_of_one + p.families_of_two) return 2;
  const double rest =
      (u - p.families_of_one - p.families_of_two) / (1 - p.families_of_one - p.families_of_two);
  const double to_four = p.families_three + p.families_four, to_five = to_four + p.families_five;
  return rest < p.families_three ? 3 : rest < to_four ? 4 : rest < to_five ? 5 : 6;
}

std::array<double, 4> child_traits(const Model& model, const Draws& draws, ChildId id) {
  return draws.four(id.value(), of(decision::child_traits), model.start);
}

/// Nearest age to `wanted` at which a child is still to be given a family; -1 if none.
int nearest_age(const std::array<int, 18>& left, int wanted) {
  for (int off = 0; off < 18; ++off) {
    if (wanted + off < 18 && wanted + off >= 0 && left[static_cast<std::size_t>(wanted + off)] > 0)
      return wanted + off;
    if (wanted - off >= 0 && wanted - off < 18 && left[static_cast<std::size_t>(wanted - off)] > 0)
      return wanted - off;
  }
  return -1;
}

Day birth_at_age(Day start, int age, double u) {
  const Day latest =
      std::min(birthday(start, -age), start - 1);  // turns `age` today; all are born by the eve
  const Day earliest = birthday(start, -age - 1) + 1;
  return earliest + static_cast<Day>(u * (latest - earliest + 1));
}

}  // namespace

FamilyRow add_family(Cell& cell, const Model& model, const Draws& draws, std::uint64_t key) {
  const FamilyId id{key < (std::uint64_t{1} << 39U) ? id_of_first_day(cell, key) : later_id(cell, key)};
  const auto u = draws.four(id.value(), of(decision::family_traits), model.start),
             more = draws.four(id.value(), of(decision::family_traits), model.start, 2);
  Family family;
  family.id = id;
  family.frailty = static_cast<float>(model.family_frailty(more[0]));
  family.decile = static_cast<std::uint8_t>(1 + model.traits[cell.index].decile(u[0]));
  family.need = static_cast<Need>(model.need(u[1]));
  family.together = u[2] < model.parameters.siblings_enter_together;
  family.compounded = more[2] < model.parameters.compounded_share;
  // Teenage mothers come before courts about five times as often as others (parameters.csv CT08): in proportion to frailty.
  family.teenage_mother = more[1] < model.parameters.teenage_mother * static_cast<double>(family.frailty);
  return add_to_families(cell, family);
}

Kin kin_of(const Cell& cell, const Model& model, const Draws& draws, FamilyRow family) {
  Kin kin;
  if (!is_of_first_day(cell, family)) return kin;
  const auto u = draws.four(cell[family].id.value(), of(decision::family_kin), model.start);
  const int number = std::min(3, poisson_quantile(model.parameters.kin_per_family, u[0]));
  for (std::size_t k = 1; k <= static_cast<std::size_t>(number); ++k)
    if (const FamilyRow to{static_cast<std::uint32_t>(u[k] * cell.families_at_start)}; to != family)
      kin.push_back(to);
  return kin;
}

Place home_of(const Facts& facts, const Model& model, const Draws& draws, FamilyId id) {
  // Homes lie evenly over a disc of the authority's area: assumed.
  const auto u = draws.four(id.value(), of(decision::family_home), model.start);
  const double radius = facts.radius_km * std::sqrt(u[0]), angle = 2 * std::numbers::pi * u[1];
  return {static_cast<float>(radius * std::cos(angle)), static_cast<float>(radius * std::sin(angle))};
}

float instability(const Model& model, const Draws& draws, ChildId id) {
  return static_cast<float>(model.instability(child_traits(model, draws, id)[3]));
}

ChildRow add_child(Cell& cell, const Model& model, const Draws& draws, FamilyRow family, ChildId id,
                   Day birth) {
  const auto [u_sex, u_ethnicity, u_disabled, for_instability] = child_traits(model, draws, id);
  Child child;
  child.id = id;
  child.birth = birth;
  child.family = family;
  child.sex = u_sex < model.parameters.male_share ? Sex::male : Sex::female;
  child.disabled = u_disabled < model.parameters.disabled_share;
  child.decile = cell[family].decile & 15U;
  Family& home = cell[family];
  // Siblings share an ethnic group: the first child's draw stands for the family.
  child.ethnicity = home.first_child.exists()
                        ? cell[home.first_child].ethnicity
                        : static_cast<Ethnicity>(model.traits[cell.index].ethnicity(u_ethnicity));
  home.ethnicity = child.ethnicity;
  child.sibling = home.first_child;
  home.add_to_household(birth);
  return home.first_child = add_to_children(cell, child);
}

void plan_next_birth(Cell& cell, const Model& model, const Draws& draws, FamilyRow row, Day today, Day from) {
  Family& family = cell[row];
  family.next_birth = not_due;
  const Day first = std::max(today, from), youngest = family.crowded ? first : youngest_birth(family);
  if (youngest == not_due) return;
  // The rate holds from one age of the youngest child to the next: the exponential is used up band by band.
  double left = draws.exponential(family.id.value(), of(decision::family_next_birth), first, family.births);
  const auto bands = birth_bands(model.parameters);
  for (std::size_t i = 0; i + 1 < bands.size(); ++i) {
    const double since = std::max<double>(first, youngest + bands[i].years * days_per_year),
                 until = youngest + bands[i + 1].years * days_per_year,
                 per_day = cell.births_per_year * bands[i].ratio / days_per_year;
    if (until <= since || per_day <= 0) continue;
    if (since + left / per_day < until) {
      family.next_birth = first + 1 + static_cast<Day>(since + left / per_day - first);
      break;
    }
    left -= (until - since) * per_day;
  }
  announce_birth(cell, model, row, today);
}

void announce_birth(Cell& cell, const Model& model, FamilyRow row, Day today) {
  const Family& family = cell[row];
  if (family.next_birth == not_due) return;
  const Day known = family.next_birth - known_before_birth;
  if (known > today && known < model.end) plan_visit(cell, row, known, Visit::pregnancy_known, family.births);
  if (family.next_birth < model.end) plan_visit(cell, row, family.next_birth, Visit::birth, family.births);
}

void plan_move(Cell& cell, const Model& model, const Draws& draws, FamilyRow row, Day today) {
  // As often as families with an open case move: of the others, some of these moves do not happen.
  const Parameters& p = model.parameters;
  const double wait = draws.exponential(cell[row].id.value(), of(decision::family_move), today) /
                      std::max(1e-9, p.move_per_year * p.move_open_case_ratio);
  const double days = wait * days_per_year;
  if (days < model.end - today - 1)
    plan_visit(cell, row, today + 1 + static_cast<Day>(days), Visit::family_move);
}

ChildRow add_asylum_seeker(Cell& cell, const Model& model, const Draws& draws, std::uint64_t key, Day today,
                           Day age) {
  const FamilyRow family = add_family(cell, model, draws, (std::uint64_t{1} << 40U) + key / 4);
  const ChildId id{mixed(cell[family].id.value(), key)};
  const auto u = draws.four(id.value(), of(decision::asylum_traits), today);
  const ChildRow row = add_child(cell, model, draws, family, id, today - age);
  Child& child = cell[row];
  child.asylum = true;
  child.disabled = false;
  child.sex = u[1] < 0.9 ? Sex::male : Sex::female;  // national.csv uasc_31mar by gender
  constexpr std::array<double, 5> groups = {0.12, 0.02, 0.22, 0.32,
                                            0.32};  // assumed, from cla_started by ethnicity 2019
  child.ethnicity = static_cast<Ethnicity>(category(groups, u[2]));
  return row;
}

namespace {

void add_families(Cell& cell, const Model& model, const Draws& draws) {
  std::array<int, 18> left{};
  int total = 0;
  for (std::size_t age = 0; age < 18; ++age)
    total += left[age] = static_cast<int>(std::lround(cell.facts->children_by_age[age]));
  // Room for all who are born or arrive, some 7% of children and 6% of families a year, were no row let again. What is not used
  // takes no memory.
  const double years = years_between(model.start, model.end);
  cell.children.reserve(static_cast<std::size_t>(total * (1.05 + 0.08 * years)));
  cell.families.reserve(static_cast<std::size_t>(total * (0.6 + 0.04 * years)));
  std::uint64_t child_number = 0;
  for (std::uint64_t key = 0; total > 0; ++key) {
    const FamilyRow family = add_family(cell, model, draws, key);
    const std::uint64_t id = cell[family].id.value();
    const auto u = draws.four(id, of(decision::family_make), model.start);
    const auto gaps = draws.four(id, of(decision::family_sibling_gap), model.start);
    int age = nearest_age(left, 17 - static_cast<int>(u[0] * 18));
    const int size = family_size(model.parameters, u[1]);
    bool older = u[2] < 0.5;
    int eldest = age, youngest = age;
    for (int k = 0; k < size && total > 0; ++k) {
      if (k > 0) {
        // Gaps of 1 to twice the mean less 1 years around the family's children so far.
        const int gap = 1 + static_cast<int>(gaps[static_cast<std::size_t>(k % 4)] *
                                             (2 * model.parameters.sibling_gap_years - 1));
        if (older ? eldest + gap > 17 : youngest - gap < 0) older = !older;
        age = nearest_age(left, std::clamp(older ? eldest + gap : youngest - gap, 0, 17));
        eldest = std::max(eldest, age);
        youngest = std::min(youngest, age);
        older = !older;
      }
      --left[static_cast<std::size_t>(age)];
      --total;
      const ChildId child{id_of_first_day(cell, child_number++)};
      add_child(cell, model, draws, family, child,
                birth_at_age(model.start, age,
                             draws.uniform(child.value(), of(decision::birth_traits), model.start)));
    }
  }
}

}  // namespace

Cell make_people(const Model& model, std::size_t authority, const Draws& draws) {
  Cell cell;
  cell.facts = model.authorities[authority];
  cell.index = authority;
  cell.calendar = Ring{model.start};
  cell.tally = Tally{model.month_starts};
  add_families(cell, model, draws);
  cell.families_at_start = static_cast<int>(cell.families.size());
  cell.moved_away.assign(cell.families.size(), false);
  cell.children_at_start = static_cast<int>(cell.children.size());
  set_birth_level(cell, model, model.start);
  set_first_births(cell, model, model.start);
  for (std::uint32_t row = 0; row < cell.families.size(); ++row) {
    plan_next_birth(cell, model, draws, FamilyRow{row}, model.start);
    plan_move(cell, model, draws, FamilyRow{row}, model.start);
  }
  return cell;
}

}  // namespace cscsim
