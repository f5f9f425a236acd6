#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription systemic_units_description();

}  // namespace cscsim
