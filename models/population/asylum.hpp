#pragma once

#include <cstdint>

#include "core/random/draws.hpp"
#include "models/model.hpp"
#include "models/population/facts.hpp"

namespace cscsim {

/// Age in days at which an asylum-seeking child arrives: evenly from 14 to 16, or from 16 to nearly 18.
Day arrival_age(const Parameters& p, double u);

/// Mean years that they stay in care, to 18 or until they leave at the authority's rates: as many arrive as keep up the stock.
double asylum_stay_years(const Parameters& p, double exit_effect);

/// An asylum-seeking child of the stock that these arrivals keep up.
struct AsylumStay {
  Day age;     ///< today
  Day so_far;  ///< in care
};
AsylumStay draw_asylum_stay(const Model& model, const Draws& draws, std::uint64_t key, double exit_effect);

}  // namespace cscsim
