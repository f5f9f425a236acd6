#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription supporting_families_description();

}  // namespace cscsim
