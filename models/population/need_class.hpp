#pragma once

#include <cstdint>
#include <string_view>

#include "models/population/records.hpp"

namespace cscsim {

/// Kinds of demand, as an assessment shows them. Twelve were found by latent class analysis (parameters.csv DP17), of which the
/// shares of two are known and the names of some; these twelve are what the factors and needs of the model can tell
/// apart. They say what was found, and move nothing.
enum class NeedClass : std::uint8_t {
  child_disability,
  risks_outside_the_home,
  domestic_abuse,          ///< alone
  complex_domestic_abuse,  ///< with mental ill health or substance misuse of a parent
  parental_mental_health,  ///< alone or with substance misuse
  parental_substance_misuse,
  neglect,
  emotional_abuse,
  other_abuse,
  parental_illness,
  family_stress,
  absent_parenting
};
inline constexpr std::size_t need_classes = 12;
std::string_view to_string(NeedClass need);

/// The class of a child of this age whose primary need is `need`, where the assessment found these factors (bit set of Factor).
NeedClass need_class(unsigned found, Need need, int age);

}  // namespace cscsim
