#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription mi_training_description();

}  // namespace cscsim
