#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

/// Closes one source of contacts to an authority for a time: a lockdown, a strike, a line that is cut.
PolicyDescription close_channel_description();

}  // namespace cscsim
