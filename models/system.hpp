#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/random/draws.hpp"
#include "models/books.hpp"
#include "models/meter.hpp"
#include "models/model.hpp"
#include "models/policies/arm.hpp"
#include "models/population/cell.hpp"

namespace cscsim {

/// How the world of one arm moves: the ordered list of processes. The only file that knows them all.
class System {
 public:
  /// `report_months`: stocks are counted at every month's end, not only in March and September.
  System(const Model& model, const Draws& draws, const ArmPolicies& policies, bool report_months);

  void day(Cell& cell, Day today);
  void exchange(World& world, Day today);
  /// Positions of the authorities, that with the most families first.
  [[nodiscard]] static std::vector<std::size_t> largest_first(const World& world);

  /// For a test: this many looks a day at cases with nothing due, which must change nothing.
  void look_needlessly(int cases_a_day) { needless_looks_ = cases_a_day; }

  /// From now on the parts of days and weeks are timed, some 25 ns a part.
  void time_parts();
  [[nodiscard]] Meter spent() const;

 private:
  void visit(Now& now, const std::vector<Entry>& due, Meter& meter) const;
  void look_at_random(Now& now) const;
  void audit(const Cell& cell, Day today);

  const Model& model_;
  const Draws& draws_;
  const ArmPolicies& policies_;
  bool report_months_;
  int needless_looks_ = 0;
  struct Scratch {
    Gathered gathered;
    std::vector<Entry> due, in_order;
    Meter meter;
  };
  std::vector<std::optional<Ledger>> ledgers_;  ///< by cell, where builds are audited: since its first day
  std::vector<Scratch> scratch_;                ///< by cell: used anew every day, but for its meter
  Meter exchanges_;
};

}  // namespace cscsim
