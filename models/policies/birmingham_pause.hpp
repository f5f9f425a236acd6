#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription birmingham_pause_description();

}  // namespace cscsim
