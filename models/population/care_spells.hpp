#pragma once

#include <array>
#include <vector>

#include "models/parameters.hpp"

namespace cscsim {

/// Time so far in care of those looked after on a day, by years of age: weights of months 0, 1, 2 ..., not asylum-seeking
/// children. It is what national entries by age and the authority's own exits (`exit_effect` against the national ones)
/// would leave in care in the long run. So the opening stock leaves as those who come after it will, and an authority of
/// many exits does not begin with the long stays of another.
using MonthsInCare = std::array<std::vector<double>, 18>;
MonthsInCare months_in_care(const Parameters& p, double exit_effect);

/// How many of each single year of age that leaves in care, against the mean year of its age group: the published ages are
/// those of groups.
std::array<double, 18> care_by_age(const Parameters& p, double exit_effect);

}  // namespace cscsim
