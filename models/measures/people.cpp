#include "models/measures/people.hpp"

namespace cscsim {

void PeopleByTrait::count(Tally& tally, Day today) const {
  const auto add_to = [&](std::size_t place, std::int64_t n) {
    tally.add(stat::population_by_group, place, today, n);
  };
  for (std::size_t traits = 0; traits < by_traits_.size(); ++traits)
    for (std::size_t age = 0; age < stat::single_ages; ++age) {
      const std::int64_t n = by_traits_[traits][age];
      add_to(group::age + static_cast<std::size_t>(age_group(0, birthday(0, static_cast<int>(age)))), n);
      add_to(group::sex + traits / 2 % 2, n);
      add_to(group::ethnicity + traits / 4, n);
      add_to(group::disability + traits % 2, n);
    }
  for (std::size_t decile = 0; decile < by_decile_.size(); ++decile) {
    const std::int64_t n = by_decile_[decile];
    tally.add(stat::population, 0, today, n);
    add_to(group::quintile + (decile == 0 ? 5 : (decile - 1) / 2), n);
    if (decile > 0) tally.add(stat::population_by_decile, decile - 1, today, n);
  }
}

}  // namespace cscsim
