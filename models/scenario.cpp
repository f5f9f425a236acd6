#include "models/scenario.hpp"

#include <algorithm>
#include <filesystem>

#include "core/types/errors.hpp"
#include "models/scenario_checks.hpp"
#include "models/scenario_document.hpp"
#include "models/scenario_values.hpp"
#include "models/text_file.hpp"
#include "models/wording.hpp"

namespace cscsim {

namespace {
namespace fs = std::filesystem;
constexpr std::size_t most_bytes = std::size_t{16} << 20;

/// A document with its baselines below it. `trail` holds the files on the way here, this one last.
Node with_baselines(Node document, std::vector<std::string> trail) {
  const Node* baseline = document.find("baseline");
  if (baseline == nullptr) return document;
  const Named named{*baseline, "baseline", "baseline = \"as_usual.toml\""};
  const fs::path path = (fs::path{trail.back()}.parent_path() / text_of(named)).lexically_normal();
  const auto same_file = [&](const std::string& file) {
    std::error_code ignored;
    return fs::equivalent(file, path, ignored) || fs::path{file}.lexically_normal() == path;
  };
  if (std::any_of(trail.begin(), trail.end(), same_file))
    reject(named, baseline->written + " leads back to a scenario that builds on it (" + listed(trail, 6) +
                      ", " + path.string() + "). Name one that stands on its own.");
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored))
    reject(named, baseline->written + " is not a file that can be read (looked for " +
                      shown(path.string(), 300) + "). The path is relative to the scenario that names it.");
  trail.push_back(path.string());
  Node merged = with_baselines(
      parse_document(read_text(path.string(), "a baseline", most_bytes), path.string()), trail);
  std::erase_if(document.children, [](const Node& entry) { return entry.key == "baseline"; });
  merged.where = document.where;
  merge(merged, std::move(document));
  return merged;
}

void lay_over(Node& document, const std::string& setting) {
  Node change = parse_override(setting);
  const std::vector<std::string> settable{"area", "model", "record", "scenario"};
  const Node& section = change.children.front();
  if (std::find(settable.begin(), settable.end(), section.key) == settable.end())
    reject({section, section.key, ""},
           "'" + shown(section.key) + "' cannot be set on the command line (allowed: " + listed(settable) +
               ")." + did_you_mean(section.key, settable) + " Change the file for anything else.");
  merge(document, std::move(change));
}
}  // namespace

Scenario parse_scenario(std::string_view text, const std::string& name, const Vocabulary& vocabulary,
                        const std::vector<std::string>& overrides) {
  Node document = with_baselines(parse_document(text, name), {name});
  for (const std::string& setting : overrides) lay_over(document, setting);
  Scenario scenario = check_scenario(document, name, vocabulary);
  scenario.toml = to_toml(document);
  return scenario;
}

Scenario read_scenario(const std::string& path, const Vocabulary& vocabulary,
                       const std::vector<std::string>& overrides) {
  return parse_scenario(read_text(path, "a scenario", most_bytes), path, vocabulary, overrides);
}

}  // namespace cscsim
