#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>

namespace cscsim {

/// A day of the calendar as the number of days since 1970-01-01: what the columns of the world hold.
using Day = std::int32_t;

/// A day far outside every run: "never happened".
inline constexpr Day never = -1'000'000;

/// A day later than every run: "not due".
inline constexpr Day not_due = 1'000'000;

/// A day on which something is due, in two bytes: 1970-01-01 to 2149-06-05, or `not_due`, which all later days are.
class DueDay {
 public:
  constexpr DueDay(Day day = not_due)  // NOLINT: stands wherever a Day does
      : days_{static_cast<std::int16_t>((day < last ? day : last) - middle)} {}
  constexpr operator Day() const { return days_ == last - middle ? not_due : days_ + middle; }  // NOLINT
  friend constexpr auto operator<=>(DueDay a, DueDay b) { return a.days_ <=> b.days_; }
  friend constexpr bool operator==(DueDay a, DueDay b) { return a.days_ == b.days_; }
  friend constexpr bool operator==(DueDay a, Day b) { return Day{a} == b; }
  friend constexpr auto operator<=>(DueDay a, Day b) { return Day{a} <=> b; }
  /// The earliest of several, without a branch.
  template <std::size_t n>
  [[nodiscard]] static constexpr DueDay earliest(const std::array<DueDay, n>& all) {
    DueDay first;
    for (const DueDay day : all) first.days_ = std::min(first.days_, day.days_);
    return first;
  }
  /// The earliest of all but the last.
  template <std::size_t n>
  [[nodiscard]] static constexpr DueDay earliest_but_last(const std::array<DueDay, n>& all) {
    constexpr auto floor = [] {
      std::array<std::int16_t, n> low;
      low.fill(-middle);
      low.back() = last - middle;
      return low;
    }();
    DueDay first;
    for (std::size_t i = 0; i < n; ++i) first.days_ = std::min(first.days_, std::max(all[i].days_, floor[i]));
    return first;
  }

 private:
  static constexpr Day last = 0xffff, middle = 0x8000;
  std::int16_t days_;  ///< signed: the smallest of eight is one instruction of every x86-64
};

/// A day from 1970-01-01 to 2149-06-05 on which something last happened, or `never`, in two bytes.
class PastDay {
 public:
  constexpr PastDay(Day day = never)  // NOLINT: stands wherever a Day does
      : days_{static_cast<std::uint16_t>(day >= 0 && day < none ? day : none)} {}
  constexpr operator Day() const { return days_ == none ? never : days_; }  // NOLINT
  friend constexpr bool operator==(PastDay, PastDay) = default;
  friend constexpr bool operator==(PastDay a, Day b) { return Day{a} == b; }

 private:
  static constexpr std::uint16_t none = 0xffff;
  std::uint16_t days_;
};

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
int age_by_calendar(Day birth, Day today);

/// The same, without asking the calendar except near a birthday.
inline int age_on(Day birth, Day today) {
  // Birthdays drift by under two days against years of 365.2425 days.
  constexpr std::uint32_t days_of_400_years = 146'097, two_days = 800;
  const std::uint32_t so_far = static_cast<std::uint32_t>(today - birth) * 400U,
                      beyond = so_far % days_of_400_years;
  if (today > birth && so_far / 400U < 1'000'000U && beyond > two_days &&
      beyond < days_of_400_years - two_days)
    return static_cast<int>(so_far / days_of_400_years);
  return age_by_calendar(birth, today);
}

/// The day of the `years`-th birthday (29 February: 1 March in years without one).
Day birthday(Day birth, int years);

/// "2019-04-01".
std::string iso(Day day);

/// Month of the year, 1 to 12.
constexpr unsigned month_of(Day day) { return static_cast<unsigned>(date_of(day).month()); }

/// First day of the next month.
Day next_month(Day day);

}  // namespace cscsim
