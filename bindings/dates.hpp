#pragma once

#include <datetime.h>
#include <pybind11/pybind11.h>

#include <chrono>

/// Moves a calendar date to and from `datetime.date` by year, month and day alone.
/// pybind11/chrono.h goes through local time, where 1 July in London becomes 30 June.
/// A `datetime.datetime` is refused: it carries a time of day that a date would lose in silence.
template <>
struct pybind11::detail::type_caster<std::chrono::year_month_day> {
  PYBIND11_TYPE_CASTER(std::chrono::year_month_day, const_name("datetime.date"));

  bool load(handle source, bool /*convert*/) {
    import_datetime();
    if (!source || !PyDate_Check(source.ptr()) || PyDateTime_Check(source.ptr())) return false;
    value = std::chrono::year{PyDateTime_GET_YEAR(source.ptr())} /
            std::chrono::month{static_cast<unsigned>(PyDateTime_GET_MONTH(source.ptr()))} /
            std::chrono::day{static_cast<unsigned>(PyDateTime_GET_DAY(source.ptr()))};
    return true;
  }

  static handle cast(const std::chrono::year_month_day& date, return_value_policy /*policy*/,
                     handle /*parent*/) {
    import_datetime();
    return PyDate_FromDate(static_cast<int>(date.year()),
                           static_cast<int>(static_cast<unsigned>(date.month())),
                           static_cast<int>(static_cast<unsigned>(date.day())));
  }

 private:
  static void import_datetime() {
    if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
    if (PyDateTimeAPI == nullptr) throw error_already_set{};
  }
};
