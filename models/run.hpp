#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/record/layout.hpp"
#include "models/meter.hpp"
#include "models/policies/policy.hpp"
#include "models/scenario.hpp"

namespace cscsim {

/// One published or added indicator, as `cscsim measures` lists it.
struct MeasureDescription {
  std::string id;
  std::string definition;
  std::string units;
  Kind kind;
  std::string source;                   ///< table and row it is defined by
  std::vector<std::string> breakdowns;  ///< groups by which it is recorded too
};

/// One model parameter, as `cscsim parameters` lists it.
struct ParameterDescription {
  std::string name;
  double value, low, high;
  std::string unit;
  std::string source;  ///< row of the evidence tables, or "assumed"
  std::string meaning;
};

std::vector<MeasureDescription> measure_catalogue(const std::string& data_directory);
std::vector<ParameterDescription> parameter_catalogue(const std::string& data_directory);
/// Names that a scenario may use, from the tables and catalogues.
Vocabulary vocabulary(const std::string& data_directory);

/// Seconds that the parts of a run took.
struct RunTimes {
  double start = 0;       ///< reading tables and beginning the file
  double replicates = 0;  ///< all of them, opening worlds and recording included
  double commits = 0;     ///< of that, in the sink
  double finish = 0;      ///< writing what waits, and closing the file
  Meter meter;            ///< what all threads did, added up
};

struct RunOptions {
  int threads = 1;
  /// Called now and then, from any one thread at a time, with replicates finished and wanted.
  std::function<void(std::uint32_t done, std::uint32_t total)> progress;
  /// Asked between replicates; true ends the run with a whole, incomplete file.
  std::function<bool()> stopped;
  /// Policies made elsewhere (in Python), by arm name; they join those of the scenario.
  std::map<std::string, std::vector<std::shared_ptr<const Policy>>> more_policies;
  std::string code_version;
  RunTimes* times = nullptr;  ///< filled where it is given
};

/// Runs every replicate of every arm and commits each to `sink` in order. Bit-identical for one scenario on any
/// number of threads. Returns whether all replicates were committed. Throws InputError for what the user must
/// mend, after closing the sink.
bool run(const Scenario& scenario, const std::string& data_directory, Sink& sink, const RunOptions& options);

}  // namespace cscsim
