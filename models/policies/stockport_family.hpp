#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription stockport_family_description();

}  // namespace cscsim
