#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription family_solutions_plus_description();

}  // namespace cscsim
