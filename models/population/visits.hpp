#pragma once

#include <cstdint>

#include "models/population/case.hpp"

namespace cscsim {

/// What a calendar entry is about. Visits of one day are made in this order.
enum class Visit : std::uint8_t {
  birth,  ///< of families, like the next three
  pregnancy_known,
  family_move,
  contact,
  worker_leaves,
  worker_hired,
  home_leaves,
  enrolment_ends,
  order_breaks,
  leaver_gives_birth,
  known_to_court,
  case_look  ///< and on, by what is due: those of a kind are looked at together
};
inline constexpr std::size_t visit_kinds = static_cast<std::size_t>(Visit::case_look) + due_count;

}  // namespace cscsim
