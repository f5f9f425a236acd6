#pragma once

#include "models/processes/now.hpp"

namespace cscsim {

/// What stands between family and worker (model.md 4.4 to 4.8): time, practice, trust, change.

/// Once a month: how much time each worker has for the hours that their cases ask for, what that leaves of support and
/// challenge, and how soon they leave; and how hard the front door rations.
void review_practice(Now& now);

/// From today on an employed worker leaves at this rate a year: what is left of the exponential stays.
void set_leaving(Cell& cell, WorkerRow row, Day today, double per_year);

/// The quadrant in which a worker works this month, the levers of the authority included.
Practice practice_of(const Cell& cell, const Parameters& p, const Worker& worker);

/// Sets the pace of trust from the worker and the stage as they stand: at a look that refreshes.
void set_trust(const Now& now, Case& c);

/// From today on the case has no worker: trust fades.
void miss_worker(const Now& now, Case& c);

/// A new worker took the case: the first begins, a later one starts from a part of the trust in the team. A step of the
/// pathway costs trust in the team too, and is no hand-over that slows a return home.
void meet_worker(Now& now, Case& c, WorkerSought why);

/// What stood between families and their workers on the day before the run, from how long each has had theirs; workers are
/// at their usual load.
void open_relationships(Now& now);

/// Trust on a day in standard deviations from the mean open case, at most `trust_most` either way.
double standard_trust(const Now& now, const Case& c, Day day);
double standard_child_trust(const Now& now, const Case& c, Day day);

/// A child's trust, 0 to 1, in those with whom it lives in care: it grows with the days in the placement, and begins anew with
/// the next.
double carer_trust(const Parameters& p, const Case& c, Day today);
/// The child's own trust in care, 0 to 1: in carers and worker together (model.md 4.7).
double own_trust(const Now& now, const Case& c);
/// A child's trust in care on a day, in standard deviations, at most `trust_most` either way.
struct ChildsTrust {
  double in_worker = 0;  ///< as standard_child_trust
  double own = 0;        ///< from the mean child of 10 and over in care
};
ChildsTrust standard_childs_trust(const Now& now, const Case& c, Day day);

/// Rate a year at which a parent changes: by the child's age, and by trust together with challenge.
double parental_change_per_year(const Now& now, const Case& c);

/// Extra contacts after this case closes today, against the mean closing: trust lowers them, overload and no change raise them.
float closing_ratio(const Now& now, const Case& c);

}  // namespace cscsim
