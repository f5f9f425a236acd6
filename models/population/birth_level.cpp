#include "models/population/birth_level.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace cscsim {

namespace {

double ratio_after(const std::array<BirthBand, 5>& bands, double years) {
  for (std::size_t i = bands.size(); i-- > 0;)
    if (years >= bands[i].years) return bands[i].ratio;
  return 0;
}

constexpr double quarter = 0.25;  // years

/// Later births of the quarter, by families in order of quarters since their last; they begin anew.
double later_births(std::vector<double>& families, const std::array<BirthBand, 5>& bands, double per_year) {
  double births = 0;
  for (std::size_t i = 0; i < families.size(); ++i) {
    // In the course of it they pass, half of them at any time, into the next.
    const double years = (static_cast<double>(i) + 0.5) * quarter,
                 ratio = (ratio_after(bands, years) + ratio_after(bands, years + quarter)) / 2;
    const double had = -families[i] * std::expm1(-per_year * ratio * quarter);
    families[i] -= had;
    births += had;
  }
  std::rotate(families.begin(), families.end() - 1, families.end());
  families.front() = births;
  return births;
}

}  // namespace

std::array<BirthBand, 5> birth_bands(const Parameters& p) {
  return {{{1, p.birth_1_to_2_years},
           {2, p.birth_2_to_4_years},
           {4, p.birth_4_to_8_years},
           {8, p.birth_after_8_years},
           {p.birth_until_years, 0}}};
}

Day youngest_birth(const Family& family) {
  Day youngest = not_due;
  for (const Day birth : family.born)
    if (birth != not_due && (youngest == not_due || birth > youngest)) youngest = birth;
  return youngest;
}

void set_birth_level(Cell& cell, const Model& model, Day today) {
  const auto bands = birth_bands(model.parameters);
  double weight = 0;
  for (const Family& family : cell.families)
    weight += ratio_after(bands, (today - youngest_birth(family)) / days_per_year);
  const double later = cell.facts->children_by_age[0] * (1 - model.parameters.first_birth_share);
  cell.births_per_year = weight > 0 ? later / weight : 0;
}

void set_first_births(Cell& cell, const Model& model, Day today) {
  const auto bands = birth_bands(model.parameters);
  std::vector<double> families(static_cast<std::size_t>(std::ceil(bands.back().years / quarter)));
  for (const Family& family : cell.families) {
    const double years = (today - youngest_birth(family)) / days_per_year;
    if (years < bands.back().years) ++families[static_cast<std::size_t>(years / quarter)];
  }
  const double all = cell.facts->children_by_age[0] * quarter;
  cell.first_births.clear();
  for (int year = 0; birthday(today, year) < model.end; ++year) {
    double first = 0;
    for (int i = 0; i < 4; ++i) {
      const double now = std::max(0.0, all - later_births(families, bands, cell.births_per_year));
      families.front() += now;
      first += now;
    }
    cell.first_births.push_back(first);
  }
}

}  // namespace cscsim
