#include "models/measures/spend.hpp"

#include "models/measures/lines.hpp"

namespace cscsim {

namespace {

/// The lines of one budget, or of all.
Formula sum_of(std::vector<CostLine> lines) {
  return [lines = std::move(lines)](const PeriodCounts& n) {
    double sum = 0;
    for (const CostLine& line : lines) sum += line.spend(n);
    return sum;
  };
}

}  // namespace

double CostLine::spend(const PeriodCounts& n) const {
  std::int64_t sum = 0;
  for (const std::size_t count : counts) sum += n[count];
  return static_cast<double>(sum) * gbp;
}

std::vector<CostLine> cost_lines(const Parameters& p) {
  using namespace stat;
  const double worker = p.worker_cost_gbp / days_per_year, week_of_pence = 1 / 700.0;
  return {
      {"placements_foster",
       "foster and kinship placements",
       Budget::looked_after,
       {foster_pence_days},
       week_of_pence},
      {"placements_residential",
       "children's homes and secure homes",
       Budget::looked_after,
       {residential_pence_days},
       week_of_pence},
      {"placements_other",
       "supported accommodation and other placements",
       Budget::looked_after,
       {other_placement_pence_days},
       week_of_pence},
      {"care_overhead",
       "the rest of the budget for children looked after, by the day in care: adoption and special "
       "guardianship "
       "support, care leavers, short breaks, education, asylum seekers, contact, reviewing",
       Budget::looked_after,
       {cla_days},
       p.care_overhead_gbp},
      {"social_workers",
       "employed social workers who hold cases",
       Budget::safeguarding,
       {worker_days},
       worker},
      {"agency_workers",
       "agency workers who hold cases",
       Budget::safeguarding,
       {agency_days},
       worker * p.agency_premium},
      {"safeguarding_overhead",
       "the rest of the budget for safeguarding, by the day of a case holder: managers, social workers "
       "without "
       "cases, support staff, buildings, commissioned work",
       Budget::safeguarding,
       {worker_days, agency_days},
       p.safeguarding_overhead_gbp / days_per_year},
      {"policies", "policies: set-up, running and enrolments", Budget::policies, {policy_pence}, 1 / 100.0},
      {"early_help",
       "early help: family support, children's centres and services for young people",
       Budget::early_help,
       {early_help_pence},
       1 / 100.0},
      {"supervision",
       "managers' time for supervision beyond the usual",
       Budget::safeguarding,
       {supervision_pence},
       1 / 100.0},
      {"adult_specialists",
       "adult specialists in the teams around families",
       Budget::safeguarding,
       {specialists_pence},
       1 / 100.0},
  };
}

void add_spend(std::vector<Line>& all, const Parameters& parameters) {
  const std::vector<CostLine> costs = cost_lines(parameters);
  const auto of = [&costs](auto wanted) {
    std::vector<CostLine> lines;
    for (const CostLine& line : costs)
      if (wanted(line)) lines.push_back(line);
    return sum_of(lines);
  };
  const auto budget = [&of](Budget b) { return of([b](const CostLine& line) { return line.budget == b; }); };
  const auto named = [&of](std::vector<std::string> ids) {
    return of([ids](const CostLine& line) {
      for (const std::string& id : ids)
        if (id == line.id) return true;
      return false;
    });
  };
  const std::vector<Line> lines = {
      {"spend_cla_gbp", Kind::flow, budget(Budget::looked_after)},
      {"spend_safeguarding_gbp", Kind::flow, budget(Budget::safeguarding)},
      {"spend_placements_gbp", Kind::flow,
       named({"placements_foster", "placements_residential", "placements_other"}), "GBP",
       "spend on placements of children looked after"},
      {"spend_social_work_gbp", Kind::flow, named({"social_workers", "agency_workers"}), "GBP",
       "spend on case-holding social workers, agency workers included"},
      {"spend_policies_gbp", Kind::flow, budget(Budget::policies), "GBP",
       "spend on the policies of the arm: set-up, running and enrolments"},
      {"spend_total_gbp", Kind::flow, of([](const CostLine&) { return true; }), "GBP",
       "spend on children looked after, on safeguarding, on policies and on early help: every line"},
      {"spend_early_help_gbp", Kind::flow, budget(Budget::early_help), "GBP",
       "spend on early help: family support, children's centres and services for young people"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace cscsim
