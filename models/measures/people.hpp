#pragma once

#include <array>

#include "models/measures/statistics.hpp"

namespace cscsim {

/// Children of a population by decile and by the groups of groups.hpp but need: two additions a child, taken apart when they
/// are counted.
class PeopleByTrait {
 public:
  /// `age` in years, to 17; `decile` of deprivation, 1 to 10.
  void add(const Child& child, std::size_t age, std::size_t decile) {
    const std::size_t traits =
        (static_cast<std::size_t>(child.ethnicity) * 2 + static_cast<std::size_t>(child.sex)) * 2 +
        (child.disabled ? 0 : 1);
    ++by_traits_[traits][age];
    ++by_decile_[child.asylum ? 0 : decile];
  }
  /// Adds them to the stock of the month of `today`.
  void count(Tally& tally, Day today) const;

 private:
  std::array<std::array<std::int32_t, stat::single_ages>, 20>
      by_traits_{};                           ///< ethnic group, sex, disability
  std::array<std::int32_t, 11> by_decile_{};  ///< asylum-seeking children first
};

}  // namespace cscsim
