#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription sure_start_description();

}  // namespace cscsim
