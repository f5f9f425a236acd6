#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription dsl_supervision_description();

}  // namespace cscsim
