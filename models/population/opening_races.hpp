#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "models/processes/now.hpp"

namespace cscsim {

/// Which stock a child is drawn for: each has its own lane of the draws.
enum class Lane : std::uint8_t { care, plan, need };
inline constexpr std::size_t lanes = 3;

using AgeCounts = std::array<int, age_groups>;

/// An exponential race of which only the first so many are wanted.
class Race {
 public:
  void want(std::size_t first) { first_ = first; }
  /// Enters a runner at this rate; `u` is its draw.
  void enter(std::uint32_t row, double u, double rate);
  /// Ends the race: its first, in order.
  std::vector<std::uint32_t> finish();

 private:
  using Runner = std::pair<float, std::uint32_t>;  ///< time and row
  void drop_last();

  std::vector<Runner> runners_;
  std::size_t first_ = 0;
  double latest_ = HUGE_VAL;  ///< whoever takes longer is not among the first
};

/// Children of every age group in the order of exponential races, one a lane: those with most weight tend to come first.
class Races {
 public:
  /// `wanted` by lane: how many of each age group are likely to be asked for.
  Races(Now& now, const std::array<AgeCounts, lanes>& wanted);

  /// The next child of the group who has no case yet, none if it has run out.
  ChildRow next(Lane lane, std::size_t group);

 private:
  using ByLane = std::array<double, lanes>;

  /// How much likelier the family's severity makes it that its children stand in each stock.
  ByLane by_severity(const Family& family) const;

  void enter(std::uint32_t row, const Child& child, const Family& family, const std::array<double, 4>& shared,
             const ByLane& by_severity);

  Now& now_;
  std::array<double, 18>
      by_age_;  ///< likelihood of standing in care by single year of age, against the age group
  std::array<std::array<Race, age_groups>, lanes> races_;
  std::array<std::array<std::vector<std::uint32_t>, age_groups>, lanes> order_;  ///< of the first, by row
  std::array<std::array<std::size_t, age_groups>, lanes> taken_{};
};

}  // namespace cscsim
