#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription social_workers_in_schools_description();

}  // namespace cscsim
