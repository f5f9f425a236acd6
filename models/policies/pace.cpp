#include "models/policies/pace.hpp"

#include <algorithm>
#include <cmath>

namespace cscsim {

namespace {

/// Share of what goes at this mean time that has gone after `time`; at once where the mean is none.
double gone(double time, double mean) { return mean > 0 ? -std::expm1(-time / mean) : 1; }

}  // namespace

Delivery Pace::at_start(Day lead_days) const {
  return {gone(lead_days, days_to_fill), training_days > 0 ? 0 : trained_share, fidelity_at_start};
}

Delivery Pace::after(const Delivery& before, Day since, Day today, Day days, double left) const {
  Delivery now = before;
  now.staffed += (1 - before.staffed) * gone(days, days_to_fill) -
                 before.staffed * -std::expm1(-post_turnover * days / days_per_year);
  now.staffed = std::clamp(now.staffed, 0.0, 1.0);
  now.trained = trained_share * (training_days > 0 ? std::min(1.0, (today - since) / training_days) : 1);
  const double coached = years_to_fidelity > 0 ? gone(days, years_to_fidelity * days_per_year) : 0;
  now.fidelity += (1 - before.fidelity) * coached - before.fidelity * left * (1 - induction);
  now.fidelity = std::clamp(now.fidelity, 0.0, 1.0);
  return now;
}

}  // namespace cscsim
