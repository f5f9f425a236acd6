#pragma once

#include <cmath>

#include "models/processes/now.hpp"

namespace cscsim {

/// A place that was found, and whether it suits the child.
struct Offer {
  HomeRow home;
  double utility = -HUGE_VAL;
  bool poor_fit = false;
};

/// The best place for a child in a home of this kind: one of the authority's own with a free place, one that the market
/// granted this week beyond the boundary, or one bought in an emergency. Always finds one; `kind` becomes a children's home
/// where no foster home suits an older child and one is sought instead.
Offer find_place(Now& now, const Case& c, const Child& child, PlacementKind& kind);

/// The foster home of a sibling, if one lives in any.
HomeRow home_of_sibling(Now& now, const Case& c);

/// What a week in this home costs today: providers' prices move with scarcity, the authority's own do not.
std::int32_t price_today(const Now& now, const Home& home);

}  // namespace cscsim
