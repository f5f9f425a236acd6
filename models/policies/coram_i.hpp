#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription coram_i_description();

}  // namespace cscsim
