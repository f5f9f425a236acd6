#include "models/population/care_spells.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cscsim {

namespace {

double time_ratio(const Parameters& p, int month) {
  return month < 1    ? p.exit_first_2_weeks
         : month < 2  ? p.exit_2_to_8_weeks
         : month < 6  ? p.exit_8_to_26_weeks
         : month < 12 ? p.exit_26_to_52_weeks
         : month < 24 ? p.exit_1_to_2_years
         : month < 36 ? p.exit_2_to_3_years
         : month < 60 ? p.exit_3_to_5_years
                      : p.exit_after_5_years;
}

/// Exits a year at this age and month in care that hazards and courts make together.
double exits_per_year(const Parameters& p, double exit_effect, int age, int month) {
  const std::size_t group = age < 1 ? 1 : age < 5 ? 2 : age < 10 ? 3 : age < 16 ? 4 : 5;
  const double home = p.home_age[group] * (1 - p.under_order + p.under_order * p.home_care_order_ratio);
  const double hazards = (home + p.kinship_order_age[group]) * time_ratio(p, month) +
                         (age < 16 ? p.other_exit_under_16 : p.other_exit_16 + p.independent_16);
  const double courts =
      age < 6 && month >= 7 && month < 34 ? p.court_exits : 0;  // final hearings and adoptions
  return exit_effect * hazards + courts;
}

// Entries a year of age, England 2018-19: national.csv cla_started by age, less asylum-seeking children (3,830, of whom
// care_entry.asylum_under_16 are under 16).
constexpr std::array<double, 18> entries = {6030, 1365, 1365, 1365, 1365, 1070, 1070, 1070, 1070,
                                            1070, 1290, 1290, 1290, 1290, 1290, 1290, 1850, 1550};
constexpr int months_to_18 = 18 * 12, recent_months = 48;

}  // namespace

MonthsInCare months_in_care(const Parameters& p, double exit_effect) {
  MonthsInCare all;
  for (int age = 0; age < 18; ++age)
    all[static_cast<std::size_t>(age)].resize(static_cast<std::size_t>(12 * (age + 1)));
  for (int entered = 0; entered < months_to_18; ++entered) {
    const double entrants = entries[static_cast<std::size_t>(entered / 12)];
    std::array<double, months_to_18 + 1> exits{};  // up to each month in care, at today's rates
    for (int month = 0; entered + month < months_to_18; ++month) {
      const int age = (entered + month) / 12;
      const double long_ago = exits[static_cast<std::size_t>(std::max(0, month - recent_months))];
      const double stayed = exits[static_cast<std::size_t>(month)] + (p.earlier_exits - 1) * long_ago;
      all[static_cast<std::size_t>(age)][static_cast<std::size_t>(month)] += entrants * std::exp(-stayed);
      exits[static_cast<std::size_t>(month) + 1] =
          exits[static_cast<std::size_t>(month)] + exits_per_year(p, exit_effect, age, month) / 12;
    }
  }
  return all;
}

std::array<double, 18> care_by_age(const Parameters& p, double exit_effect) {
  const MonthsInCare months = months_in_care(p, exit_effect);
  std::array<double, 18> stock{};
  for (std::size_t age = 0; age < stock.size(); ++age)
    stock[age] = std::accumulate(months[age].begin(), months[age].end(), 0.0);
  constexpr std::array<std::size_t, 6> bounds = {0, 1, 5, 10, 16, 18};
  for (std::size_t group = 0; group + 1 < bounds.size(); ++group) {
    const auto first = stock.begin() + static_cast<std::ptrdiff_t>(bounds[group]),
               last = stock.begin() + static_cast<std::ptrdiff_t>(bounds[group + 1]);
    const double mean = std::accumulate(first, last, 0.0) / static_cast<double>(last - first);
    std::for_each(first, last, [mean](double& n) { n /= mean; });
  }
  return stock;
}

}  // namespace cscsim
