#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription fdac_description();

}  // namespace cscsim
