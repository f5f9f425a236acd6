#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription emotional_health_academy_description();

}  // namespace cscsim
