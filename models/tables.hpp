#pragma once

#include <map>
#include <string>
#include <vector>

namespace cscsim {

/// One table of figures as read from a CSV file (RFC 4180 quoting): header and rows of text.
struct Table {
  std::string file;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;

  /// Index of a column. Throws InputError naming file and the columns that exist.
  [[nodiscard]] std::size_t column(const std::string& name) const;
  /// A cell as text.
  [[nodiscard]] const std::string& text(std::size_t row, const std::string& column) const;
  /// A cell as a number. Throws InputError naming file, line and column if it is not one.
  [[nodiscard]] double number(std::size_t row, const std::string& column) const;
  /// A cell as a number, or `missing` if it is empty (suppressed cells are absent, never zero).
  [[nodiscard]] double number_or(std::size_t row, const std::string& column, double missing) const;
};

/// Reads `directory/file`. Throws InputError if it cannot be read or a row is ragged.
Table read_table(const std::string& directory, const std::string& file);

/// Hash of every table in `directory` (*.csv, *.toml), by file name: what a results file cites. 16 hex digits each.
std::vector<std::pair<std::string, std::string>> table_hashes(const std::string& directory);

}  // namespace cscsim
