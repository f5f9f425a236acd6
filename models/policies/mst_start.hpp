#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription mst_start_description();

}  // namespace cscsim
