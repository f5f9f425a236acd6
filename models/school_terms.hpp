#pragma once

#include "core/types/dates.hpp"

namespace cscsim {

/// Is the day in term of the schools of England? A calendar that is assumed, since authorities set their own: holidays are
/// two weeks to Easter Monday, from the Monday on or after 20 July to the Monday on or after 1 September, from the Monday on
/// or after 20 December to the Monday on or after 3 January, and the weeks from the Monday on or after 12 February, 25 May
/// and 22 October. Weekends of a term belong to it.
bool in_school_term(Day day);

}  // namespace cscsim
