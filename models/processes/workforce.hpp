#pragma once

#include "models/processes/now.hpp"

namespace cscsim {

/// Adds a worker to a team from `today` on, with the day on which they leave.
WorkerRow add_worker(Cell& cell, const Model& model, const Draws& draws, Team team, bool agency, Day today);

/// Puts the day on which a worker leaves into the calendar, if it falls within the run.
void plan_leaving(Cell& cell, WorkerRow row);

/// Begins to fill so many vacancies that stand open at the start.
void plan_hires(Now& now, Team team, int vacancies);

/// Divides the posts of social workers by this ratio of caseloads: new ones are filled, covered and managed like any vacancy;
/// those there are too many of close as their workers leave.
void scale_posts(Now& now, double caseload);

/// Those who left for another authority of the run apply there.
void settle_movers(World& world);

// allocation.cpp
/// The case is allocated this evening, or waits.
void seek_worker(Now& now, CaseRow row, WorkerSought why);

/// Counts a change of worker by its cause: hand_over_resignation to hand_over_absence.
void count_hand_over(Now& now, const Case& c, stat::Name cause);

/// Whether the case keeps its worker at this step between teams: where assessment and long-term teams are merged.
bool stays_with_worker(const Now& now, const Case& c, Stage next);

/// Counts the days of work up to the day before `to` that no sweep has counted yet. Social workers only; those who are employed
/// may be absent on some of them.
void count_work(Now& now, const Worker& worker, Day to);

}  // namespace cscsim
