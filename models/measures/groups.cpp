#include "models/measures/groups.hpp"

#include "models/population/case.hpp"

namespace cscsim {

std::uint8_t need_category(const Case& c) {
  return c.assessed ? static_cast<std::uint8_t>(c.need) : group::need_not_stated;
}

namespace {

/// `person` is a child, or a case with what it keeps of one.
template <class Person>
Groups groups(const Person& person, std::uint8_t need, Day today) {
  constexpr int asylum = 5;
  const auto place = [](group::Place first, auto category) {
    return static_cast<std::uint8_t>(first + static_cast<unsigned>(category));
  };
  return {place(group::age, age_group(person.birth, today)),
          place(group::sex, person.sex),
          place(group::ethnicity, person.ethnicity),
          place(group::disability, person.disabled ? 0 : 1),
          place(group::quintile, person.asylum ? asylum : (person.decile - 1) / 2),
          place(group::need, need)};
}

}  // namespace

Groups groups_of(const Child& child, std::uint8_t need, Day today) { return groups(child, need, today); }

Groups groups_of(const Case& c, Day today) { return groups(c, need_category(c), today); }

}  // namespace cscsim
