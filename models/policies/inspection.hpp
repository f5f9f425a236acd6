#pragma once

#include "models/policies/policy.hpp"

namespace cscsim {

/// Publishes a judgement of a given grade on a day, whatever the inspectorate would have found.
PolicyDescription inspection_description();

}  // namespace cscsim
