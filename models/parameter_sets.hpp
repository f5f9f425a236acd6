#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/parameters.hpp"
#include "models/scenario.hpp"

namespace cscsim {

struct Table;
class KnownParameters;

/// Values of the model's parameters, replicate by replicate, as `uncertainty` of the scenario has it:
///
///     none        those of model_parameters.csv
///     best        with the best fit, calibrated.toml, over them
///     posterior   with one member of posterior.csv over these, the same in every arm of a replicate
///
/// What `[model]` of the scenario sets stands over all of them. Of every five replicates the last has the member of the one
/// before, so that what chance alone does can be told from what parameters do. Members are taken evenly: the k-th is that at
/// the fraction (u + k x golden ratio) mod 1 of the summed weights, u a draw of the seed, so that any run of replicates spans
/// the posterior.
class ParameterSets {
 public:
  /// Throws InputError if a table that is needed is missing, names no parameter of the model or holds a value out of range.
  ParameterSets(const Scenario& scenario, const std::string& data_directory);

  /// The values that stand where none are drawn: what measures and costs are defined with.
  [[nodiscard]] const Parameters& central() const { return central_; }
  [[nodiscard]] bool vary() const { return !names_.empty(); }
  /// Names of those that differ between replicates.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// Their values in a replicate, in the order of `names`.
  [[nodiscard]] const std::vector<double>& values(std::uint32_t replicate) const;
  [[nodiscard]] Parameters of(std::uint32_t replicate) const;

 private:
  void take_members(const Table& table, const Scenario& scenario, const KnownParameters& known);

  Parameters central_;
  std::vector<std::string> names_;
  std::vector<std::vector<double>> members_;
  std::vector<double> up_to_;  ///< summed weights of the members and those before, as shares of all
  double first_ = 0;           ///< where the first replicate stands
};

}  // namespace cscsim
