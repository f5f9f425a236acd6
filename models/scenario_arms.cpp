#include <algorithm>
#include <map>

#include "models/scenario_checks.hpp"
#include "models/scenario_values.hpp"
#include "models/wording.hpp"

namespace cscsim {

namespace {
/// The lever that a policy names under `lever`, or "".
std::string lever_of(const PolicyChoice& policy) {
  const auto lever = policy.values.find("lever");
  const std::string* name = lever == policy.values.end() ? nullptr : std::get_if<std::string>(&lever->second);
  return name == nullptr ? "" : *name;
}

bool sets_a_lever(const PolicyChoice& policy) {
  return !lever_of(policy).empty() && policy.values.contains("value");
}

/// Ratios multiply and spend adds, so policies combine in any order; what cannot be combined is refused here.
void refuse_clash(const PolicyChoice& earlier, const PolicyChoice& later, const Named& named) {
  const bool same_lever = lever_of(earlier) == lever_of(later);
  if (same_lever && sets_a_lever(earlier) && sets_a_lever(later))
    reject(named, "sets the lever '" + shown(lever_of(later)) + "', which is already set at\n" +
                      earlier.where +
                      "\nA lever has one value in an arm: drop one of the two, or put it into another arm.");
  if (same_lever && earlier.use == later.use)
    reject(named, "the policy '" + later.use + "' already stands in this arm at\n" + earlier.where +
                      "\nDrop one of the two, or put it into another arm.");
}

std::vector<PolicyChoice> checked_policies(const Node& list, const std::string& path,
                                           const Vocabulary& vocabulary,
                                           const std::vector<std::string>& area) {
  if (list.kind != Node::Kind::list)
    reject({list, path, ""},
           "policies are a list of tables: each begins with [[arm.policy]], in double brackets.");
  std::vector<PolicyChoice> policies;
  for (std::size_t i = 0; i < list.children.size(); ++i) {
    const Named named{list.children[i], path + "[" + std::to_string(i) + "]", "[[arm.policy]]"};
    PolicyChoice choice = checked_policy(table_of(named), named.path, vocabulary, area);
    for (const PolicyChoice& earlier : policies) refuse_clash(earlier, choice, named);
    policies.push_back(std::move(choice));
  }
  return policies;
}

std::string checked_name(const Node& arm, const std::string& path) {
  const Node* name = arm.find("name");
  if (name == nullptr) reject({arm, path, ""}, "'name' is missing. Add for example name = \"as usual\"");
  const Named named{*name, path + ".name", "name = \"as usual\""};
  const std::string text = text_of(named);
  const bool unfit = std::any_of(text.begin(), text.end(), [](char letter) {
    return letter == '/' || static_cast<unsigned char>(letter) < 0x20;
  });
  if (text.find_first_not_of(' ') == std::string::npos)
    reject(named, name->written + " is empty (every arm needs a name of its own). Write for example " +
                      named.example);
  if (unfit)
    reject(named, name->written +
                      " holds a '/' or a control character (results are stored under this name). Write " +
                      "for example " + named.example);
  return text;
}
}  // namespace

std::vector<Arm> checked_arms(const Node& arms, const Vocabulary& vocabulary,
                              const std::vector<std::string>& area) {
  if (arms.kind != Node::Kind::list)
    reject({arms, "arm", ""}, "arms are a list of tables: each begins with [[arm]], in double brackets.");
  if (arms.children.empty())
    reject({arms, "arm", ""}, "no arm to run (at least one [[arm]] is needed; the first is the comparator).");
  std::vector<Arm> checked;
  std::map<std::string, std::string> places;
  for (std::size_t i = 0; i < arms.children.size(); ++i) {
    const std::string path = "arm[" + std::to_string(i) + "]";
    const Node& table = table_of({arms.children[i], path, "[[arm]]"});
    only_keys({table, path, ""}, {"name", "policy"});
    Arm arm{.name = checked_name(table, path), .policies = {}};
    const Named named{*table.find("name"), path + ".name", ""};
    const auto [earlier, is_new] = places.emplace(arm.name, place_of(named));
    if (!is_new)
      reject(named, "two arms are named " + named.node.written + " (the other stands at " + earlier->second +
                        "). Give each arm its own name.");
    if (const Node* policies = table.find("policy"))
      arm.policies = checked_policies(*policies, path + ".policy", vocabulary, area);
    checked.push_back(std::move(arm));
  }
  return checked;
}

}  // namespace cscsim
