#include <algorithm>
#include <set>

#include "models/scenario_checks.hpp"
#include "models/scenario_values.hpp"
#include "models/wording.hpp"

namespace cscsim {

namespace {
const std::string example = "authorities = [\"Norfolk\"]";

std::vector<std::string> regions(const Vocabulary& vocabulary) {
  std::set<std::string> names;
  for (const auto& authority : vocabulary.authorities) names.insert(authority.region);
  names.erase("");
  return {names.begin(), names.end()};
}

[[noreturn]] void reject_unknown(const Named& item, const std::string& word, const Vocabulary& vocabulary) {
  std::vector<std::string> known = regions(vocabulary);
  const std::string region_list = listed(known, 12);
  known.emplace_back("England");
  for (const auto& authority : vocabulary.authorities) {
    known.push_back(authority.name);
    known.push_back(authority.code);
    known.push_back(authority.ons_code);
  }
  reject(item, "unknown authority '" + shown(word) +
                   "' (allowed: its name, DfE or ONS code; England; or a region: " + region_list + ")." +
                   did_you_mean(word, known));
}

/// Chooses what `item` names; false if it names nothing.
bool choose(const Named& item, const std::string& word, const Vocabulary& vocabulary,
            std::vector<bool>& chosen) {
  bool found = false;
  for (std::size_t i = 0; i < vocabulary.authorities.size(); ++i) {
    const auto& authority = vocabulary.authorities[i];
    if (word != authority.name && word != authority.code && word != authority.ons_code) continue;
    if (authority.abolished != not_due)
      reject(item,
             shown(word) + " has not existed since " + iso(authority.abolished) +
                 ". Its past is that of the authority that took its place, whatever the start: name that.");
    chosen[i] = found = true;
  }
  if (found) return true;
  for (std::size_t i = 0; i < vocabulary.authorities.size(); ++i) {
    const auto& authority = vocabulary.authorities[i];
    if ((word != "England" && word != authority.region) || word.empty() || authority.abolished != not_due)
      continue;
    chosen[i] = found = true;
  }
  return found;
}
}  // namespace

std::vector<std::string> chosen_authorities(const Node& authorities, const Vocabulary& vocabulary) {
  const Named named{authorities, "area.authorities", example};
  const bool one = authorities.kind == Node::Kind::text || authorities.kind == Node::Kind::whole;
  if (!one && authorities.kind != Node::Kind::list)
    reject(named, authorities.written + " is not a list of authorities. Write for example " + example);
  const std::vector<Node> items = one ? std::vector<Node>{authorities} : authorities.children;
  if (items.empty())
    reject(named, "the list is empty (at least one authority is needed). Write for example " + example);

  std::vector<bool> chosen(vocabulary.authorities.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Named item{items[i], one ? named.path : named.path + "[" + std::to_string(i) + "]", example};
    // A DfE code without quotes is a number to TOML.
    const std::string word = items[i].kind == Node::Kind::whole
                                 ? std::to_string(std::get<std::int64_t>(items[i].value))
                                 : text_of(item);
    if (!choose(item, word, vocabulary, chosen)) reject_unknown(item, word, vocabulary);
  }
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < chosen.size(); ++i)
    if (chosen[i]) codes.push_back(vocabulary.authorities[i].code);
  return codes;
}

}  // namespace cscsim
