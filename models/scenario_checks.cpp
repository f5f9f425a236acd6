#include "models/scenario_checks.hpp"

#include <algorithm>
#include <limits>

#include "core/types/errors.hpp"
#include "models/scenario_values.hpp"
#include "models/wording.hpp"

namespace cscsim {

namespace {
const std::vector<std::string>& tables() {
  static const std::vector<std::string> names{"area", "arm", "baseline", "model", "record", "scenario"};
  return names;
}

const std::vector<std::string>& scenario_keys() {
  static const std::vector<std::string> names{"name", "replicates", "seed", "start", "uncertainty", "years"};
  return names;
}

void only_known_tables(const Node& document) {
  for (const Node& entry : document.children) {
    if (std::find(tables().begin(), tables().end(), entry.key) != tables().end()) continue;
    const auto& keys = scenario_keys();
    const bool misplaced = std::find(keys.begin(), keys.end(), entry.key) != keys.end();
    throw InputError{
        entry.where + ": unknown " + (entry.kind == Node::Kind::table ? "table [" : "key '") +
        shown(entry.key) + (entry.kind == Node::Kind::table ? "]" : "'") +
        " (known at the top: " + listed(tables()) + ")." +
        (misplaced ? " Put it below a line that says [scenario]." : did_you_mean(entry.key, tables()))};
  }
}

const Node& required_table(const Node& document, const std::string& key, const std::string& name,
                           const std::string& example) {
  if (const Node* table = document.find(key)) return table_of({*table, key, "[" + key + "]"});
  throw InputError{name + ": " + (document.children.empty() ? "the file is empty: " : "") + "[" + key +
                   "] is missing. Add it, for example:\n[" + key + "]\n" + example};
}

Named required(const Node& table, const std::string& section, const std::string& key,
               const std::string& example) {
  if (const Node* value = table.find(key)) return {*value, section + "." + key, example};
  reject({table, section, ""}, "'" + key + "' is missing. Add for example " + example);
}

Day checked_start(const Named& start, const std::vector<Day>& starts) {
  std::vector<std::string> days;
  for (const Day day : starts) days.push_back(iso(day));
  const std::string choice = " (allowed: " + listed(days) + ")";
  const std::string example = days.empty() ? "" : ". Write for example start = " + days.front();
  if (start.node.kind != Node::Kind::date)
    reject(start, start.node.written + " is not a date" + choice +
                      ", written without quotes and time of day" + example);
  const Day day = date_of(start);
  if (std::find(starts.begin(), starts.end(), day) == starts.end())
    reject(start, "no opening counts are published for " + start.node.written + choice + example);
  return day;
}

Uncertainty checked_uncertainty(const Named& named) {
  static const std::vector<std::string> names{"posterior", "best", "none"};  // in the order of Uncertainty
  const std::string name = text_of(named);
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end())
    reject(named, "'" + shown(name) + "' is no way to take parameters (allowed: " + listed(names) + ")." +
                      did_you_mean(name, names));
  return static_cast<Uncertainty>(found - names.begin());
}

void take_scenario(const Node& table, const Vocabulary& vocabulary, Scenario& scenario) {
  only_keys({table, "scenario", ""}, scenario_keys());
  scenario.name = text_of(required(table, "scenario", "name", "name = \"No Wrong Door in Norfolk\""));
  scenario.start =
      checked_start(required(table, "scenario", "start", "start = 2019-04-01"), vocabulary.starts);
  scenario.years = static_cast<int>(whole_of(required(table, "scenario", "years", "years = 5"), 1, 30));
  if (const Node* replicates = table.find("replicates"))
    scenario.replicates = static_cast<std::uint32_t>(
        whole_of({*replicates, "scenario.replicates", "replicates = 100"}, 1, 100'000));
  if (const Node* uncertainty = table.find("uncertainty"))
    scenario.uncertainty =
        checked_uncertainty({*uncertainty, "scenario.uncertainty", "uncertainty = \"best\""});
  if (const Node* seed = table.find("seed")) {
    const Named named{*seed, "scenario.seed", "seed = 1"};
    const std::string range = "0 to 9223372036854775807";
    if (seed->kind != Node::Kind::whole)
      reject(named,
             seed->written + " is not a whole number (allowed: " + range + "). Write for example seed = 1");
    const std::int64_t value = std::get<std::int64_t>(seed->value);
    if (value < 0)
      reject(named, seed->written + " is negative (allowed: " + range + "). Write for example seed = 1");
    scenario.seed = static_cast<std::uint64_t>(value);
  }
}

std::vector<std::string> checked_measures(const Named& measures, const Vocabulary& vocabulary) {
  if (measures.node.kind != Node::Kind::list)
    reject(measures,
           measures.node.written + " is not a list of measures. Write for example " + measures.example);
  std::vector<std::string> chosen;
  for (std::size_t i = 0; i < measures.node.children.size(); ++i) {
    const Named item{measures.node.children[i], measures.path + "[" + std::to_string(i) + "]",
                     "\"cla_31mar\""};
    const std::string id = text_of(item);
    const auto& known = vocabulary.measures;
    if (std::find(known.begin(), known.end(), id) == known.end())
      reject(item, "unknown measure '" + shown(id) + "' (known: " + listed(known, 10) + ")." +
                       did_you_mean(id, known) + " `cscsim measures` lists them all.");
    if (std::find(chosen.begin(), chosen.end(), id) == chosen.end()) chosen.push_back(id);
  }
  return chosen;
}

void take_record(const Node& table, const Vocabulary& vocabulary, Scenario& scenario) {
  only_keys({table, "record", ""}, {"events", "measures", "monthly"});
  if (const Node* measures = table.find("measures"))
    scenario.measures =
        checked_measures({*measures, "record.measures", "measures = [\"cla_31mar\"]"}, vocabulary);
  if (const Node* monthly = table.find("monthly"))
    scenario.monthly = flag_of({*monthly, "record.monthly", "monthly = true"});
  if (const Node* events = table.find("events"))
    scenario.events = flag_of({*events, "record.events", "events = true"});
}

void take_model(const Node& table, const Vocabulary& vocabulary, Scenario& scenario) {
  std::vector<std::string> names;
  for (const auto& key : vocabulary.model_keys) names.push_back(key.name);
  for (const Node& entry : table.children) {
    const auto known = std::find(names.begin(), names.end(), entry.key);
    if (known == names.end())
      reject({entry, "model", ""}, "unknown key '" + shown(entry.key) + "' (known: " + listed(names, 10) +
                                       ")." + did_you_mean(entry.key, names) +
                                       " `cscsim parameters` lists them all.");
    const auto& key = vocabulary.model_keys[static_cast<std::size_t>(known - names.begin())];
    const std::string example = "\"" + key.name + "\" = " + plain(key.low);
    scenario.model[key.name] =
        number_of({entry, "model.\"" + key.name + "\"", example}, key.low, key.high, key.unit);
  }
}
}  // namespace

Scenario check_scenario(const Node& document, const std::string& name, const Vocabulary& vocabulary) {
  only_known_tables(document);
  Scenario scenario;
  take_scenario(required_table(document, "scenario", name,
                               "name = \"No Wrong Door in Norfolk\"\nstart = 2019-04-01\nyears = 5"),
                vocabulary, scenario);
  const Node& area = required_table(document, "area", name, "authorities = [\"Norfolk\"]");
  only_keys({area, "area", ""}, {"authorities"});
  const Named authorities = required(area, "area", "authorities", "authorities = [\"Norfolk\"]");
  scenario.authorities = chosen_authorities(authorities.node, vocabulary);
  if (const Node* record = document.find("record"))
    take_record(table_of({*record, "record", "[record]"}), vocabulary, scenario);
  if (const Node* model = document.find("model"))
    take_model(table_of({*model, "model", "[model]"}), vocabulary, scenario);
  const Node* arms = document.find("arm");
  if (arms == nullptr)
    throw InputError{name +
                     ": no arm to run (at least one [[arm]] is needed; the first is the comparator). " +
                     "Add for example:\n[[arm]]\nname = \"as usual\""};
  scenario.arms = checked_arms(*arms, vocabulary, scenario.authorities);
  return scenario;
}

}  // namespace cscsim
