#pragma once

#include <utility>

#include "models/parameter_sets.hpp"
#include "tests/support/runs.hpp"

namespace cscsim::testing {

/// The same at the best fit, at which the authorities' local rates are fitted: for what is compared with published totals
/// and for what holds a mean of the baseline.
inline Scenario at_best_fit(Scenario scenario) {
  scenario.uncertainty = Uncertainty::best;
  return scenario;
}

inline Parameters best_fit() { return ParameterSets{at_best_fit(Scenario{}), data_directory()}.central(); }

}  // namespace cscsim::testing
