#include "core/types/dates.hpp"

#include <cstdio>

namespace cscsim {

namespace {
using std::chrono::year_month_day;

bool is_leap_day(const year_month_day& date) {
  return static_cast<unsigned>(date.month()) == 2 && static_cast<unsigned>(date.day()) == 29;
}
}  // namespace

Day birthday(Day birth, int years) {
  const year_month_day born = date_of(birth);
  const int year = static_cast<int>(born.year()) + years;
  if (is_leap_day(born) && !std::chrono::year{year}.is_leap()) return day_of(year, 3, 1);
  return day_of(year, static_cast<unsigned>(born.month()), static_cast<unsigned>(born.day()));
}

int age_by_calendar(Day birth, Day today) {
  if (today < birth) return -1;
  const int years = static_cast<int>(date_of(today).year()) - static_cast<int>(date_of(birth).year());
  return birthday(birth, years) <= today ? years : years - 1;
}

std::string iso(Day day) {
  const year_month_day date = date_of(day);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

Day next_month(Day day) {
  const year_month_day date = date_of(day);
  const int year = static_cast<int>(date.year());
  const unsigned month = static_cast<unsigned>(date.month());
  return month == 12 ? day_of(year + 1, 1, 1) : day_of(year, month + 1, 1);
}

}  // namespace cscsim
