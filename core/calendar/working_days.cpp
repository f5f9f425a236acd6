#include "core/calendar/working_days.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/types/errors.hpp"

namespace cscsim {

namespace {

using std::chrono::weekday;

constexpr int first_year = 2005;
constexpr int last_year = 2040;
constexpr Day first_day = day_of(first_year, 1, 1);
constexpr Day last_day = day_of(last_year, 12, 31);

unsigned weekday_of(Day day) { return weekday{std::chrono::sys_days{std::chrono::days{day}}}.iso_encoding(); }

bool is_weekend(Day day) { return weekday_of(day) >= 6; }

Day monday_on_or_after(Day day) { return day + static_cast<Day>((8 - weekday_of(day)) % 7); }

Day last_monday_to(Day day) { return day - static_cast<Day>(weekday_of(day) - 1); }

Day early_may(int year) {
  if (year == 2020) return day_of(2020, 5, 8);  // moved to the 75th anniversary of VE Day
  return monday_on_or_after(day_of(year, 5, 1));
}

Day spring(int year) {
  if (year == 2012) return day_of(2012, 6, 4);  // moved to the Diamond Jubilee
  if (year == 2022) return day_of(2022, 6, 2);  // moved to the Platinum Jubilee
  return last_monday_to(day_of(year, 5, 31));
}

constexpr std::array one_off = {
    day_of(2011, 4, 29),  // royal wedding
    day_of(2012, 6, 5),   // Diamond Jubilee
    day_of(2022, 6, 3),   // Platinum Jubilee
    day_of(2022, 9, 19),  // state funeral of Queen Elizabeth II
    day_of(2023, 5, 8),   // coronation of King Charles III
};

// Working days of every year as prefix counts, so that both questions are a look-up.
class WorkingDays {
 public:
  WorkingDays() : working_(static_cast<std::size_t>(last_day - first_day + 1)) {
    for (Day day = first_day; day <= last_day; ++day) working_[offset(day)] = !is_weekend(day);
    for (int year = first_year; year <= last_year; ++year) close_bank_holidays(year);
    for (const Day day : one_off) close(day);
    for (Day day = first_day; day <= last_day; ++day) {
      if (working_[offset(day)]) days_.push_back(day);
      through_.push_back(static_cast<std::uint16_t>(days_.size()));
    }
  }

  bool is_working(Day day) const { return working_[offset(day)]; }
  /// Working days from the first day of the table to `day`, both included.
  int through(Day day) const { return through_[offset(day)]; }
  /// The `n`-th working day of the table, from 0.
  Day at(int n) const {
    expects(n < static_cast<int>(days_.size()), "working days are known from 2005 to 2040");
    return days_[static_cast<std::size_t>(n)];
  }

 private:
  static std::size_t offset(Day day) {
    expects(day >= first_day && day <= last_day, "working days are known from 2005 to 2040");
    return static_cast<std::size_t>(day - first_day);
  }

  void close(Day day) { working_[offset(day)] = false; }

  // A holiday that falls on a weekend, or on a day closed already, is taken on the next working day.
  void close_or_substitute(Day day) {
    while (!is_working(day)) ++day;
    close(day);
  }

  void close_bank_holidays(int year) {
    close_or_substitute(day_of(year, 1, 1));
    close(easter(year) - 2);
    close(easter(year) + 1);
    close(early_may(year));
    close(spring(year));
    close(last_monday_to(day_of(year, 8, 31)));
    close_or_substitute(day_of(year, 12, 25));
    close_or_substitute(day_of(year, 12, 26));
  }

  std::vector<char> working_;
  std::vector<std::uint16_t> through_;
  std::vector<Day> days_;
};

const WorkingDays& england() {
  static const WorkingDays days;
  return days;
}

}  // namespace

// Easter Sunday by the Gregorian computus in the anonymous form (Meeus, Astronomical Algorithms, chapter 8).
Day easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return day_of(year, static_cast<unsigned>(f / 31), static_cast<unsigned>(f % 31 + 1));
}

bool is_working_day(Day day) { return england().is_working(day); }

Day working_day_on_or_after(Day day) {
  const WorkingDays& days = england();
  return days.is_working(day) ? day : days.at(days.through(day));
}

Day add_working_days(Day day, int count) {
  expects(count >= 0, "working days are counted forwards");
  if (count == 0) return working_day_on_or_after(day);
  return england().at(england().through(day) + count - 1);
}

int working_days_between(Day from, Day to) {
  const WorkingDays& days = england();
  return std::max(0, days.through(to) - days.through(from));
}

}  // namespace cscsim
