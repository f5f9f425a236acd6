#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription motivational_social_work_description();

}  // namespace cscsim
