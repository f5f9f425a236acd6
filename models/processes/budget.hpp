#pragma once

#include "models/processes/now.hpp"

namespace cscsim {

/// The budget of the first day: statutory work as it stands, and published spend on early help.
void open_purse(Cell& cell, const Model& model);

/// On 1 April: placements and social work have been paid, early help gets what is left.
void settle_budget(Now& now);

/// Early help of the days from `from` to the day before `to`, of one month.
void charge_early_help(Now& now, Day from, Day to);

/// What supervision beyond the usual and adult specialists cost in those days, as they stand on the last of them.
void charge_team_support(Now& now, Day from, Day to);

/// Spend on early help a year as it stands, lever included.
double early_help_per_year(const Cell& cell);

/// Ratio of contacts to those with the usual early help, beside what it does to the families whom it reaches.
double contacts_by_early_help(const Cell& cell, const Parameters& p);

/// How contacts stand for vigilance and for early help.
void set_pressure(Now& now);

/// A contact that is no referral, or a case that closes: early help is offered to as many as its money reaches.
void offer_early_help(Now& now, FamilyRow family, ChainOf chain);
void step_down(Now& now, FamilyRow family);
/// A family was referred: counts it if early help was offered within a year.
void count_step_up(Now& now, FamilyRow family);

}  // namespace cscsim
