#pragma once

#include "models/processes/now.hpp"

namespace cscsim {

/// Stands the authority where its published judgements leave it on the first day.
void open_oversight(Cell& cell, const Model& model, const Draws& draws);

/// The judgement that is due today, if any.
void inspect(Now& now);

/// A judgement of this grade is published today.
void judge(Now& now, Grade grade);

/// Vigilance falls back with time: set anew once a month.
void review_vigilance(Now& now);

/// Leaving of social workers, and cover by agency, under the judgement that stands against that of the first day.
double leaving_under_judgement(const Cell& cell, const Parameters& p);
double agency_under_judgement(const Cell& cell, const Parameters& p);

}  // namespace cscsim
