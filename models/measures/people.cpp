#include "models/measures/people.hpp"

namespace cscsim {

void PeopleByTrait::count_traits(Tally& tally, std::size_t traits, Day today) const {
  constexpr std::array<stat::Name, life_steps> not_yet = {
      stat::not_yet_referred_by_age, stat::not_yet_in_need_by_age, stat::not_yet_on_plan_by_age,
      stat::not_yet_in_care_by_age};
  constexpr std::size_t in_care = 3;
  const std::size_t ethnicity = traits / 4;
  for (std::size_t age = 0; age < stat::single_ages; ++age) {
    std::int64_t all = 0;
    std::array<std::int64_t, life_steps> exposed{};
    for (std::size_t had = 0; had < by_traits_[traits].size(); ++had) {
      const std::int32_t n = by_traits_[traits][had][age];
      all += n;
      for (std::size_t first = 0; first < life_steps; ++first)
        if ((had >> first & 1U) == 0) exposed[first] += n;
    }
    const auto add_to = [&](std::size_t place) { tally.add(stat::population_by_group, place, today, all); };
    add_to(group::age + static_cast<std::size_t>(age_group(0, birthday(0, static_cast<int>(age)))));
    add_to(group::sex + traits / 2 % 2);
    add_to(group::ethnicity + ethnicity);
    add_to(group::disability + traits % 2);
    for (std::size_t first = 0; first < life_steps; ++first)
      tally.add(not_yet[first], age, today, exposed[first]);
    if (age < stat::early_ages)
      tally.add(stat::not_yet_in_care_by_9_by_ethnicity, ethnicity * stat::early_ages + age, today,
                exposed[in_care]);
  }
}

void PeopleByTrait::count_deciles(Tally& tally, Day today) const {
  for (std::size_t decile = 0; decile < left_out; ++decile)
    for (std::size_t ethnicity = 0; ethnicity < by_decile_[decile].size(); ++ethnicity) {
      const std::int64_t n = by_decile_[decile][ethnicity];
      tally.add(stat::population, 0, today, n);
      tally.add(stat::population_by_group, group::quintile + (decile == asylum ? 5 : (decile - 1) / 2), today,
                n);
      if (decile != asylum) tally.add(stat::population_by_decile, decile - 1, today, n);
      if (decile == 10) tally.add(stat::most_deprived_by_ethnicity, ethnicity, today, n);
    }
}

void PeopleByTrait::count(Tally& tally, Day today) const {
  for (std::size_t traits = 0; traits < by_traits_.size(); ++traits) count_traits(tally, traits, today);
  count_deciles(tally, today);
}

}  // namespace cscsim
