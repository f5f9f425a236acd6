#include "models/measures/lines.hpp"

namespace cscsim {

void add_equity(std::vector<Line>& all) {
  using namespace stat;
  const auto group = [](Ethnicity e) { return ratio(in(cla_by_ethnicity, e), cla_open); };
  const std::vector<Line> lines = {
      {"cla_rate_most_to_least_deprived_decile",
       Kind::mean,
       [](const PeriodCounts& n) {
         const auto rate = [&n](std::size_t decile) {
           const auto people = static_cast<double>(n[in(population_by_decile, decile)]);
           return people > 0 ? static_cast<double>(n[in(cla_by_decile, decile)]) / people : not_measured;
         };
         return rate(0) > 0 ? rate(9) / rate(0) : not_measured;
       },
       {},
       {},
       false},
      {"cla_31mar_ethnicity_white_pct", Kind::share, group(Ethnicity::white)},
      {"cla_31mar_ethnicity_mixed_pct", Kind::share, group(Ethnicity::mixed)},
      {"cla_31mar_ethnicity_asian_pct", Kind::share, group(Ethnicity::asian)},
      {"cla_31mar_ethnicity_black_pct", Kind::share, group(Ethnicity::black)},
      {"cla_31mar_ethnicity_other_pct", Kind::share, group(Ethnicity::other)},
      {"cla_31mar_male_pct", Kind::share, ratio(cla_male, cla_open)},
      {"population_0_17", Kind::stock, total(population), "children",
       "children aged 0 to 17 who live in the authority on 31 March", false},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace cscsim
