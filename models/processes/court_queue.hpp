#pragma once

#include <vector>

#include "models/processes/now.hpp"

namespace cscsim {

/// Mean weeks from issue to final hearing, and the share heard within 26, as published for the day, and as they are drawn
/// for days after what is published.
struct CaseLength {
  double weeks, within_26;
};
CaseLength published_length(const Model& model, const Draws& draws, Day today);

/// Days from issue to hearing at this length: those in time fall in the last six of the 26 weeks that courts work to
/// (statutory.csv), the rest are spread so that the mean holds.
Day hearing_days(CaseLength length, double uniform);

/// Gives a hearing to an application issued today: a day of its own if the court clock is off, otherwise a place in the queue.
void await_hearing(Now& now, CaseRow row, bool first_of_family);

/// Puts the applications of the opening stock into the queue.
void open_court(Now& now);

/// Those of `waiting` whose hearing falls in the week from `week` on, as positions: `in_time` slots go to cases
/// that are within 26 weeks to the end of the week, the other `slots` to those past them, each by day of issue, then by tie; what one
/// kind leaves the other takes.
std::vector<std::size_t> heard(const std::vector<Listing>& waiting, Day week, int slots, int in_time);

/// A hearing that a court area has granted.
struct Grant {
  std::size_t cell;
  Listing listing;
};

/// Shares the week's slots of every court area out among the applications of its authorities, and takes those heard out of
/// the queues. Slots follow receipts and backlog at the pace of `court.sitting_weeks`, so that the mean length is as published.
std::vector<Grant> grant_hearings(std::vector<Cell>& world, const Model& model, const Draws& draws,
                                  Day today);

/// Fixes the hearing of all children of the application, on a working day of the week.
void fix_hearing(Now& now, const Listing& listing);

}  // namespace cscsim
