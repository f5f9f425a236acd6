#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription devolved_budgets_description();

}  // namespace cscsim
