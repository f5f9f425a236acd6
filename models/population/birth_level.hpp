#pragma once

#include <array>

#include "models/model.hpp"
#include "models/population/cell.hpp"

namespace cscsim {

/// Births by years since the last: none in the first, then each ratio from its year on.
struct BirthBand {
  double years, ratio;
};
std::array<BirthBand, 5> birth_bands(const Parameters& p);

/// Birthday of the youngest child of the household; `not_due` if there is none.
Day youngest_birth(const Family& family);

/// Births a year of a family at weight 1, so that those that are not first births come to the authority's count.
void set_birth_level(Cell& cell, const Model& model, Day today);

/// First births in each year of the run: what later births, as families age, leave of the authority's count. Families on the
/// eve come from larger cohorts than those born now, so later births fall for some years; with nothing changed all births stand.
void set_first_births(Cell& cell, const Model& model, Day today);

}  // namespace cscsim
