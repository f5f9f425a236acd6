#pragma once

#include "core/types/dates.hpp"
#include "models/population/delivery.hpp"

namespace cscsim {

/// How a policy gets into place and stays there (model.md 4.15). Its numbers are keys of the scenario; each default leaves a
/// policy wholly in place.
struct Pace {
  double days_to_fill = 0;       ///< mean time to fill one of its own posts
  double post_turnover = 0;      ///< of its own posts, a year
  double training_days = 0;      ///< from the first day until all who will be are trained
  double trained_share = 1;      ///< of the workers, in the end
  double fidelity_at_start = 1;  ///< on the first day
  double years_to_fidelity = 0;  ///< time constant of coaching
  double induction = 1;          ///< share of what leavers knew that those who follow are taught

  /// On the first day, so many days after recruitment began.
  [[nodiscard]] Delivery at_start(Day lead_days) const;
  /// A month on: so many days, in which this share of the authority's workers left. `since` is the first day.
  [[nodiscard]] Delivery after(const Delivery& before, Day since, Day today, Day days, double left) const;
};

}  // namespace cscsim
