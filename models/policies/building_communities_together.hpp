#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription building_communities_together_description();

}  // namespace cscsim
