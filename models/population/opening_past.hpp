#pragma once

#include "models/processes/now.hpp"

namespace cscsim {

/// Flags the children who were referred, in need, on a plan or in care before the run, so that the first events of the run
/// are first in a life. Those of an open case count towards the published cumulative shares (parameters.csv CI01-CI04), at
/// the authority's level of referrals; the rest are drawn, frail families and deprived places first. Flags alone: no date.
void remember_life_courses(Now& now);

}  // namespace cscsim
