#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

/// Sets one lever of a whole authority from a day on: the plainest what-if, and the way to ask what a lever does.
PolicyDescription set_lever_description();

}  // namespace cscsim
