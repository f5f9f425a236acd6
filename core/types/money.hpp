#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

#include "core/types/errors.hpp"

namespace cscsim {

/// An amount of money in whole pence, so that sums are exact in every order.
class Money {
 public:
  constexpr Money() = default;
  [[nodiscard]] static Money pounds(double value) {
    if (!(std::abs(value) < 1e13)) throw InputError{"an amount of money must be a finite number of pounds"};
    return Money{static_cast<std::int64_t>(std::llround(value * 100.0))};
  }
  [[nodiscard]] static constexpr Money pence(std::int64_t value) { return Money{value}; }
  [[nodiscard]] constexpr std::int64_t pence() const { return pence_; }
  [[nodiscard]] constexpr double pounds() const { return static_cast<double>(pence_) / 100.0; }
  constexpr Money& operator+=(Money other) {
    pence_ += other.pence_;
    return *this;
  }
  friend constexpr Money operator+(Money a, Money b) { return Money{a.pence_ + b.pence_}; }
  friend constexpr Money operator*(Money a, std::int64_t n) { return Money{a.pence_ * n}; }
  friend constexpr auto operator<=>(Money, Money) = default;

 private:
  constexpr explicit Money(std::int64_t pence) : pence_{pence} {}
  std::int64_t pence_ = 0;
};

}  // namespace cscsim
