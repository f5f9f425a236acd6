#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription barnahus_child_house_description();

}  // namespace cscsim
