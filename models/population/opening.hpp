#pragma once

#include "core/random/draws.hpp"
#include "models/model.hpp"
#include "models/population/cell.hpp"

namespace cscsim {

/// Makes one authority as it stood on the morning of the first day: its people, and its open cases at the published counts
/// of the day before, with stage, placement, legal status and time so far, workers and homes. Histories are coherent: no
/// time in care is longer than a life.
Cell make_opening_world(const Model& model, std::size_t authority, const Draws& draws);

}  // namespace cscsim
