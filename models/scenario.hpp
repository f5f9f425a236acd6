#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/types/dates.hpp"

namespace cscsim {

/// A value as it stands in a scenario, with the place where it was written.
using Value = std::variant<bool, std::int64_t, double, std::string, Day, std::map<std::string, Day>>;

/// What a policy accepts under one key of its table.
struct KeySpec {
  enum class Type { flag, whole, number, text, date, dates_by_authority };
  std::string name;  ///< "hubs"; the unit stands in the name where there is one
  Type type = Type::number;
  Value fallback;    ///< value when left out
  double low = 0.0;  ///< whole and number: allowed range
  double high = 0.0;
  std::string meaning;  ///< one line, with unit and source
  bool required = false;
  std::string price_year{};  ///< of an amount of money: that of its default
};

/// One `[[arm.policy]]` table, checked against the keys that the policy accepts: every accepted key is here.
struct PolicyChoice {
  std::string use;  ///< policy id
  std::map<std::string, Value> values;
  std::string where;  ///< "kinship.toml:14: arm[1].policy[0]", for later messages
};

/// Where a run takes its parameters from (parameter_sets.hpp).
enum class Uncertainty : std::uint8_t { posterior, best, none };

struct Arm {
  std::string name;
  std::vector<PolicyChoice> policies;
};

/// Everything a run needs, checked: a plain value, never changed once made.
struct Scenario {
  std::string name;
  Day start = 0;
  int years = 1;
  std::uint32_t replicates = 1;
  std::uint32_t first_replicate = 0;
  std::uint64_t seed = 1;
  Uncertainty uncertainty = Uncertainty::posterior;
  std::vector<std::string> authorities;  ///< DfE codes (three digits), in the order of the tables, each once
  std::vector<std::string> measures;     ///< ids; empty: the standard set (all)
  bool monthly = false;
  bool events = false;
  std::map<std::string, double> model;  ///< overrides of model parameters by name, range checked
  std::vector<Arm> arms;                ///< at least one; the first is the comparator
  std::string toml;                     ///< the scenario as it will run, baseline and overrides merged in
};

/// What the reader must know to check names: filled by the layer above, so that reading depends on no policy.
struct Vocabulary {
  struct Authority {
    std::string code, ons_code, name, region;
    Day abolished = not_due;  ///< first day on which it no longer exists; its past is that of its successors
  };
  struct ModelKey {
    std::string name;
    double low = 0.0, high = 0.0;
    std::string unit;
  };
  std::vector<Authority> authorities;
  std::vector<ModelKey> model_keys;
  std::vector<std::string> measures;
  std::map<std::string, std::vector<KeySpec>> policies;
  std::vector<Day> starts;  ///< days on which opening counts stand: a scenario starts on one of them
};

/// Reads and checks a scenario file. `overrides` are "section.key=value" pairs as `--set` takes them
/// ("scenario.years=2", "model.placement.market_price_convexity=0.4", "record.monthly=true").
/// A `baseline = "other.toml"` at the top is read first (path relative to this file); tables are merged
/// key by key, `[[arm]]` replaces the baseline's arms when given.
/// Throws InputError: "file:line: key: what is wrong (what is allowed). What to try."
Scenario read_scenario(const std::string& path, const Vocabulary& vocabulary,
                       const std::vector<std::string>& overrides = {});

/// Same, from text; `name` stands for the file in messages.
Scenario parse_scenario(std::string_view text, const std::string& name, const Vocabulary& vocabulary,
                        const std::vector<std::string>& overrides = {});

/// Up to three of `known` that are spelt most like `word` (edit distance), best first.
std::vector<std::string> nearest(const std::string& word, const std::vector<std::string>& known);

}  // namespace cscsim
