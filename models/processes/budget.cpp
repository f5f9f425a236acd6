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

/// Workers in post of all teams, or of those who work with families: not with care leavers.
std::size_t in_post(const Cell& cell, bool with_families) {
  std::size_t workers = 0;
  for (std::size_t t = 0; t < team_count; ++t)
    if (!with_families || static_cast<Team>(t) != Team::leaving_care) workers += cell.in_post[t].size();
  return workers;
}

/// Supervision takes managers' time in proportion. Less than the usual gives nothing back: managers stay in post.
double supervision_per_year(const Cell& cell, const Parameters& p) {
  const double beyond = std::max(0.0, cell.levers[Lever::supervision] - 1);
  return beyond * static_cast<double>(in_post(cell, false)) * p.supervision_time * p.manager_cost_gbp /
         p.manager_span;
}

/// Specialists work beside the case holders in their share of the work, which those go on doing too. Policies pay for the
/// specialists of the children whom they enrol.
double specialists_per_year(const Cell& cell, const Parameters& p) {
  const double share = 1 - std::min(1.0, (1 - p.specialists_share) * cell.levers[Lever::lone_working]);
  return share * static_cast<double>(in_post(cell, true)) * p.specialist_cost_gbp;
}

std::int64_t pence_of_days(double gbp_per_year, Day days) {
  return std::llround(100 * gbp_per_year * days / days_per_year);
}

/// Early help against what the authority gave it at the start; 1 where it gave none.
double early_help_share(const Cell& cell) {
  return cell.facts->early_help_gbp > 0 ? early_help_per_year(cell) / cell.facts->early_help_gbp : 1.0;
}

/// With the loop on, parents change in some of the families whom early help reaches.
void begin_early_help(Now& now, FamilyRow row, stat::Name how) {
  Family& family = now.cell[row];
  now.count(how);
  family.early_help = now.today;
  if (now.p.early_help_loop > 0 &&
      now.uniform(family.id, decision::early_help_change) < now.p.early_help_change)
    now.model.severity.change(family, now.today);
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
  cell.purse.statutory_gbp = statutory_spend(day, model.parameters, 0, 0) * days_per_year +
                             specialists_per_year(cell, model.parameters);
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
  const double granted = usual * cell.driver[static_cast<std::size_t>(Driver::early_help)];
  const double budget = (cell.purse.statutory_gbp + granted) * std::pow(1 + now.p.budget_growth, years);
  const double left = budget - statutory_spend(cell.tally, now.p, month - 12, month - 1);
  cell.purse.early_help_gbp = std::clamp(left, now.p.early_help_least * usual, now.p.early_help_most * usual);
  set_pressure(now);
}

void charge_early_help(Now& now, Day from, Day to) {
  now.add(stat::early_help_pence, pence_of_days(early_help_per_year(now.cell), to - from));
}

void charge_team_support(Now& now, Day from, Day to) {
  now.add(stat::supervision_pence, pence_of_days(supervision_per_year(now.cell, now.p), to - from));
  now.add(stat::specialists_pence, pence_of_days(specialists_per_year(now.cell, now.p), to - from));
}

/// Families who change with early help make for a part of its elasticity; the rest falls on contacts at large. Published
/// counts are those of families who had the usual help: what it does to them is taken back, so that at the usual sum nothing
/// changes.
double contacts_by_early_help(const Cell& cell, const Parameters& p) {
  if (p.early_help_loop == 0) return 1;
  return std::exp(-p.early_help_relief) * std::pow(std::max(p.early_help_least, early_help_share(cell)),
                                                   p.early_help_elasticity - p.early_help_relief);
}

void set_pressure(Now& now) {
  Cell& cell = now.cell;
  const double less_help = contacts_by_early_help(cell, now.p);
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
