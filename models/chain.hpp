#pragma once

#include <cstdint>

namespace cscsim {

/// Contacts about a family come by chains of candidates, each drawn at a rate that bounds what the chain's rate may be and
/// thinned to the rate that holds on the day. Chains add up, so that one more takes nothing from the others.
enum class Chain : std::uint32_t {
  usual,         ///< always; thinned where the lever stands below 1
  extra,         ///< where the lever stands above 1, up to `highest_contact_lever`
  after_closure  ///< fading, from the day on which a case closed
};

/// Above this the lever's extra chain gives no more contacts.
inline constexpr double highest_contact_lever = 2.0;

}  // namespace cscsim
