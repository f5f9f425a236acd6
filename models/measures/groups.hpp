#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/types/dates.hpp"
#include "models/population/records.hpp"

namespace cscsim {

struct Case;
struct Cell;

/// Groups of children by which the main stocks and flows are broken down. Each range of such counts holds them one after
/// another; each is complete, so that its categories add up to the measure.
namespace group {
enum Place : std::uint8_t {
  age,
  sex = age + age_groups,
  ethnicity = sex + 2,
  disability = ethnicity + 5,  ///< disabled, not
  quintile = disability +
             2,  ///< of deprivation, 1 to 5 = most deprived, and asylum seekers, who have no neighbourhood
  need = quintile + 6,  ///< primary need, and not stated: no assessment has found one yet
  count = need + need_count + 1
};
inline constexpr std::uint8_t need_not_stated = need_count;
}  // namespace group

/// The place of one child in each group on one day.
using Groups = std::array<std::uint8_t, 6>;

/// `need` is a category of group::need.
Groups groups_of(const Child& child, std::uint8_t need, Day today);

/// The child of a case.
Groups groups_of(const Case& c, Day today);

/// The category of a case's need.
std::uint8_t need_category(const Case& c);

}  // namespace cscsim
