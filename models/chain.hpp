#pragma once

#include <cstdint>

#include "core/types/dates.hpp"

namespace cscsim {

/// Contacts about a family come by chains of candidates, each drawn at a rate that bounds what the chain's rate may be and
/// thinned to the rate that holds on the day. Chains add up, so that one more takes nothing from the others.
enum class Chain : std::uint32_t {
  usual,          ///< always; thinned where the lever stands below 1
  extra,          ///< where the lever stands above 1, up to `highest_contact_lever`
  after_closure,  ///< from the day on which a case of the family closed, fading until it dies out
  deferred        ///< one contact that a closed channel held back: no candidates, no thinning
};

/// What inspection and early help do to contacts together is at most this ratio; every chain is drawn under it.
inline constexpr double highest_pressure = 1.25;

/// Above this the lever's extra chain gives no more contacts.
inline constexpr double highest_contact_lever = 2.0;

/// A chain of a family: of the third kind there is one for every closure, of the fourth one for every source.
struct ChainOf {
  Chain chain = Chain::usual;
  Day closed = 0;  ///< after_closure: the day; deferred: the number of the source

  /// As a calendar entry or a draw carries it.
  [[nodiscard]] constexpr std::uint32_t token() const {
    return static_cast<std::uint32_t>(closed) << 2U | static_cast<std::uint32_t>(chain);
  }
  [[nodiscard]] static constexpr ChainOf from(std::uint32_t token) {
    return {static_cast<Chain>(token & 3U), static_cast<Day>(token >> 2U)};
  }
};

}  // namespace cscsim
