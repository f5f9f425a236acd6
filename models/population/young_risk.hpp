#pragma once

#include <array>
#include <cstdint>

#include "core/random/draws.hpp"
#include "models/parameters.hpp"

namespace cscsim {

/// What extra-familial risk bears on.
enum class RiskOf : std::uint8_t { missing, entry, conviction, substance_misuse, harm };
inline constexpr std::size_t risk_uses = 5;

/// Extra-familial risk of young people of 10 to 17: peers, exploitation, going missing (model.md 4.7).
///
/// The level of a child in a quarter is a pure function of chance keyed by the child: a part that lasts, and one that is the
/// mean of the last four quarters' shocks. Both are sums of four uniforms: near normal, and bounded. Before age, sex and
/// need the level has mean 0 and variance 1 at every age. Looking at it changes nothing.
class YoungRisk {
 public:
  static constexpr int youngest = 10;

  explicit YoungRisk(const Parameters& parameters);

  /// Level of a child of 10 to 17; its birth gives its age.
  [[nodiscard]] double level(const Draws& draws, ChildId child, Sex sex, Need need, Day birth,
                             Day today) const;

  /// Ratio of a rate or chance at this level to its mean over children of the published age band; 1 below 10.
  [[nodiscard]] double ratio(RiskOf what, double level, int age) const;

  [[nodiscard]] double slope(RiskOf what) const { return slopes_[static_cast<std::size_t>(what)]; }

  /// Levels change with these: 91 days each.
  [[nodiscard]] static int quarter(Day today) { return today / 91; }

 private:
  [[nodiscard]] double mean_level(int age, Sex sex) const;
  [[nodiscard]] double mean_exp(double slope, int from, int to) const;

  double lasting_, changing_;  ///< weights of the two parts: their squares add up to 1
  double per_year_, middle_age_, male_, behaviour_need_, behaviour_share_;
  std::array<double, risk_uses> slopes_;
  std::array<std::array<double, 18>, risk_uses> means_{};  ///< of exp(slope x level), by age
};

}  // namespace cscsim
