#include "models/measures/groups.hpp"

#include "models/population/case.hpp"

namespace cscsim {

std::uint8_t need_category(const Case& c) {
  return c.assessed ? static_cast<std::uint8_t>(c.need) : group::need_not_stated;
}

Groups groups_of(const Child& child, std::uint8_t need, Day today) {
  constexpr std::uint8_t asylum = 5;
  const auto place = [](group::Place first, auto category) {
    return static_cast<std::uint8_t>(first + static_cast<unsigned>(category));
  };
  return {place(group::age, age_group(child.birth, today)),
          place(group::sex, child.sex),
          place(group::ethnicity, child.ethnicity),
          place(group::disability, child.disabled ? 0 : 1),
          place(group::quintile, child.asylum ? asylum : (child.decile - 1) / 2),
          place(group::need, need)};
}

}  // namespace cscsim
