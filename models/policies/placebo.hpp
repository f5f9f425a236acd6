#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

/// Enrols everyone whom it may and changes nothing: what a comparison must show as exactly zero.
PolicyDescription placebo_description();

}  // namespace cscsim
