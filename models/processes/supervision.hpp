#pragma once

#include "models/processes/now.hpp"

namespace cscsim {

/// Managers: how well they supervise, and what that leaves of it for each worker (model.md 4.5, 4.12).

/// Fills up the managers of a team to the span of its posts.
void add_managers(Cell& cell, const Parameters& p, const Draws& draws, Team team, Day today);

/// Gives a new worker the manager of their team who has the fewest.
void assign_manager(Cell& cell, Worker& worker);

/// Once a month: managers leave, and posts are filled after some time.
void turn_over_managers(Now& now);

/// Sets what every manager gives, from their own practice and from load; on the first day, what is usual.
void set_supervision(Now& now);

/// Supervision that a worker gets against the usual of their team; 1 where nobody manages.
double supervision_of(const Cell& cell, const Worker& worker);

/// How settled the worker's manager is, against the usual of the team: -1 to 1.
double stability_of(const Cell& cell, const Parameters& p, const Worker& worker, Day today);

}  // namespace cscsim
