#include <catch2/catch.hpp>

#include "models/measures/groups.hpp"
#include "models/population/cell.hpp"

using namespace cscsim;

TEST_CASE("the groups of a child by hand") {
  Child child;
  child.decile = 9;
  child.birth = day_of(2012, 6, 1);
  child.sex = Sex::male;
  child.ethnicity = Ethnicity::black;
  child.disabled = true;
  Case c;
  c.need = Need::acute_stress;
  const Day today = day_of(2019, 6, 1);
  using namespace group;
  // Seven years old; of 2 sexes the second, of 5 ethnic groups the fourth, of quintiles the most deprived.
  CHECK(groups_of(child, need_category(c), today) ==
        Groups{age + 3, sex + 1, ethnicity + 3, disability, quintile + 4, need + 8});
  c.assessed = true;
  CHECK(groups_of(child, need_category(c), today)[5] == need + 3);
  child.asylum = true;
  CHECK(groups_of(child, need_category(c), today)[4] == quintile + 5);
  CHECK(groups_of(child, need_category(c), day_of(2012, 5, 31))[0] == age);  // not born yet
}

TEST_CASE("the groups of a tally lie side by side, and each child is once in each") {
  const Day day = day_of(2020, 3, 1);
  Tally tally{{day, day + 31}};
  tally.add(stat::cpp_by_group,
            Groups{group::age + 1, group::sex, group::ethnicity, group::disability + 1, group::quintile + 2,
                   group::need},
            day, 3);
  std::int64_t sum = 0;
  for (std::size_t place = 0; place < group::count; ++place) sum += tally.at(0, stat::cpp_by_group + place);
  CHECK(sum == 6 * 3);
  CHECK(tally.at(0, stat::cpp_by_group + std::size_t{group::need}) == 3);
  CHECK(tally.at(0, stat::cla_by_group) == 0);
}
