#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription fgc_pre_proceedings_description();

}  // namespace cscsim
