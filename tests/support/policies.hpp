#pragma once

#include <algorithm>
#include <string>

#include "models/policies/policy.hpp"

namespace cscsim::testing {

/// The policy of the catalogue with this id.
inline const PolicyDescription& policy_named(const std::string& id) {
  const auto& all = policy_catalogue();
  return *std::find_if(all.begin(), all.end(), [&id](const PolicyDescription& p) { return p.id == id; });
}

}  // namespace cscsim::testing
