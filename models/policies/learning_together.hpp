#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription learning_together_description();

}  // namespace cscsim
