#pragma once

#include "core/types/dates.hpp"

namespace cscsim {

/// Working days of England: Monday to Friday less bank holidays, 2005 to 2040.
/// Bank holidays are computed by rule (Easter by the Gregorian computus, substitute days for those that fall
/// on a weekend) with the published one-off changes (2011, 2012, 2020, 2022, 2023). Days outside
/// 2005-2040 throw InvariantError.

/// Easter Sunday.
Day easter(int year);

/// Is this a working day?
bool is_working_day(Day day);

/// The first working day on or after `day`.
Day working_day_on_or_after(Day day);

/// The day that is `count` working days after `day` (count 0: the first working day on or after it).
Day add_working_days(Day day, int count);

/// Working days in (from, to]: 0 when to <= from. A same-day assessment took 0 working days.
int working_days_between(Day from, Day to);

}  // namespace cscsim
