#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription staying_close_description();

}  // namespace cscsim
