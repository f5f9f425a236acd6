#pragma once

#include "models/processes/now.hpp"

namespace cscsim {

/// What every stage does to a case: opening, moving on, closing, and keeping its next look in the calendar.

/// Opens a case for a child who has none. It has no stage's clocks yet: `enter_stage` follows.
CaseRow open_case(Now& now, ChildRow child, Source source);

/// Moves a case to `stage` today and starts that stage's clocks. A change of team seeks a new worker.
void enter_stage(Now& now, CaseRow row, Stage stage);

/// How an open case leaves the books.
enum class Closing : std::uint8_t { no_further_action, not_in_need, ended, transferred };
void close_case(Now& now, CaseRow row, Closing how);

/// Notes that a child has come this far on the pathway, and counts it by age if it is the first time in its life.
void reach(Now& now, Child& child, LifeStep step);

/// Announces a moment of the case to the policies that answer it.
void announce(Now& now, CaseRow row, Moment moment);

/// Whether a policy changes anything for the case today: an enrolment that turns no lever and keeps no worker does not.
bool is_worked_with(const Cell& cell, const Case& c);

/// Ratio of a lever for a case: the authority's times those of its enrolments.
double ratio(const Cell& cell, const Case& c, Lever lever);
/// Ratio of the lever that scales the clock of a cause; 1 if none does.
double clock_ratio(const Now& now, const Case& c, Cause cause);

/// Starts (again) the clock of a cause with a new named exponential. Siblings whose clocks start on one day share it where
/// what happens concerns the family.
void start_clock(Now& now, Case& c, Cause cause);
/// Starts the clocks of these causes, as a stage begins: their exponentials come four from a block.
void start_clocks(Now& now, Case& c, std::initializer_list<Cause> causes);

/// Sets all hazards of the case from its state today: at stage entry, and as often as `next_refresh` says.
void refresh(Now& now, CaseRow row);

/// When hazards that are set today are to be set again, and for a case of the opening, as if its stage had begun in the run.
Day next_refresh(const Case& c, Day today);
Day first_refresh(const Case& c, Day today);
/// When the hazards are set again next, and half way from `today` until then: what moves with time is taken as it stands there.
Day hazards_stand_until(const Case& c, Day today);
Day middle_of_span(const Case& c, Day today);

/// Turns the running clocks to the levers that hold now. Changes nothing where ratios are what they were.
void turn(Now& now, CaseRow row);

/// Puts the case's next look into the calendar if it has changed; a look of today that is still to come stays.
void schedule(Now& now, CaseRow row);

/// Vigilance moves how soon an authority steps in. It stands in the base of a clock, not in its ratio, so that it changes
/// when hazards are set again and not when a policy lets go of a child.
inline double vigilance_for(const Now& now, const Case& c, Cause cause) {
  const bool steps_in = cause == Cause::section_47 || cause == Cause::edge_of_care ||
                        cause == Cause::emergency ||
                        (cause == Cause::proceedings && c.stage != Stage::looked_after);
  return steps_in ? static_cast<double>(now.cell.oversight.vigilance) : 1.0;
}

/// Rates a day of the causes that run in a stage, before levers; set by the stages' own files.
inline void set_hazard(Now& now, Case& c, Cause cause, double per_year) {
  const bool no_lever = c.enrolment == 0 && !now.cell.levers.turned();
  constexpr double per_day = 1 / days_per_year;
  c.clocks.set(cause, now.today, static_cast<float>(per_year * vigilance_for(now, c, cause) * per_day),
               no_lever ? 1.0F : static_cast<float>(clock_ratio(now, c, cause)));
}

/// Calls `visit(CaseRow)` for every open case of the family of `child`, that child's own included.
template <class Visit>
void for_family_cases(Now& now, ChildRow child, Visit visit) {
  for (ChildRow c = now.cell[now.cell[child].family].first_child; c.exists(); c = now.cell[c].sibling)
    if (now.cell[c].open_case.exists()) visit(now.cell[c].open_case);
}

}  // namespace cscsim
