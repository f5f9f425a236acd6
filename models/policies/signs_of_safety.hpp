#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription signs_of_safety_description();

}  // namespace cscsim
