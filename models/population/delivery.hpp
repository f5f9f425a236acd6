#pragma once

namespace cscsim {

/// How far a policy is in place in an authority: shares from 0 to 1.
struct Delivery {
  double staffed = 1;   ///< posts filled: of its places, and of its pay
  double trained = 1;   ///< of the authority's workers
  double fidelity = 1;  ///< of what its originators do

  friend bool operator==(const Delivery&, const Delivery&) = default;
};

}  // namespace cscsim
