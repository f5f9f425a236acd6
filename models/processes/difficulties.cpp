#include <algorithm>

#include "core/random/distributions.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

constexpr double highest_score = 40;  // of the questionnaire's total

}  // namespace

double difficulties(const Parameters& p, const Case& c, Day today) {
  const double years = c.placed_since == never ? 0 : (today - c.placed_since) / days_per_year;
  const double gained = p.sdq_settling * std::min(years, p.sdq_settling_years);
  return std::clamp(static_cast<double>(c.difficulties) - gained, 0.0, highest_score);
}

float first_difficulties(const Now& now, ChildId child) {
  const double u = now.uniform(child, decision::care_difficulties);
  return static_cast<float>(
      std::clamp(now.p.sdq_mean + now.p.sdq_sd * normal_quantile(u), 0.0, highest_score));
}

void unsettle(Now& now, Case& c) {
  c.difficulties =
      static_cast<float>(std::min(highest_score, difficulties(now.p, c, now.today) + now.p.sdq_per_move));
}

}  // namespace cscsim
