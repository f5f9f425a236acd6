#pragma once

#include "models/parameters.hpp"
#include "models/population/cell.hpp"

namespace cscsim {

/// Counts every stock of the authority on the evening of `today`, and the days of care, placement and work since the last
/// sweep. Called on the last day of a month that is reported.
void sweep(Cell& cell, const Parameters& p, Day today);

/// Begins a financial year: placements, missing and presence in care are counted afresh.
void begin_year(Cell& cell, Day today);

}  // namespace cscsim
