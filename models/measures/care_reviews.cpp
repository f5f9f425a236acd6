#include "models/measures/lines.hpp"

namespace cscsim {

void add_care_reviews(std::vector<Line>& all) {
  using namespace stat;
  const std::vector<Line> lines = {
      {"cla_reviews_on_time_pct", Kind::share,
       [](const PeriodCounts& n) {
         return n[care_reviews] > 0 ? 100.0 * static_cast<double>(n[care_reviews] - n[care_reviews_late]) /
                                          static_cast<double>(n[care_reviews])
                                    : not_measured;
       },
       "percent", "reviews of children in care that were held by the last day in time"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace cscsim
