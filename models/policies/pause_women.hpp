#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription pause_women_description();

}  // namespace cscsim
