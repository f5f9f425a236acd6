#include "models/drivers.hpp"

#include <algorithm>
#include <cmath>

#include "core/types/errors.hpp"
#include "models/decisions.hpp"
#include "models/tables.hpp"

namespace cscsim {

namespace {

constexpr std::array<const char*, driver_count> columns = {"section_47", "child_poverty_pct", "court_weeks",
                                                           "family_support_gbp_2022"};
constexpr int first_published = 2016;
constexpr int last_base_year = 2020;  // the baseline is calibrated to it, and no figure after it is read

bool adds(Driver driver) { return driver == Driver::child_poverty; }

/// What child poverty made of section 47 enquiries in `year` against `base`: in the model they answer it as entries to care do.
double by_poverty(const Outlook& outlook, const Parameters& p, int base, int year) {
  constexpr double entries = 270;  // per 100,000 children: national.csv lait_cla_start_rate, 2018 and 2019
  const auto& poverty = outlook.published[static_cast<std::size_t>(Driver::child_poverty)];
  return 1 + p.poverty_entries * (poverty.at(year) - poverty.at(base)) / entries;
}

/// Sum of the steps of a walk from one year to another.
double walked(std::size_t driver, const Parameters& p, const Draws& draws, int from, int to) {
  constexpr std::uint64_t england = 0;
  double sum = 0;
  for (int year = from + 1; year <= to; ++year)
    sum += p.driver_step[driver] * draws.normal(england, decision::of(decision::driver_step),
                                                day_of(year, 3, 31), static_cast<std::uint32_t>(driver));
  return sum;
}

}  // namespace

Outlook read_outlook(const std::string& data_directory, bool drawn) {
  const Table table = read_table(data_directory, "drivers.csv");
  Outlook outlook;
  outlook.drawn = drawn;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const int year = static_cast<int>(table.number(row, "year"));
    for (std::size_t d = 0; d < driver_count; ++d) outlook.published[d][year] = table.number(row, columns[d]);
  }
  for (int year = first_published; year <= last_base_year; ++year)
    if (!outlook.published.front().contains(year))
      throw InputError{"drivers.csv: no row for " + std::to_string(year) + ". Restore the row."};
  return outlook;
}

int year_to_march(Day day) {
  const auto date = date_of(day);
  return static_cast<int>(date.year()) + (static_cast<unsigned>(date.month()) < 4 ? 0 : 1);
}

int base_year(Day start) { return std::min(year_to_march(start), last_base_year); }

double change_of(Driver driver, const Outlook& outlook, const Parameters& p, const Draws& draws, Day start,
                 int year) {
  const auto d = static_cast<std::size_t>(driver);
  const std::map<int, double>& published = outlook.published[d];
  const double none = adds(driver) ? 0 : 1;
  if (p.driver_on[d] == 0 || published.empty()) return none;
  const int last = published.rbegin()->first;
  const int from = std::clamp(base_year(start), published.begin()->first, last);
  const int to = std::clamp(year, published.begin()->first, last);
  const double base = published.at(from), now = published.at(to);
  const double explained = driver == Driver::vigilance ? by_poverty(outlook, p, from, to) : 1;
  const double beyond = outlook.drawn ? walked(d, p, draws, std::max(last, base_year(start)), year) : 0;
  return adds(driver) ? now - base + beyond : now / base / explained * std::exp(beyond);
}

double level_of(Driver driver, const Outlook& outlook, int year) {
  const std::map<int, double>& published = outlook.published[static_cast<std::size_t>(driver)];
  return published.empty() ? 1 : published.at(std::min(year, last_base_year)) / published.at(last_base_year);
}

double within_26_weeks(const Parameters& p, double share, double length) {
  constexpr double most = 0.95;
  return length == 1 ? share : std::min(most, share * std::pow(length, p.within_26_by_length));
}

}  // namespace cscsim
