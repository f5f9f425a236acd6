#include <algorithm>
#include <numeric>

#include "models/population/contacts.hpp"
#include "models/population/synthesis.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

ChildRow child_with(const Cell& cell, FamilyRow family, ChildId id) {
  for (ChildRow c = cell[family].first_child; c.exists(); c = cell[c].sibling)
    if (cell[c].id == id) return c;
  return ChildRow::none();
}

int minors(const Cell& cell, FamilyRow family, Day today) {
  int n = 0;
  for (ChildRow c = cell[family].first_child; c.exists(); c = cell[c].sibling)
    n += !cell[c].gone && cell[c].birth <= today && age_on(cell[c].birth, today) < 18;
  return n;
}

/// Every chain that runs in the authority, for a family that is new to it.
void plan_contacts(Now& now, FamilyRow row) {
  plan_contact(now.cell, now.model, now.draws, row, now.today);
  if (now.cell.extra_contacts) plan_contact(now.cell, now.model, now.draws, row, now.today, {Chain::extra});
}

/// A new family with one or two children, the younger born `youngest` days ago.
FamilyRow add_household(Now& now, std::uint64_t key, Day youngest, bool second) {
  Cell& cell = now.cell;
  const FamilyRow row = add_family(cell, now.model, now.draws, key);
  const FamilyId id = cell[row].id;
  add_child(cell, now.model, now.draws, row,
            ChildId{mixed(id.value(), static_cast<std::uint64_t>(now.today), 0)}, now.today - youngest);
  if (second)
    add_child(
        cell, now.model, now.draws, row, ChildId{mixed(id.value(), static_cast<std::uint64_t>(now.today), 1)},
        now.today - std::min(6500, youngest + static_cast<Day>(now.p.sibling_gap_years * days_per_year)));
  plan_next_birth(cell, now.model, now.draws, row, now.today);
  plan_contacts(now, row);
  plan_move(cell, now.model, now.draws, row, now.today);
  return row;
}

constexpr std::uint64_t newcomer_key = std::uint64_t{1} << 40U;  // above the keys of the first families

}  // namespace

double income_stress(const Now& now) { return now.cell.income_stress.on(now.today, now.p.stress_pace); }

double severity_before_stress(const Now& now, const Family& family) {
  return now.model.severity.standing(now.draws, family, now.today) -
         now.model.severity.relief(family, now.today);
}

double severity_of(const Now& now, const Family& family) {
  return severity_before_stress(now, family) + income_stress(now);
}

void look_at_severity(const Now& now, Case& c) {
  const Family& family = now.cell[now.cell[c.child].family];
  c.severity = static_cast<float>(severity_of(now, family));
  const bool stands = family.changed_on == not_due && now.cell.income_stress.none();
  c.severity_until = stands ? Severity::stands_until(now.today) : now.today;
}

double severity_ratio(const Now& now, const Case& c, SeveritySlope on) {
  return now.model.severity_ratios.ratio(on, c.stage, static_cast<double>(c.severity));
}

double at_gate(const Now& now, const Case& c, SeveritySlope on, double p) {
  return now.model.severity_ratios.chance(on, c.stage, static_cast<double>(c.severity), p);
}

void give_birth(Now& now, FamilyRow row, std::uint32_t order) {
  Cell& cell = now.cell;
  if (cell[row].gone || cell[row].births != order) return;
  const ChildId id{mixed(cell[row].id.value(), static_cast<std::uint64_t>(now.today), order)};
  if (!child_with(cell, row, id).exists()) add_child(cell, now.model, now.draws, row, id, now.today);
  now.count(stat::births);
  ++cell[row].births;
  plan_next_birth(cell, now.model, now.draws, row, now.today);
}

void receive_first_births(Now& now) {
  const double per_day = now.cell.facts->children_by_age[0] * now.p.first_birth_share / days_per_year;
  const int births = now.draws.poisson(per_day, now.cell.facts->number,
                                       decision::of(decision::authority_first_birth), now.today);
  for (int i = 0; i < births; ++i) {
    now.count(stat::births);
    add_household(now,
                  newcomer_key + mixed(now.cell.facts->number, static_cast<std::uint64_t>(now.today),
                                       2U * static_cast<std::uint64_t>(i)) /
                                     4,
                  0, false);
  }
}

void receive_newcomers(Now& now) {
  // As many families come from outside the run as leave it on average, so the population stands.
  const double outside = now.model.authorities.size() > 1 ? 1 - now.p.move_within_run : 1.0;
  const double per_day = now.cell.families_at_start * now.p.move_per_year * outside / days_per_year;
  const int families =
      now.draws.poisson(per_day, now.cell.facts->number, decision::of(decision::newcomers), now.today);
  for (int i = 0; i < families; ++i) {
    const std::uint64_t key =
        newcomer_key + mixed(now.cell.facts->number, static_cast<std::uint64_t>(now.today),
                             2U * static_cast<std::uint64_t>(i) + 1) /
                           4;
    const double u = now.draws.uniform(key, decision::of(decision::newcomers), now.today, 1);
    const double second = now.draws.uniform(key, decision::of(decision::newcomers), now.today, 2);
    add_household(now, key, 1 + static_cast<Day>(u * now.p.newcomer_oldest_days),
                  second < 1 - now.p.families_of_one);
    now.count(stat::families_moved_in);
  }
}

Departure depart(Now& now, FamilyRow row) {
  Cell& cell = now.cell;
  Departure departure;
  departure.family = cell[row];
  for (ChildRow c = cell[row].first_child; c.exists(); c = cell[c].sibling) {
    Child& child = cell[c];
    if (child.gone || child.rehomed) continue;
    if (child.open_case.exists()) {
      if (cell[child.open_case].stage == Stage::looked_after ||
          cell[child.open_case].stage == Stage::care_leaver)
        continue;  // stays in care here
      if (cell[child.open_case].stage == Stage::protection_plan) end_plan(now, cell[child.open_case]);
      close_case(now, child.open_case, Closing::transferred);
    }
    departure.children.push_back(child);
    child.gone = true;
    now.count(stat::left_population);
  }
  cell[row].gone = true;
  now.count(stat::families_moved_out);
  return departure;
}

void move_away(Now& now, FamilyRow row) {
  if (now.cell[row].gone || minors(now.cell, row, now.today) == 0) return;
  Departure departure = depart(now, row);
  const std::size_t others = now.model.authorities.size() - 1;
  if (others == 0) return;
  // Of those who leave, some go to another authority of the run, each as likely as it has children.
  const double u = now.uniform(departure.family.id, decision::family_move_where);
  if (u >= now.p.move_within_run) return;
  std::vector<double> weight;
  for (const auto& facts : now.model.authorities)
    weight.push_back(facts == now.cell.facts ? 0.0
                                             : std::accumulate(facts->children_by_age.begin(),
                                                               facts->children_by_age.end(), 0.0));
  departure.to = category(weight, u / now.p.move_within_run);
  now.cell.departures.push_back(std::move(departure));
}

void settle_arrival(Now& now, const Departure& arrival) {
  Cell& cell = now.cell;
  const FamilyRow row{static_cast<std::uint32_t>(cell.families.size())};
  Family family = arrival.family;
  family.first_child = ChildRow::none();
  family.born.fill(not_due);
  family.crowded = family.gone = false;
  family.next_birth = not_due;
  family.turned_away = not_due;
  family.last_closed = not_due;  // what was known stays behind the border
  cell.families.push_back(family);
  for (Child child : arrival.children) {
    child.family = row;
    child.sibling = cell[row].first_child;
    child.open_case = CaseRow::none();
    child.gone = false;
    child.last_referral = child.last_closed = never;
    cell[row].first_child = ChildRow{static_cast<std::uint32_t>(cell.children.size())};
    cell[row].add_to_household(child.birth);
    cell.children.push_back(child);
  }
  now.count(stat::families_moved_in);
  plan_next_birth(cell, now.model, now.draws, row, now.today);
  plan_contacts(now, row);
  plan_move(cell, now.model, now.draws, row, now.today);
}

}  // namespace cscsim
