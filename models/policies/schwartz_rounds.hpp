#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription schwartz_rounds_description();

}  // namespace cscsim
