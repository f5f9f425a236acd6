#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription brighter_futures_description();

}  // namespace cscsim
