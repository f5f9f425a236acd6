#pragma once

#include "models/processes/now.hpp"

namespace cscsim {

/// Adds a worker to a team from `today` on, with the day on which they leave.
WorkerRow add_worker(Cell& cell, const Model& model, const Draws& draws, Team team, bool agency, Day today);

/// Puts the day on which a worker leaves into the calendar, if it falls within the run.
void plan_leaving(Cell& cell, WorkerRow row);

/// Begins to fill so many vacancies that stand open at the start.
void plan_hires(Now& now, Team team, int vacancies);

/// Counts the days of work up to the day before `to` that no sweep has counted yet. Social workers only.
void count_work(Cell& cell, const Worker& worker, Day to);

}  // namespace cscsim
