#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription right_home_description();

}  // namespace cscsim
