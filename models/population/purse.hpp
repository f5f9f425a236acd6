#pragma once

namespace cscsim {

/// The yearly money of an authority, in pounds.
struct Purse {
  double statutory_gbp =
      0;  ///< what placements and social work would cost in a year as they stood on the first day
  double early_help_gbp = 0;  ///< given to early help this year, before the lever
  friend bool operator==(const Purse&, const Purse&) = default;
};

}  // namespace cscsim
