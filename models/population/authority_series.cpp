#include "models/population/authority_series.hpp"

#include <cmath>

namespace cscsim {

namespace {

std::string key(const std::string& code, int year) { return code + "/" + std::to_string(year); }

}  // namespace

AuthoritySeries::AuthoritySeries(const std::string& data_directory, int year)
    : table_{read_table(data_directory, "authority_series.csv")} {
  const std::size_t code = table_.column("la_code_old"), of_year = table_.column("year");
  for (std::size_t row = 0; row < table_.rows.size(); ++row)
    row_of_[table_.rows[row][code] + "/" + table_.rows[row][of_year]] = row;
  if (year < 2020) return;
  const Table outcomes = read_table(data_directory, "authority_outcomes_2020.csv");
  for (std::size_t row = 0; row < outcomes.rows.size(); ++row) {
    const std::string& measure = outcomes.text(row, "measure_id");
    const int counted = measure.starts_with("sw_") ? 2019 : 2020;  // workforce: 30 September
    later_[key(outcomes.text(row, "la_code_old"), counted) + "/" + measure] =
        outcomes.number_or(row, "value", NAN);
  }
}

std::optional<double> AuthoritySeries::at(const std::string& code, int year,
                                          const std::string& measure) const {
  double value = NAN;
  if (const auto row = row_of_.find(key(code, year)); row != row_of_.end())
    value = table_.number_or(row->second, measure, NAN);
  if (const auto later = later_.find(key(code, year) + "/" + measure); later != later_.end())
    value = later->second;
  return std::isnan(value) ? std::nullopt : std::optional{value};
}

double AuthoritySeries::latest(const std::string& code, int year, const std::string& measure,
                               double fallback) const {
  for (int y = year; y > year - 3; --y)
    if (const auto value = at(code, y, measure)) return *value;
  return fallback;
}

double AuthoritySeries::mean(const std::string& code, int year, const std::string& measure,
                             double fallback) const {
  double sum = 0;
  int n = 0;
  for (int y = year - 2; y <= year; ++y)
    if (const auto value = at(code, y, measure)) sum += *value, ++n;
  return n > 0 ? sum / n : fallback;
}

double AuthoritySeries::last(const std::string& code, int year, const std::string& measure,
                             double fallback) const {
  const auto value = at(code, year, measure);
  return value ? *value : mean(code, year, measure, fallback);
}

}  // namespace cscsim
