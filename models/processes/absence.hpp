#pragma once

#include "core/random/draws.hpp"
#include "models/parameters.hpp"
#include "models/population/records.hpp"

namespace cscsim {

/// Days in [from, to) on which a worker is away sick. The same however the days are cut into windows.
Day days_absent(const Draws& draws, const Parameters& p, WorkerId worker, Day from, Day to);

}  // namespace cscsim
