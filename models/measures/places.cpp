#include "models/measures/lines.hpp"

namespace cscsim {

void add_places(std::vector<Line>& all) {
  using namespace stat;
  const std::vector<Line> lines = {
      {"cost_fostering_week_gbp", Kind::mean, ratio(foster_pence_days, foster_days, 1 / 100.0)},
      {"cost_residential_week_gbp", Kind::mean, ratio(residential_pence_days, residential_days, 1 / 100.0)},
      {"foster_places_filled_pct", Kind::share, ratio(foster_places_taken, foster_places), "percent",
       "share of foster places that are filled"},
      {"residential_places_filled_pct", Kind::share, ratio(residential_places_taken, residential_places),
       "percent", "share of children's home places that are filled"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace cscsim
