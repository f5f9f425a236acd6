#pragma once

#include "models/processes/now.hpp"

namespace cscsim {

/// Counts every stock of the authority on the evening of the day, and the days of care, placement and work since the last
/// sweep. Called on the last day of a month that is reported.
void sweep(Now& now);

/// Begins a financial year: placements, missing and presence in care are counted afresh.
void begin_year(Cell& cell, Day today);

// workforce.cpp
/// Counts how long social workers have been in post, how skilled they are, how they are supervised and what they owe.
void count_workforce(Now& now);

}  // namespace cscsim
