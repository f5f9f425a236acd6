#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription growing_futures_description();

}  // namespace cscsim
