#pragma once

#include <string>
#include <vector>

#include "models/scenario.hpp"
#include "models/scenario_document.hpp"

namespace cscsim {

/// Turns a merged document into a scenario. `name` stands for the file where a whole table is missing.
/// Throws InputError on the first thing that a scenario may not hold. Leaves `Scenario::toml` empty.
Scenario check_scenario(const Node& document, const std::string& name, const Vocabulary& vocabulary);

/// DfE codes of `[area] authorities`, in the order of the vocabulary, each once.
std::vector<std::string> chosen_authorities(const Node& authorities, const Vocabulary& vocabulary);

/// The arms of a scenario, names and policies checked. `area` holds DfE codes.
std::vector<Arm> checked_arms(const Node& arms, const Vocabulary& vocabulary,
                              const std::vector<std::string>& area);

/// One `[[arm.policy]]` table. `path` is "arm[1].policy[0]".
PolicyChoice checked_policy(const Node& policy, const std::string& path, const Vocabulary& vocabulary,
                            const std::vector<std::string>& area);

}  // namespace cscsim
