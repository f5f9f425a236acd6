#pragma once

#include <memory>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription mockingbird_description();

/// Whom constellations are for, what they change, and the keys that size them: of Mockingbird, and of what includes it.
Blueprint constellations();
std::shared_ptr<const Programme> make_constellations(std::shared_ptr<const Blueprint> blueprint,
                                                     const PolicyChoice& choice);

}  // namespace cscsim
