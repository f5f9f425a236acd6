#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription house_project_description();

}  // namespace cscsim
