#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription focus_on_practice_description();

}  // namespace cscsim
