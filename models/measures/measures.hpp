#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/record/layout.hpp"
#include "models/measures/tally.hpp"
#include "models/parameters.hpp"

namespace cscsim {

/// Counts of one period: flows summed over its months, stocks of its last month (or of 30 September, for the workforce).
class PeriodCounts {
 public:
  /// Period of the months [first, last] of a tally, added to what is there: summing authorities gives the whole area.
  void add(const Tally& tally, std::size_t first, std::size_t last);
  [[nodiscard]] std::int64_t operator[](std::size_t stat) const { return counts_[stat]; }
  [[nodiscard]] std::int64_t september(std::size_t stat) const { return september_[stat]; }

 private:
  std::vector<std::int64_t> counts_ = std::vector<std::int64_t>(stat::count);
  std::vector<std::int64_t> september_ = std::vector<std::int64_t>(stat::count);
};

/// One indicator: how it is named and how it follows from the counts.
struct Measure {
  std::string id;
  std::string definition;
  std::string units;
  std::string source;
  Kind kind = Kind::flow;
  bool monthly = true;                               ///< makes sense for a single month
  std::function<double(const PeriodCounts&)> value;  ///< NaN: nothing to divide by
};

/// One breakdown of a measure into categories that add up to it; by decile, with asylum-seeking children left out.
struct Breakdown {
  std::string measure;  ///< "cases": no measure, but those of `trust_mean`
  std::string by;
  std::vector<std::string> categories;
  std::size_t first_stat = 0;
};

/// Every measure, in the order in which they are listed and written. Definitions of published indicators come from
/// headline_targets.csv.
std::vector<Measure> all_measures(const std::string& data_directory, const Parameters& parameters);
const std::vector<Breakdown>& all_breakdowns();

}  // namespace cscsim
