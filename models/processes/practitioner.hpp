#pragma once

#include "core/random/draws.hpp"
#include "models/parameters.hpp"
#include "models/population/records.hpp"

namespace cscsim {

/// The worker's own support, challenge and skill, and how long they have practised: drawn when they come. Of employed social
/// workers some are newly qualified.
void draw_practice(Worker& worker, const Parameters& p, const Draws& draws, Day today);

/// A worker who stands in their post at the start has been there for some time: at this rate of leaving a year.
void live_past(Worker& worker, const Parameters& p, const Draws& draws, Day today, double leaving_per_year);

/// Skill as practice and `training`, a ratio, have built it so far, and what it does to parental change.
void set_skill(Worker& worker, const Parameters& p, Day today, double training = 1);

/// Newly qualified: holds fewer cases.
bool newly_qualified(const Parameters& p, const Practitioner& worker, Day today);

}  // namespace cscsim
