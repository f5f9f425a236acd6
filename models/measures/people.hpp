#pragma once

#include <array>

#include "models/measures/tally.hpp"

namespace cscsim {

/// A population by decile and by the groups of groups.hpp but need, and whom a first event can still befall: two additions a
/// person and no decision, taken apart when they are counted.
class PeopleByTrait {
 public:
  /// `age` in years: from 18 on, and whoever is gone or not yet born, a person is left out.
  void add(const Child& child, std::size_t age) {
    const std::size_t traits =
        (static_cast<std::size_t>(child.ethnicity) * 2 + static_cast<std::size_t>(child.sex)) * 2 +
        (child.disabled ? 0 : 1);
    constexpr unsigned in_care = 1U << static_cast<unsigned>(LifeStep::in_care);
    const unsigned had = child.steps | (child.asylum ? in_care : 0);
    const bool out = age >= stat::single_ages;
    ++by_traits_[traits][had][out ? stat::single_ages : age];
    ++by_decile_[out            ? left_out
                 : child.asylum ? asylum
                                : child.decile][static_cast<std::size_t>(child.ethnicity)];
  }
  /// Adds them to the stock of the month of `today`.
  void count(Tally& tally, Day today) const;

 private:
  static constexpr std::size_t asylum = 0, left_out = 11;
  using ByAge = std::array<std::int32_t, stat::single_ages + 1>;  ///< those left out last
  void count_traits(Tally& tally, std::size_t traits, Day today) const;
  void count_deciles(Tally& tally, Day today) const;

  std::array<std::array<ByAge, 1U << life_steps>, 20>
      by_traits_{};  ///< ethnic group, sex, disability; bits of LifeStep
  std::array<std::array<std::int32_t, 5>, 12> by_decile_{};  ///< and ethnic group
};

}  // namespace cscsim
