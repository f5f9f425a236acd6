#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "core/engine/advance.hpp"
#include "core/record/layout.hpp"
#include "models/policies/arm.hpp"
#include "models/population/opening.hpp"
#include "models/run.hpp"
#include "models/scenario.hpp"
#include "models/system.hpp"

namespace cscsim::testing {

/// What tests start on where the year is no matter.
inline constexpr Day usual_start = day_of(2019, 4, 1);

inline std::string data_directory() { return std::string{CSCSIM_SOURCE} + "/scenarios/data"; }

inline const Vocabulary& words() {
  static const Vocabulary all = vocabulary(data_directory());
  return all;
}

/// A scenario of one arm "as usual" and what `arms` adds, as TOML.
inline Scenario scenario(const std::string& authorities, int years, int replicates,
                         const std::string& arms = "", int seed = 1, const std::string& record = "") {
  return parse_scenario("[scenario]\nname = 'test'\nstart = 2019-04-01\nyears = " + std::to_string(years) +
                            "\nreplicates = " + std::to_string(replicates) + "\nseed = " +
                            std::to_string(seed) + "\nuncertainty = 'none'\n[area]\nauthorities = [" +
                            authorities + "]\n[record]\n" + record + "\n[[arm]]\nname = 'as usual'\n" + arms,
                        "test.toml", words());
}

/// Runs into memory.
inline std::unique_ptr<MemorySink> results(const Scenario& scenario, int threads = 1) {
  auto sink = std::make_unique<MemorySink>();
  RunOptions options;
  options.threads = threads;
  run(scenario, data_directory(), *sink, options);
  return sink;
}

/// Every gate and hazard 0, every group alike.
inline Parameters without_chance() {
  Parameters p;
  p.frailty_variance = p.instability_variance = 1;
  p.edge_enters = 0.5;
  p.contact_decile_ratio = p.entry_decile_ratio = 1;
  p.entry_ethnicity_decile.fill(1);
  p.trust_sd = 1;
  return p;
}

/// The model of one authority, by DfE code, for so many years.
inline Model model_of(const std::string& code, int years = 2) {
  return Model{read_parameters(data_directory(), {}), read_facts(data_directory(), {code}, usual_start),
               usual_start, years};
}

/// A policy of the catalogue by id.
inline const PolicyDescription& policy(const std::string& id) {
  const auto& all = policy_catalogue();
  return *std::find_if(all.begin(), all.end(), [&id](const PolicyDescription& p) { return p.id == id; });
}

/// Equal to the bit, NaN equal to NaN.
inline bool same(const std::vector<ReplicateBlock>& a, const std::vector<ReplicateBlock>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].replicate != b[i].replicate || a[i].events != b[i].events ||
        a[i].values.size() != b[i].values.size())
      return false;
    for (std::size_t d = 0; d < a[i].values.size(); ++d) {
      const auto &x = a[i].values[d], &y = b[i].values[d];
      if (x.size() != y.size()) return false;
      for (std::size_t k = 0; k < x.size(); ++k)
        if (!(x[k] == y[k] || (x[k] != x[k] && y[k] != y[k]))) return false;
    }
  }
  return true;
}

/// Mean over replicates of an arm's yearly measure, whole area; without a year, of the last.
inline double mean(const MemorySink& run, const std::string& id, std::size_t arm, std::size_t year) {
  const std::size_t all = run.layout().authorities.size() - 1, replicates = run.layout().replicates;
  double sum = 0;
  for (std::size_t r = 0; r < replicates; ++r) sum += run.value("measures", id, arm, r, all, year);
  return sum / static_cast<double>(replicates);
}
inline double mean(const MemorySink& run, const std::string& id, std::size_t arm) {
  return mean(run, id, arm, run.layout().year_ends.size() - 1);
}

/// An arm in which one lever is turned from the second day on, as TOML.
inline std::string turned(const std::string& name, const std::string& lever, double value) {
  return "[[arm]]\nname = '" + name + "'\n[[arm.policy]]\nuse = 'set_lever'\nlever = '" + lever +
         "'\nvalue = " + std::to_string(value) + "\nstart = 2019-04-02\n";
}

}  // namespace cscsim::testing
