#pragma once

#include <cstdint>

#include "models/parameters.hpp"
#include "models/population/cell.hpp"

namespace cscsim {

/// Throws InvariantError, which names the first rule that does not hold, unless the books of the authority are in order on
/// the evening of `today`: one case, legal status and placement a child, plans and care within their stages, nobody looked
/// after past 18, reviews neither skipped nor doubled, nothing overdue, places and workers' cases and minutes as their
/// chains say, and what policies offered, began, refused and spent.
void check_books(const Cell& cell, Day today);

/// Throws InvariantError unless each penny that is counted stands in one line of spend, each line in one budget, and the
/// lines of the month of `today` add up to the total that is reported.
void check_money(const Cell& cell, const Parameters& parameters, Day today);

/// Throws InvariantError unless every month of every policy adds up: each child whom it was asked about was enrolled or
/// refused for one cause, enrolments begun are those on the books, and spend is the policies' together.
void check_policies(const Cell& cell);

/// What came in and went out against what stands: open cases, plans and children looked after.
class Ledger {
 public:
  /// Notes what was there before all that the tally holds.
  explicit Ledger(const Cell& cell);
  /// Throws InvariantError unless stocks equal it plus starts less ends.
  void check(const Cell& cell) const;

  friend bool operator==(const Ledger&, const Ledger&) = default;

 private:
  std::int64_t cases_ = 0, plans_ = 0, care_ = 0;
};

}  // namespace cscsim
