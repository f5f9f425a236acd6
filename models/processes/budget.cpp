#include "models/processes/budget.hpp"

#include <algorithm>
#include <cmath>

#include "models/measures/spend.hpp"

namespace cscsim {

namespace {

/// Pounds of the statutory lines in the months [first, last] of a tally.
double statutory_spend(const Tally& tally, const Parameters& p, std::size_t first, std::size_t last) {
  PeriodCounts counts;
  counts.add(tally, first, last);
  double sum = 0;
  for (const CostLine& line : cost_lines(p))
    if (line.budget == Budget::looked_after || line.budget == Budget::safeguarding) sum += line.spend(counts);
  return sum;
}

stat::Name price_of(PlacementKind kind) {
  switch (kind) {
    case PlacementKind::foster:
    case PlacementKind::kinship:
      return stat::foster_pence_days;
    case PlacementKind::childrens_home:
    case PlacementKind::secure:
      return stat::residential_pence_days;
    default:
      return stat::other_placement_pence_days;
  }
}

/// Early help against what the authority gave it at the start; 1 where it gave none.
double early_help_share(const Cell& cell) {
  return cell.facts->early_help_gbp > 0 ? early_help_per_year(cell) / cell.facts->early_help_gbp : 1.0;
}

void begin_early_help(Now& now, FamilyRow family, stat::Name how) {
  now.count(how);
  now.cell[family].early_help = now.today;
}

bool in_early_help(const Family& family, Day today) {
  return family.early_help != not_due && today - family.early_help <= 365;
}

}  // namespace

double early_help_per_year(const Cell& cell) {
  return cell.purse.early_help_gbp * cell.levers[Lever::early_help];
}

void open_purse(Cell& cell, const Model& model) {
  Tally day{{model.start, model.start + 1}};
  for (const Case& c : cell.cases) {
    if (!c.child.exists() || c.stage != Stage::looked_after) continue;
    day.add(stat::cla_days, model.start);
    day.add(price_of(c.placement), 0, model.start, c.weekly_pence);
  }
  for (const Worker& worker : cell.workers)
    if (!worker.gone && worker.team != Team::leaving_care)
      day.add(worker.agency ? stat::agency_days : stat::worker_days, model.start);
  cell.purse.statutory_gbp = statutory_spend(day, model.parameters, 0, 0) * days_per_year;
  cell.purse.early_help_gbp = cell.facts->early_help_gbp;
}

void settle_budget(Now& now) {
  if (now.today == now.model.start) return;
  Cell& cell = now.cell;
  const auto& starts = cell.tally.month_starts();
  const auto month =
      static_cast<std::size_t>(std::lower_bound(starts.begin(), starts.end(), now.today) - starts.begin());
  const double years = std::round(years_between(now.model.start, now.today));
  const double usual = cell.facts->early_help_gbp;
  const double budget = (cell.purse.statutory_gbp + usual) * std::pow(1 + now.p.budget_growth, years);
  const double left = budget - statutory_spend(cell.tally, now.p, month - 12, month - 1);
  cell.purse.early_help_gbp = std::clamp(left, now.p.early_help_least * usual, now.p.early_help_most * usual);
  set_pressure(now);
}

void charge_early_help(Now& now, Day from, Day to) {
  now.add(stat::early_help_pence,
          std::llround(100 * early_help_per_year(now.cell) * (to - from) / days_per_year));
}

void set_pressure(Now& now) {
  Cell& cell = now.cell;
  const double less_help =
      now.p.early_help_loop > 0
          ? std::pow(std::max(now.p.early_help_least, early_help_share(cell)), now.p.early_help_elasticity)
          : 1.0;
  cell.pressure = static_cast<float>(
      std::min(highest_pressure, static_cast<double>(cell.oversight.vigilance) * less_help));
}

void offer_early_help(Now& now, FamilyRow row, ChainOf chain) {
  const Family& family = now.cell[row];
  if (in_early_help(family, now.today)) return;
  if (now.uniform(family.id, decision::early_help_offer, chain.token()) <
      now.p.early_help_offered * early_help_share(now.cell))
    begin_early_help(now, row, stat::early_help_offered);
}

void step_down(Now& now, FamilyRow row) {
  const Family& family = now.cell[row];
  if (in_early_help(family, now.today)) return;
  if (now.uniform(family.id, decision::early_help_offer, ~0U) <
      now.p.early_help_step_down * early_help_share(now.cell))
    begin_early_help(now, row, stat::early_help_stepped_down);
}

void count_step_up(Now& now, FamilyRow row) {
  if (in_early_help(now.cell[row], now.today)) now.count(stat::early_help_stepped_up);
}

}  // namespace cscsim
