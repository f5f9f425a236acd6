#include "core/calendar/working_days.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <vector>

#include "core/types/errors.hpp"

using namespace cscsim;

namespace {

constexpr Day first_day = day_of(2005, 1, 1);
constexpr Day last_day = day_of(2040, 12, 31);

bool is_weekend(Day day) {
  return std::chrono::weekday{std::chrono::sys_days{std::chrono::days{day}}}.iso_encoding() >= 6;
}

/// Bank holidays of a year on weekdays, as the working days know them.
std::vector<std::string> weekdays_off(int year) {
  std::vector<std::string> days;
  for (Day day = day_of(year, 1, 1); day <= day_of(year, 12, 31); ++day)
    if (!is_weekend(day) && !is_working_day(day)) days.push_back(iso(day));
  return days;
}

}  // namespace

// www.gov.uk/bank-holidays, England and Wales.
TEST_CASE("whole years of bank holidays are those published") {
  CHECK(weekdays_off(2011) == std::vector<std::string>{"2011-01-03", "2011-04-22", "2011-04-25", "2011-04-29",
                                                       "2011-05-02", "2011-05-30", "2011-08-29", "2011-12-26",
                                                       "2011-12-27"});
  CHECK(weekdays_off(2012) == std::vector<std::string>{"2012-01-02", "2012-04-06", "2012-04-09", "2012-05-07",
                                                       "2012-06-04", "2012-06-05", "2012-08-27", "2012-12-25",
                                                       "2012-12-26"});
  CHECK(weekdays_off(2019) == std::vector<std::string>{"2019-01-01", "2019-04-19", "2019-04-22", "2019-05-06",
                                                       "2019-05-27", "2019-08-26", "2019-12-25",
                                                       "2019-12-26"});
  CHECK(weekdays_off(2020) == std::vector<std::string>{"2020-01-01", "2020-04-10", "2020-04-13", "2020-05-08",
                                                       "2020-05-25", "2020-08-31", "2020-12-25",
                                                       "2020-12-28"});
  CHECK(weekdays_off(2021) == std::vector<std::string>{"2021-01-01", "2021-04-02", "2021-04-05", "2021-05-03",
                                                       "2021-05-31", "2021-08-30", "2021-12-27",
                                                       "2021-12-28"});
  CHECK(weekdays_off(2022) == std::vector<std::string>{"2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02",
                                                       "2022-06-02", "2022-06-03", "2022-08-29", "2022-09-19",
                                                       "2022-12-26", "2022-12-27"});
  CHECK(weekdays_off(2023) == std::vector<std::string>{"2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01",
                                                       "2023-05-08", "2023-05-29", "2023-08-28", "2023-12-25",
                                                       "2023-12-26"});
}

TEST_CASE("what a one-off holiday replaced is a working day") {
  for (const Day day : {day_of(2012, 5, 28), day_of(2020, 5, 4), day_of(2022, 5, 30)})
    CHECK(is_working_day(day));
}

TEST_CASE("Easter Mondays are those of the church's tables") {
  for (const Day day : {day_of(2005, 3, 28), day_of(2008, 3, 24), day_of(2014, 4, 21), day_of(2016, 3, 28),
                        day_of(2024, 4, 1), day_of(2025, 4, 21), day_of(2035, 3, 26), day_of(2038, 4, 26),
                        day_of(2040, 4, 2)}) {
    INFO(iso(day));
    CHECK_FALSE(is_working_day(day));
    CHECK_FALSE(is_working_day(day - 3));
    CHECK(is_working_day(day + 1));
    CHECK(is_working_day(day - 4));
  }
}

TEST_CASE("an ordinary year has eight holidays on weekdays") {
  for (int year = 2005; year <= 2040; ++year) {
    const bool extra = year == 2011 || year == 2012 || year == 2023;
    INFO(year);
    CHECK(weekdays_off(year).size() == (year == 2022 ? 10U : extra ? 9U : 8U));
  }
}

TEST_CASE("statutory clocks of the pathway, counted on a wall calendar") {
  // 45 working days for an assessment from Monday 4 March 2019, over Good Friday, Easter Monday and 6 May.
  CHECK(add_working_days(day_of(2019, 3, 4), 45) == day_of(2019, 5, 9));
  // 15 working days from a strategy discussion on Friday 20 December 2019 to the conference.
  CHECK(add_working_days(day_of(2019, 12, 20), 15) == day_of(2020, 1, 15));
  CHECK(add_working_days(day_of(2019, 4, 18), 1) == day_of(2019, 4, 23));
  CHECK(add_working_days(day_of(2019, 4, 20), 0) == day_of(2019, 4, 23));
  CHECK(add_working_days(day_of(2019, 4, 18), 0) == day_of(2019, 4, 18));
  CHECK(working_day_on_or_after(day_of(2022, 12, 24)) == day_of(2022, 12, 28));
  CHECK(working_days_between(day_of(2019, 4, 18), day_of(2019, 4, 23)) == 1);
  CHECK(working_days_between(day_of(2019, 4, 18), day_of(2019, 4, 18)) == 0);
  CHECK(working_days_between(day_of(2019, 4, 23), day_of(2019, 4, 18)) == 0);
}

TEST_CASE("counting forwards and counting between are one calendar, day by day") {
  for (Day day = day_of(2018, 1, 1); day < day_of(2024, 1, 1); ++day) {
    Day walked = day;
    for (int count = 1; count <= 60; ++count) {
      do ++walked;
      while (!is_working_day(walked));
      REQUIRE(add_working_days(day, count) == walked);
      REQUIRE(working_days_between(day, walked) == count);
    }
    REQUIRE(working_day_on_or_after(day) ==
            add_working_days(is_working_day(day) ? day : day - 1, is_working_day(day) ? 0 : 1));
  }
}

TEST_CASE("days outside the table are refused, not guessed") {
  CHECK_NOTHROW(is_working_day(first_day));
  CHECK_NOTHROW(is_working_day(last_day));
  CHECK_THROWS_AS(is_working_day(first_day - 1), InvariantError);
  CHECK_THROWS_AS(is_working_day(last_day + 1), InvariantError);
  CHECK_THROWS_AS(add_working_days(last_day, 1), InvariantError);
  CHECK_THROWS_AS(add_working_days(never, 1), InvariantError);
  CHECK_THROWS_AS(working_days_between(first_day, not_due), InvariantError);
  CHECK_THROWS_AS(add_working_days(day_of(2019, 4, 1), -1), InvariantError);
}
