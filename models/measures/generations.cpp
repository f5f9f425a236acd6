#include <cmath>

#include "models/measures/lines.hpp"

namespace cscsim {

namespace {

/// Share of a synthetic cohort of families who come before the court again within seven years: in each year since the
/// first proceedings it meets the period's rate, families who come again over those who had not on 31 March.
Formula again_within_7_years(std::size_t again, std::size_t once) {
  return [again, once](const PeriodCounts& n) {
    double hazard = 0;
    for (std::size_t year = 0; year < stat::recurrence_years; ++year)
      if (n[once + year] > 0)
        hazard += static_cast<double>(n[again + year]) / static_cast<double>(n[once + year]);
    return -100 * std::expm1(-hazard);
  };
}

/// Months within which half of recurrent proceedings follow those before, evenly within a month.
double median_months(const PeriodCounts& n) {
  const double half = static_cast<double>(n[stat::proceedings_again]) / 2;
  if (half == 0) return not_measured;
  double before = 0;
  for (std::size_t month = 0; month < stat::months_between_proceedings; ++month) {
    const auto here = static_cast<double>(n[stat::proceedings_again_by_months + month]);
    if (before + here >= half) return static_cast<double>(month) + (half - before) / here;
    before += here;
  }
  return not_measured;
}

}  // namespace

void add_generations(std::vector<Line>& all) {
  using namespace stat;
  const std::vector<Line> lines = {
      {"births", Kind::flow, total(births), "births", "children born to families of the authority"},
      {"births_to_care_leavers", Kind::flow, total(births_to_leavers), "births",
       "first births of young women with a leaving care case; 0 where loops.generations is 0"},
      {"proceedings_again", Kind::flow, total(proceedings_again), "applications",
       "applications for a child born after the family's first care proceedings that the authority knows of"},
      {"proceedings_again_newborn_pct", Kind::share, ratio(proceedings_again_newborn, proceedings_again),
       "percent", "of these, share issued within a month of birth (parameters.csv CT12: 42%)"},
      {"proceedings_again_median_months", Kind::mean, median_months, "months",
       "median time from the family's proceedings before to those for a later child (CT12: 17.5)", false},
      {"court_again_within_7_years_pct", Kind::share,
       again_within_7_years(court_again_by_year, court_once_by_year), "percent",
       "families before the court who come again within seven years for a child born since, at the "
       "period's rates by year since the first proceedings (parameters.csv CT10: 24%)",
       false},
      {"court_again_within_7_years_teenage_pct", Kind::share,
       again_within_7_years(court_again_teenage_by_year, court_once_teenage_by_year), "percent",
       "same, of mothers who were teenagers at their first birth (CT11: 33% within ten years)", false},
      {"referrals_by_transfer", Kind::flow, total(transfers_in), "children",
       "referrals of children whose case another authority closed by transfer as the family moved here"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace cscsim
