#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription active_agents_description();

}  // namespace cscsim
