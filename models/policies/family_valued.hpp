#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription family_valued_description();

}  // namespace cscsim
