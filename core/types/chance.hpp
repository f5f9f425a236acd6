#pragma once

#include <cmath>
#include <string>

#include "core/types/dates.hpp"
#include "core/types/errors.hpp"

namespace cscsim {

/// Chance of one event, in [0, 1]. Checked here, so never again.
class Probability {
 public:
  constexpr Probability() = default;
  constexpr explicit Probability(double value) : value_{value} {
    if (!(value >= 0.0 && value <= 1.0))  // written so that NaN fails too
      throw InputError{"probability " + std::to_string(value) + " is outside [0, 1]"};
  }
  [[nodiscard]] constexpr double value() const { return value_; }
  friend constexpr auto operator<=>(Probability, Probability) = default;

 private:
  double value_ = 0.0;
};

/// Multiplier of a hazard; positive and finite. 1 changes nothing.
class HazardRatio {
 public:
  constexpr HazardRatio() = default;
  constexpr explicit HazardRatio(double value) : value_{value} {
    if (!(value > 0.0 && value < 1e6))
      throw InputError{"hazard ratio " + std::to_string(value) + " is not a positive number"};
  }
  [[nodiscard]] constexpr double value() const { return value_; }
  friend constexpr HazardRatio operator*(HazardRatio a, HazardRatio b) {
    return HazardRatio{a.value_ * b.value_};
  }
  friend constexpr auto operator<=>(HazardRatio, HazardRatio) = default;

 private:
  double value_ = 1.0;
};

/// Events expected per year at risk; zero or more. Turned into chance only by `over`.
class Hazard {
 public:
  constexpr Hazard() = default;
  [[nodiscard]] static constexpr Hazard per_year(double value) { return Hazard{value}; }
  /// The constant hazard under which `p` of those at risk have the event within `t`.
  [[nodiscard]] static Hazard from(Probability p, std::chrono::days t) {
    if (!(p.value() < 1.0)) throw InputError{"no finite hazard makes an event certain"};
    return Hazard{-std::log1p(-p.value()) * days_per_year / static_cast<double>(t.count())};
  }
  [[nodiscard]] constexpr double per_year() const { return per_year_; }
  [[nodiscard]] constexpr double per_day() const { return per_year_ / days_per_year; }
  /// Chance of at least one event within `t`.
  [[nodiscard]] Probability over(std::chrono::days t) const {
    return Probability{-std::expm1(-per_day() * static_cast<double>(t.count()))};
  }
  friend constexpr Hazard operator*(Hazard h, HazardRatio r) { return Hazard{h.per_year_ * r.value()}; }
  friend constexpr Hazard operator+(Hazard a, Hazard b) { return Hazard{a.per_year_ + b.per_year_}; }
  friend constexpr auto operator<=>(Hazard, Hazard) = default;

 private:
  constexpr explicit Hazard(double per_year) : per_year_{per_year} {
    if (!(per_year >= 0.0 && per_year < 1e9))
      throw InputError{"hazard " + std::to_string(per_year) + " per year is not a number of zero or more"};
  }
  double per_year_ = 0.0;
};

}  // namespace cscsim
