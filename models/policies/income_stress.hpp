#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

/// Child poverty and unemployment, as inputs of a scenario: no innovations, and what an innovation has to stand against.
PolicyDescription child_poverty_description();
PolicyDescription unemployment_description();

}  // namespace cscsim
