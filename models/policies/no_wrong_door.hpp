#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

/// No Wrong Door (North Yorkshire): hubs whose one team stays with young people in or on the edge of care.
PolicyDescription no_wrong_door_description();

}  // namespace cscsim
