#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription b_positive_pathways_description();

}  // namespace cscsim
