#pragma once

#include <cmath>
#include <numbers>

namespace cscsim {

/// A share as it stands for someone whose log odds lie `above` the mean, such that the mean over people whose log odds
/// are normal with this variance stays the share (to within a thousandth).
inline double share_at(double share, double above, double variance) {
  if (share <= 0 || share >= 1) return share;
  const double middle = std::log(share / (1 - share)) * std::sqrt(1 + variance * std::numbers::pi / 8);
  return 1 / (1 + std::exp(-middle - above));
}

}  // namespace cscsim
