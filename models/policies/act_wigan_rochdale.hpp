#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription act_wigan_rochdale_description();

}  // namespace cscsim
