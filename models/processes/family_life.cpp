#include <algorithm>

#include "models/population/contacts.hpp"
#include "models/population/synthesis.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

void plan_contacts(Now& now, FamilyRow row) {
  plan_contact(now.cell, now.model, now.draws, row, now.today);
  if (now.cell.extra_contacts) plan_contact(now.cell, now.model, now.draws, row, now.today, {Chain::extra});
}

FamilyRow add_household(Now& now, const Household& household) {
  Cell& cell = now.cell;
  const FamilyRow row = add_family(cell, now.model, now.draws, household.key);
  const FamilyId id = cell[row].id;
  cell[row].frailty *= static_cast<float>(household.frailty_ratio);
  if (household.decile != 0) cell[row].decile = household.decile;
  const auto add = [&](Day days_old, std::uint64_t number) {
    add_child(cell, now.model, now.draws, row,
              ChildId{mixed(id.value(), static_cast<std::uint64_t>(now.today), number)},
              now.today - days_old);
  };
  add(household.youngest, 0);
  if (household.second)
    add(std::min(6500, household.youngest + static_cast<Day>(now.p.sibling_gap_years * days_per_year)), 1);
  plan_next_birth(cell, now.model, now.draws, row, now.today);
  plan_contacts(now, row);
  plan_move(cell, now.model, now.draws, row, now.today);
  return row;
}

Place home_of(const Now& now, FamilyId family) {
  return home_of(*now.cell.facts, now.model, now.draws, family);
}

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

}  // namespace cscsim
