#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace cscsim {

/// A day of the calendar as the number of days since 1970-01-01: what the columns of the world hold.
using Day = std::int32_t;

/// A day far outside every run: "never happened".
inline constexpr Day never = -1'000'000;

/// A day later than every run: "not due".
inline constexpr Day not_due = 1'000'000;

inline constexpr double days_per_year = 365.25;

/// Day of a date of the Gregorian calendar. The date must exist.
constexpr Day day_of(int year, unsigned month, unsigned day) {
  using namespace std::chrono;
  return static_cast<Day>(
      sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}}
          .time_since_epoch()
          .count());
}

/// Calendar date of a day.
constexpr std::chrono::year_month_day date_of(Day day) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day}}};
}

/// Years from `from` to `to` as a real number (365.25 days each).
constexpr double years_between(Day from, Day to) { return (to - from) / days_per_year; }

/// Whole birthdays reached on `today` by someone born on `birth`; -1 before birth.
/// A birthday on 29 February falls on 1 March in other years, as the law has it.
int age_on(Day birth, Day today);

/// The day of the `years`-th birthday (29 February: 1 March in years without one).
Day birthday(Day birth, int years);

/// "2019-04-01".
std::string iso(Day day);

/// Month of the year, 1 to 12.
constexpr unsigned month_of(Day day) { return static_cast<unsigned>(date_of(day).month()); }

/// First day of the next month.
Day next_month(Day day);

}  // namespace cscsim
