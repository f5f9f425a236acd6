#include "models/tables.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <set>

#include "core/types/errors.hpp"
#include "models/text_file.hpp"
#include "models/wording.hpp"

namespace cscsim {

namespace {
constexpr std::size_t most_bytes = std::size_t{512} << 20;

std::string at_line(const std::string& file, std::size_t line) {
  return file + ":" + std::to_string(line) + ": ";
}

std::size_t line_breaks(const std::vector<std::string>& cells) {
  std::size_t breaks = 0;
  for (const std::string& cell : cells)
    breaks += static_cast<std::size_t>(std::count(cell.begin(), cell.end(), '\n'));
  return breaks;
}

/// Line of the file on which a row begins: quoted cells may run over several lines.
std::size_t line_of(const Table& table, std::size_t row) {
  std::size_t line = 2 + row + line_breaks(table.columns);
  for (std::size_t i = 0; i < row; ++i) line += line_breaks(table.rows[i]);
  return line;
}

/// Reads the records of a CSV text one after another.
class CsvReader {
 public:
  CsvReader(const std::string& text, const std::string& file) : text_{text}, file_{file} {}

  [[nodiscard]] bool at_end() const { return next_ == text_.size(); }
  [[nodiscard]] std::size_t line() const { return line_; }

  std::vector<std::string> record(std::size_t expected_cells) {
    std::vector<std::string> cells;
    cells.reserve(expected_cells);
    do cells.push_back(here() == '"' ? quoted() : bare());
    while (skip(','));
    skip('\r');
    if (!skip('\n') && !at_end())
      throw InputError{at_line(file_, line_) +
                       "text follows a closing quote. A quote inside a value is written twice."};
    ++line_;
    return cells;
  }

 private:
  [[nodiscard]] char here() const { return at_end() ? '\0' : text_[next_]; }

  bool skip(char expected) {
    if (at_end() || text_[next_] != expected) return false;
    ++next_;
    return true;
  }

  std::string bare() {
    std::size_t end = std::min(text_.find_first_of(",\n", next_), text_.size());
    const std::size_t after = end;
    if (end > next_ && text_[end - 1] == '\r' && (end == text_.size() || text_[end] == '\n')) --end;
    std::string cell = text_.substr(next_, end - next_);
    next_ = after;
    return cell;
  }

  std::string quoted() {
    const std::size_t opened_on = line_;
    std::string cell;
    for (++next_;; cell += '"') {
      const std::size_t end = text_.find('"', next_);
      if (end == std::string::npos)
        throw InputError{at_line(file_, opened_on) +
                         "a quote is opened and never closed. Close it, or drop it."};
      cell.append(text_, next_, end - next_);
      next_ = end + 1;
      if (!skip('"')) break;
    }
    line_ += static_cast<std::size_t>(std::count(cell.begin(), cell.end(), '\n'));
    return cell;
  }

  const std::string& text_;
  const std::string& file_;
  std::size_t next_ = 0;
  std::size_t line_ = 1;
};

void require_distinct(const Table& table) {
  std::set<std::string> seen;
  for (const std::string& column : table.columns)
    if (!seen.insert(column).second)
      throw InputError{at_line(table.file, 1) + "column '" + shown(column) +
                       "' stands twice. Rename or drop one of them."};
}

/// FNV-1a, 64 bits, over the bytes of the file as they are.
std::string content_hash(const std::string& bytes) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3ULL;
  }
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return digits;
}
}  // namespace

std::size_t Table::column(const std::string& name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  if (found == columns.end())
    throw InputError{file + ": no column '" + name + "' (columns: " + listed(columns) + ")." +
                     did_you_mean(name, columns)};
  return static_cast<std::size_t>(found - columns.begin());
}

const std::string& Table::text(std::size_t row, const std::string& name) const {
  expects(row < rows.size(), "a row of the table");
  return rows[row][column(name)];
}

double Table::number(std::size_t row, const std::string& name) const {
  const std::string& cell = text(row, name);
  double value = 0.0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value))
    throw InputError{at_line(file, line_of(*this, row)) + name + ": '" + shown(cell) +
                     "' is not a number (digits with a decimal point; no spaces, no thousands separators)."};
  return value;
}

double Table::number_or(std::size_t row, const std::string& name, double missing) const {
  return text(row, name).empty() ? missing : number(row, name);
}

Table read_table(const std::string& directory, const std::string& file) {
  const std::string content =
      read_text((std::filesystem::path{directory} / file).string(), "a data table", most_bytes);
  CsvReader reader{content, file};
  Table table{.file = file, .columns = {}, .rows = {}};
  if (reader.at_end()) throw InputError{file + ": is empty (a first line that names the columns is needed)."};
  table.columns = reader.record(0);
  require_distinct(table);
  table.rows.reserve(static_cast<std::size_t>(std::count(content.begin(), content.end(), '\n')));
  while (!reader.at_end()) {
    const std::size_t line = reader.line();
    table.rows.push_back(reader.record(table.columns.size()));
    if (table.rows.back().size() != table.columns.size())
      throw InputError{at_line(file, line) + std::to_string(table.rows.back().size()) +
                       " values, but the first line names " + std::to_string(table.columns.size()) +
                       " columns. Values that hold a comma stand in quotes."};
  }
  return table;
}

std::vector<std::pair<std::string, std::string>> table_hashes(const std::string& directory) {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<std::pair<std::string, std::string>> hashes;
  for (const fs::directory_entry& entry : fs::directory_iterator{directory, error}) {
    const auto kind = entry.path().extension();
    if (!entry.is_regular_file() || (kind != ".csv" && kind != ".toml")) continue;
    hashes.emplace_back(entry.path().filename().string(),
                        content_hash(read_bytes(entry.path().string(), "a data table", most_bytes)));
  }
  if (error)
    throw InputError{directory + ": cannot be read: " + error.message() +
                     ". Name the folder of data tables."};
  std::sort(hashes.begin(), hashes.end());
  return hashes;
}

}  // namespace cscsim
