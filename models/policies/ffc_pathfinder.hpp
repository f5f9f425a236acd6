#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription ffc_pathfinder_description();

}  // namespace cscsim
