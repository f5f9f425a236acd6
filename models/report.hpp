#pragma once

#include <string>
#include <vector>

#include "core/record/layout.hpp"
#include "models/measures/measures.hpp"
#include "models/measures/spend.hpp"
#include "models/model.hpp"
#include "models/population/cell.hpp"
#include "models/scenario.hpp"

namespace cscsim {

/// What a run writes: which datasets there are, and how the counts of a finished arm become their values.
class Report {
 public:
  /// `policy_ids` by arm, in the order of its policies. Throws InputError if the scenario asks for an unknown measure.
  Report(const Scenario& scenario, const Model& model, const std::string& data_directory,
         const std::vector<std::vector<std::string>>& policy_ids);

  [[nodiscard]] const Layout& layout() const { return layout_; }
  [[nodiscard]] ReplicateBlock empty_block(std::uint32_t replicate) const;
  /// Writes the values and the event log of one arm into the block. Sums over authorities are of counts, so shares and means
  /// of the whole area are computed over it.
  void add(ReplicateBlock& block, std::size_t arm, World& world) const;

 private:
  /// Counts of one area by period.
  struct AreaCounts {
    std::vector<PeriodCounts> years, months;
  };
  void add(AreaCounts& counts, const Tally& tally) const;
  void write(ReplicateBlock& block, std::size_t arm, std::size_t area, const AreaCounts& counts) const;
  void add_policies(ReplicateBlock& block, std::size_t arm, const World& world) const;

  Layout layout_;
  std::vector<Measure> measures_;      ///< written by year
  std::vector<Measure> monthly_;       ///< written by month
  std::vector<Breakdown> breakdowns_;  ///< of the measures that are written
  std::vector<CostLine> costs_;
  std::vector<std::string> policies_;  ///< all names that policies have in any arm
  std::vector<std::vector<std::size_t>>
      policy_of_arm_;  ///< for each arm, the place of its policies in `policies_`
  std::vector<std::pair<std::size_t, std::size_t>> years_, months_;  ///< first and last month of each period
  std::size_t first_policy_dataset_ = 0;
};

}  // namespace cscsim
