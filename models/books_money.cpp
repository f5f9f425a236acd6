#include <algorithm>
#include <cmath>
#include <string>

#include "core/types/errors.hpp"
#include "models/books.hpp"
#include "models/measures/lines.hpp"
#include "models/measures/spend.hpp"

namespace cscsim {

namespace {

/// All counts of money. Days of work have lines of their own, one for each price.
constexpr std::array money = {stat::foster_pence_days,          stat::residential_pence_days,
                              stat::other_placement_pence_days, stat::policy_pence,
                              stat::early_help_pence,           stat::supervision_pence,
                              stat::specialists_pence};

PeriodCounts month_of_tally(const Tally& tally, Day today) {
  const auto& starts = tally.month_starts();
  const auto month =
      static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), today) - starts.begin()) - 1;
  PeriodCounts counts;
  counts.add(tally, month, month);
  return counts;
}

double reported(const std::vector<Line>& lines, const std::string& id, const PeriodCounts& n) {
  const auto found =
      std::find_if(lines.begin(), lines.end(), [&id](const Line& line) { return line.id == id; });
  invariant(found != lines.end(), "totals of spend are reported");
  return found->value(n);
}

bool to_the_penny(double a, double b) { return std::abs(a - b) < 0.01; }

}  // namespace

void check_money(const Cell& cell, const Parameters& parameters, Day today) {
  const std::vector<CostLine> lines = cost_lines(parameters);
  for (const stat::Name what : money)
    invariant(std::count_if(lines.begin(), lines.end(),
                            [what](const CostLine& line) {
                              return std::count(line.counts.begin(), line.counts.end(), what) > 0;
                            }) == 1,
              "each penny stands in one line of spend");
  const PeriodCounts n = month_of_tally(cell.tally, today);
  double sum = 0;
  for (const CostLine& line : lines) {
    invariant(line.spend(n) >= 0, "no line of spend is below zero");
    sum += line.spend(n);
  }
  std::vector<Line> reports;
  add_spend(reports, parameters);
  const auto report = [&](const char* id) { return reported(reports, id, n); };
  invariant(to_the_penny(sum, report("spend_total_gbp")), "spend in total is the sum of its lines");
  invariant(to_the_penny(sum, report("spend_cla_gbp") + report("spend_safeguarding_gbp") +
                                  report("spend_policies_gbp") + report("spend_early_help_gbp")),
            "each line of spend belongs to one budget");
}

}  // namespace cscsim
