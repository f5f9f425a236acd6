#pragma once

#include <cstdint>
#include <vector>

#include "models/processes/now.hpp"

namespace cscsim {

/// Work with families that is not done in a month (model.md 4.4): what is carried over, and who comes first.

/// One worker's month in minutes. Nothing is lost: asked + owed before = done + dropped + owed.
struct MonthOfWork {
  std::int64_t done = 0;
  std::int64_t dropped = 0;
  std::int64_t owed = 0;  ///< carried into the next month
};

/// What a month has room for.
struct Room {
  std::int64_t available = 0;        ///< minutes
  std::int64_t usually_dropped = 0;  ///< of what falls short
  double kept = 0;                   ///< share of the rest that is carried over
  std::int64_t most = 0;             ///< that is carried over
};
MonthOfWork work_off(std::int64_t asked, std::int64_t owed, const Room& room);

/// Closes the month that ends today: every worker's backlog.
void settle_month(Now& now);

/// Notes which cases have a deadline near: the minutes that these ask for, by row of their worker. One pass in the order of
/// memory.
std::vector<std::int32_t> note_deadlines(Now& now);
/// Puts these `pressing` minutes before the worker's others, for the time that there is.
void set_first_things_first(Worker& worker, std::int32_t pressing);

/// Part of the minutes it asks for that a case gets of its worker, who exists.
double time_share_of(const Cell& cell, const Case& c);

/// Backlog of the mean team for assessment or protection against the most that it can carry.
double usually_behind(const Parameters& p, Team team);

/// Published lateness is that of the usual backlog: with more the team misses its deadlines more often, by this ratio.
double lateness(const Now& now, Team team);

/// Minutes that the mean worker owes; so do all on the first day.
std::int32_t usual_backlog(const Parameters& p);

/// Minutes a week that a worker has for families: what administration leaves.
double minutes_a_week(const Cell& cell, const Parameters& p);

/// Minutes a week that a worker is asked for, with what they owe beyond the mean worker, whose norms allow for it.
double minutes_due(const Parameters& p, const Worker& worker);

}  // namespace cscsim
