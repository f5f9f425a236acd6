#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription family_safeguarding_description();

}  // namespace cscsim
