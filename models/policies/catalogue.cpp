#include "models/policies/close_channel.hpp"
#include "models/policies/income_stress.hpp"
#include "models/policies/inspection.hpp"
#include "models/policies/no_wrong_door.hpp"
#include "models/policies/placebo.hpp"
#include "models/policies/set_lever.hpp"

namespace cscsim {

const std::vector<PolicyDescription>& policy_catalogue() {
  static const std::vector<PolicyDescription> all = {child_poverty_description(), close_channel_description(),
                                                     inspection_description(),    no_wrong_door_description(),
                                                     placebo_description(),       set_lever_description(),
                                                     unemployment_description()};
  return all;
}

}  // namespace cscsim
