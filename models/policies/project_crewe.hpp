#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription project_crewe_description();

}  // namespace cscsim
