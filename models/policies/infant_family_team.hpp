#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription infant_family_team_description();

}  // namespace cscsim
