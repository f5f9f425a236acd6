#pragma once

#include "models/processes/now.hpp"

namespace cscsim {

/// Extra-familial risk of young people with an open case (model.md 4.7): the process is population/young_risk.hpp.

/// Level of a child of 10 to 17, kept in the case for the quarter; in care, above that of children in care at the same age.
double young_level(const Now& now, Case& c);

/// Ratio of a rate or chance to its mean, without the lever; 1 below 10.
double young_ratio(const Now& now, Case& c, RiskOf what);

/// What the lever makes of a rate that goes with extra-familial risk: the lever multiplies the risk itself.
double young_lever(const Now& now, const Case& c, RiskOf what);

}  // namespace cscsim
