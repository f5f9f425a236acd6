#include "models/policies/income_stress.hpp"
#include "models/policies/no_wrong_door.hpp"
#include "models/policies/placebo.hpp"
#include "models/policies/set_lever.hpp"

namespace cscsim {

const std::vector<PolicyDescription>& policy_catalogue() {
  static const std::vector<PolicyDescription> all = {child_poverty_description(), no_wrong_door_description(),
                                                     placebo_description(), set_lever_description(),
                                                     unemployment_description()};
  return all;
}

}  // namespace cscsim
