#pragma once

#include <memory>
#include <string>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription no_wrong_door_description();

struct HubSizes {
  int hubs, beds, emergency_beds, outreach;
  std::string source, outreach_source;
};

/// Whom hubs are for, what they change, and the keys that size them: of No Wrong Door, and of what includes it.
Blueprint hub_work(const HubSizes& sizes);
std::shared_ptr<const Programme> make_hub_work(std::shared_ptr<const Blueprint> blueprint,
                                               const PolicyChoice& choice);

}  // namespace cscsim
