#pragma once

#include <array>
#include <map>
#include <string>

#include "core/random/draws.hpp"
#include "models/parameters.hpp"

namespace cscsim {

/// How the years of a run differ: what is published, and whether what no table can tell is drawn.
struct Outlook {
  std::array<std::map<int, double>, driver_count> published;  ///< by year to 31 March (drivers.csv)
  bool drawn = false;  ///< later courses of drivers, and good and bad years of authorities
};

Outlook read_outlook(const std::string& data_directory, bool drawn);

/// The year to 31 March in which a day lies.
int year_to_march(Day day);
/// The year whose published totals the first year of a run keeps: its own, or the last that was published by April 2020.
int base_year(Day start);

/// A driver in the year to 31 March `year` of a run that begins on `start`: a ratio to its level of the base year, or, of
/// child poverty, percentage points above it. It is as published; beyond that it walks at random, with no drift, where the
/// outlook is drawn and stays where it is otherwise. Vigilance is what published section 47 enquiries leave when what child
/// poverty makes of them is taken out. One switched off stays at the level of the base year.
double change_of(Driver driver, const Outlook& outlook, const Parameters& p, const Draws& draws, Day start,
                 int year);

/// A driver as published in a year against the year to 31 March 2020, which the baseline is calibrated to.
double level_of(Driver driver, const Outlook& outlook, int year);

/// The share of proceedings that end within 26 weeks, where they take `length` times as long as those of which `share` do.
double within_26_weeks(const Parameters& p, double share, double length);

}  // namespace cscsim
