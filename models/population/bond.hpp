#pragma once

#include <algorithm>
#include <cmath>

#include "core/types/dates.hpp"

namespace cscsim {

/// Trust of a family, or a child, in its worker or in the team behind the worker: 0 none, 1 full (model.md 4.6).
///
/// Between changes dR/dt = build (1 - R) - lose R with constant coefficients, so that trust is known exactly on any day
/// without stepping, and asking for it changes nothing.
class Bond {
 public:
  /// Coefficients a week.
  struct Pace {
    double build = 0;  ///< visits x support: towards 1
    double lose = 0;   ///< forgetting, and challenge without support: towards 0
  };

  [[nodiscard]] double on(Day day) const {
    if (day == since_) return static_cast<double>(trust_);
    const float weeks = static_cast<float>(day - since_) / 7.0F;
    return limit_ + (trust_ - limit_) * std::exp(-rate_ * weeks);
  }
  /// From `today` on trust moves at another pace. The same pace: no change at all.
  void set(Day today, Pace pace) {
    const auto rate = static_cast<float>(pace.build + pace.lose);
    const auto limit = static_cast<float>(rate > 0 ? pace.build / (pace.build + pace.lose) : 0);
    if (rate == rate_ && limit == limit_) return;
    trust_ = static_cast<float>(on(today));
    since_ = today;
    rate_ = rate;
    limit_ = limit;
  }
  /// Trust is `trust` from today on, at the pace at which it moved: a hand-over.
  void become(Day today, double trust) {
    trust_ = static_cast<float>(trust);
    since_ = today;
  }
  /// The day of the last change of trust or pace.
  [[nodiscard]] Day since() const { return since_; }
  /// Begins anew at `trust`, at no pace yet.
  void begin(Day today, double trust) { *this = Bond{today, static_cast<float>(trust)}; }

  Bond() = default;
  friend bool operator==(const Bond&, const Bond&) = default;

 private:
  Bond(Day today, float trust) : trust_{trust}, limit_{trust}, since_{today} {}
  float trust_ = 0;  ///< on `since_`
  float limit_ = 0;
  float rate_ = 0;  ///< a week
  Day since_ = 0;
};

}  // namespace cscsim
