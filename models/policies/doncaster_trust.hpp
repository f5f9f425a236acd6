#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription doncaster_trust_description();

}  // namespace cscsim
