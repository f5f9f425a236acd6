#pragma once

#include "models/processes/now.hpp"

namespace cscsim {

/// A local rate of an authority in the year to 31 March `year` against its usual: a draw a year, of which
/// `local_rates.persistence_*` is left the year after; mean 1. 1 where the outlook is not drawn.
double year_ratio(const Model& model, const Draws& draws, const Facts& facts, LocalRate rate, int year);

/// On the first day: the local rates of the first year, and how far contacts can rise in any.
void open_years(Cell& cell, const Model& model, const Draws& draws);

/// On 1 April: drivers and local rates of the year that begins; child poverty moves the severity of families.
void turn_year(Now& now);

/// Raises income stress by so much that this many more children for 100,000 come into care a year. Published responses are
/// differences, severity acts by ratios: the authority's own rate of entries stands between them.
void raise_income_stress(Now& now, double more_entries);

}  // namespace cscsim
