#pragma once

#include <map>
#include <optional>
#include <string>

#include "models/tables.hpp"

namespace cscsim {

/// What was published of each authority, by code, year and measure. Only years up to the start are ever asked for. What was
/// published of the year to 31 March 2020 stands in a table of its own, which is opened for starts from April 2020 on alone.
class AuthoritySeries {
 public:
  /// `year` is that of the start.
  AuthoritySeries(const std::string& data_directory, int year);

  [[nodiscard]] std::optional<double> at(const std::string& code, int year, const std::string& measure) const;
  /// Latest value of the three years to `year`.
  [[nodiscard]] double latest(const std::string& code, int year, const std::string& measure,
                              double fallback) const;
  /// Mean over those of the three years to `year` that were published.
  [[nodiscard]] double mean(const std::string& code, int year, const std::string& measure,
                            double fallback) const;
  /// The last year's, for what changes from year to year as practice of recording does.
  [[nodiscard]] double last(const std::string& code, int year, const std::string& measure,
                            double fallback) const;

 private:
  Table table_;
  std::map<std::string, std::size_t> row_of_;
  std::map<std::string, double> later_;
};

}  // namespace cscsim
