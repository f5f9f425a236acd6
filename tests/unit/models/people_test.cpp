#include "models/measures/people.hpp"

#include <catch2/catch.hpp>

using namespace cscsim;

TEST_CASE("a population of three by its groups, by hand") {
  const Day day = day_of(2020, 3, 31);
  Tally tally{{day, day + 1}};
  Child girl, boy, refugee;
  girl.sex = Sex::female;
  girl.disabled = true;
  boy.sex = refugee.sex = Sex::male;
  boy.ethnicity = Ethnicity::asian;
  boy.decile = 10;
  refugee.ethnicity = Ethnicity::other;
  refugee.asylum = true;
  PeopleByTrait people;
  people.add(girl, 0);
  people.add(boy, 9);
  people.add(refugee, 16);
  people.add(girl, 18);  // no child any more
  people.count(tally, day);
  const auto at = [&](std::size_t place) { return tally.at(0, stat::population_by_group + place); };
  CHECK(at(group::age + 1) == 1);  // under 1; 5 to 9; 16 and over
  CHECK(at(group::age + 3) == 1);
  CHECK(at(group::age + 5) == 1);
  CHECK(at(group::age) == 0);  // the unborn are no population
  CHECK(at(group::sex) == 1);
  CHECK(at(group::sex + 1) == 2);
  CHECK(at(group::ethnicity) == 1);
  CHECK(at(group::ethnicity + 2) == 1);
  CHECK(at(group::ethnicity + 4) == 1);
  CHECK(at(group::disability) == 1);
  CHECK(at(group::disability + 1) == 2);
  CHECK(at(group::quintile) == 1);
  CHECK(at(group::quintile + 4) == 1);
  CHECK(at(group::quintile + 5) == 1);  // asylum seekers have no neighbourhood
  CHECK(tally.at(0, stat::population) == 3);
  CHECK(tally.at(0, stat::population_by_decile) == 1);
  CHECK(tally.at(0, stat::population_by_decile + std::size_t{9}) == 1);
  CHECK(tally.at(0, stat::most_deprived_by_ethnicity + std::size_t{2}) == 1);
}

TEST_CASE("whom a first event can still befall, by hand") {
  const Day day = day_of(2020, 3, 31);
  Tally tally{{day, day + 1}};
  Child referred, cared_for, refugee;
  referred.take(LifeStep::referred);
  for (const LifeStep step : {LifeStep::referred, LifeStep::in_need, LifeStep::in_care}) cared_for.take(step);
  refugee.asylum = true;
  PeopleByTrait people;
  for (const Child& child : {referred, cared_for, refugee}) people.add(child, 3);
  people.count(tally, day);
  CHECK(tally.at(0, stat::not_yet_referred_by_age + std::size_t{3}) == 1);  // the refugee
  CHECK(tally.at(0, stat::not_yet_in_need_by_age + std::size_t{3}) == 2);
  CHECK(tally.at(0, stat::not_yet_on_plan_by_age + std::size_t{3}) == 3);
  CHECK(tally.at(0, stat::not_yet_in_care_by_age + std::size_t{3}) == 1);
  CHECK(tally.at(0, stat::not_yet_in_care_by_9_by_ethnicity + std::size_t{3}) == 1);
}

TEST_CASE("counts of a month may be beyond 32 bits, either way and back") {
  const Day day = day_of(2020, 3, 31);
  Tally tally{{day, day + 1}};
  const Tally nothing = tally;
  const std::int64_t much = 3'000'000'000;
  const auto spent = stat::contacts;
  CHECK(tally.at(0, spent) == 0);
  for (int i = 1; i <= 5; ++i) {
    tally.add(spent, 0, day, much);
    CHECK(tally.at(0, spent) == i * much);
  }
  tally.add(spent, 0, day, -8 * much);
  CHECK(tally.at(0, spent) == -3 * much);
  tally.add(spent, 0, day, 3 * much + 7);
  CHECK(tally.at(0, spent) == 7);
  CHECK(tally.at(0, spent + 1U) == 0);
  Tally seven = nothing;
  seven.add(spent, 0, day, 7);
  CHECK(seven == tally);
}
