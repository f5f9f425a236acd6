#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

PolicyDescription lifelong_links_description();

}  // namespace cscsim
