#include <algorithm>

#include "models/scenario_checks.hpp"
#include "models/scenario_values.hpp"
#include "models/wording.hpp"

namespace cscsim {

namespace {
using Type = KeySpec::Type;

std::string example_of(const KeySpec& key) {
  switch (key.type) {
    case Type::flag:
      return key.name + " = true";
    case Type::whole:
      return key.name + " = " + plain(std::max(key.low, std::min(1.0, key.high)));
    case Type::number:
      return key.name + " = " + plain(std::max(key.low, std::min(1.0, key.high)));
    case Type::text:
      return key.name + " = \"...\"";
    case Type::date:
      return key.name + " = 2020-04-01";
    case Type::dates_by_authority:
      return key.name + " = { Norfolk = 2020-04-01 }";
  }
  return "";
}

/// Reads `go_live = { Norfolk = 2020-04-01 }`: the first day by DfE code, for authorities of the area only.
class GoLive {
 public:
  GoLive(const Vocabulary& vocabulary, const std::vector<std::string>& area) {
    for (const auto& authority : vocabulary.authorities) {
      if (std::find(area.begin(), area.end(), authority.code) == area.end()) continue;
      in_area_.push_back(&authority);
      names_.push_back(authority.name);
    }
  }

  [[nodiscard]] std::map<std::string, Day> read(const Named& named) const {
    std::map<std::string, Day> days;
    if (named.node.kind != Node::Kind::table)
      reject(named, named.node.written + " is not a table of dates by authority. Write for example " +
                        named.example);
    for (const Node& entry : named.node.children) {
      const Named item{entry, named.path, named.example};
      const Day day = date_of({entry, named.path + ".\"" + shown(entry.key) + "\"", named.example});
      if (!days.emplace(code_of(item), day).second)
        reject(item, "'" + shown(entry.key) +
                         "' has a date already, under another of its names. Drop one of the two.");
    }
    return days;
  }

 private:
  [[nodiscard]] const std::string& code_of(const Named& item) const {
    const std::string& word = item.node.key;
    for (const auto* authority : in_area_)
      if (word == authority->name || word == authority->code || word == authority->ons_code)
        return authority->code;
    reject(item, "'" + shown(word) + "' is no authority of the area (known: " + listed(names_, 10) + ")." +
                     did_you_mean(word, names_));
  }

  std::vector<const Vocabulary::Authority*> in_area_;
  std::vector<std::string> names_;
};

Value value_of(const Named& named, const KeySpec& key, const GoLive& go_live) {
  switch (key.type) {
    case Type::flag:
      return flag_of(named);
    case Type::whole:
      return whole_of(named, key.low, key.high, key.meaning);
    case Type::number:
      return number_of(named, key.low, key.high, key.meaning);
    case Type::text:
      return text_of(named);
    case Type::date:
      return date_of(named);
    case Type::dates_by_authority:
      break;
  }
  return go_live.read(named);
}

std::string checked_use(const Node& policy, const std::string& path, const Vocabulary& vocabulary) {
  std::vector<std::string> ids;
  for (const auto& [id, keys] : vocabulary.policies) ids.push_back(id);
  const Node* use = policy.find("use");
  if (use == nullptr)
    reject({policy, path, ""}, "'use' is missing: it names the policy (known: " + listed(ids) +
                                   "). Add for example use = \"" + (ids.empty() ? "" : ids.front()) + "\"");
  const Named named{*use, path + ".use", "use = \"no_wrong_door\""};
  const std::string id = text_of(named);
  if (!vocabulary.policies.contains(id))
    reject(named, "unknown policy '" + shown(id) + "' (known: " + listed(ids) + ")." + did_you_mean(id, ids) +
                      " `cscsim policies` says what each does.");
  return id;
}
}  // namespace

PolicyChoice checked_policy(const Node& policy, const std::string& path, const Vocabulary& vocabulary,
                            const std::vector<std::string>& area) {
  PolicyChoice choice{
      .use = checked_use(policy, path, vocabulary), .values = {}, .where = place_of({policy, path, ""})};
  const std::vector<KeySpec>& keys = vocabulary.policies.at(choice.use);
  std::vector<std::string> known;
  for (const KeySpec& key : keys) known.push_back(key.name);
  std::sort(known.begin(), known.end());
  for (const Node& entry : policy.children)
    if (entry.key != "use" && std::find(known.begin(), known.end(), entry.key) == known.end())
      reject({entry, path, ""}, "unknown key '" + shown(entry.key) + "' (known: " + listed(known) + ")." +
                                    did_you_mean(entry.key, known));
  const GoLive go_live{vocabulary, area};
  for (const KeySpec& key : keys) {
    const Node* written = policy.find(key.name);
    if (written == nullptr && key.required)
      reject({policy, path, ""}, "'" + key.name + "' is missing (" + shown(key.meaning, 160) +
                                     "). Add for example " + example_of(key));
    choice.values[key.name] =
        written == nullptr ? key.fallback
                           : value_of({*written, path + "." + key.name, example_of(key)}, key, go_live);
  }
  return choice;
}

}  // namespace cscsim
