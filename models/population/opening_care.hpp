#pragma once

#include <functional>

#include "models/processes/now.hpp"

namespace cscsim {

/// Opens the cases of `count` children looked after on the eve of the run, asylum-seeking children among them, with legal
/// status, time so far, placement and homes. `next` gives the next child of an age group.
void open_care(Now& now, int count, const std::function<ChildRow(std::size_t group)>& next);

}  // namespace cscsim
