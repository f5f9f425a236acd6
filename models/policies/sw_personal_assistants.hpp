#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription sw_personal_assistants_description();

}  // namespace cscsim
