#include "models/school_terms.hpp"

#include "core/calendar/working_days.hpp"

namespace cscsim {

namespace {

Day monday_from(int year, unsigned month, unsigned day) {
  const Day first = day_of(year, month, day);
  const std::chrono::weekday weekday{std::chrono::sys_days{std::chrono::days{first}}};
  return first + static_cast<Day>((8 - weekday.iso_encoding()) % 7);
}

}  // namespace

bool in_school_term(Day day) {
  const int year = static_cast<int>(date_of(day).year());
  const auto within = [day](Day first, Day after) { return first <= day && day < after; };
  const auto week_from = [&](unsigned month, unsigned date) {
    const Day monday = monday_from(year, month, date);
    return within(monday, monday + 7);
  };
  const Day easter_sunday = easter(year);
  return !(day < monday_from(year, 1, 3) || week_from(2, 12) ||
           within(easter_sunday - 13, easter_sunday + 2) || week_from(5, 25) ||
           within(monday_from(year, 7, 20), monday_from(year, 9, 1)) || week_from(10, 22) ||
           day >= monday_from(year, 12, 20));
}

}  // namespace cscsim
