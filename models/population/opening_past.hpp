#pragma once

#include "models/processes/now.hpp"

namespace cscsim {

/// Flags the children who were referred, in need, on a plan or in care before the run, so that the first events of the run
/// are first in a life. Those of an open case count towards the published cumulative shares (parameters.csv CI01-CI04), at
/// the authority's level of referrals; the rest are drawn, frail families and deprived places first. Flags alone: no date.
void remember_life_courses(Now& now);

/// Flags the children of a family that moves in from outside the run by the same chances: a child's first events here are
/// first in its life, or not. What is flagged already stays. Plans apart: a plan is a second one in the authority alone
/// (headline_targets.csv).
void bring_past(Now& now, FamilyRow family);

}  // namespace cscsim
