#include "models/population/oversight.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/types/errors.hpp"
#include "models/tables.hpp"

namespace cscsim {

namespace {

Day day_from(const Table& table, std::size_t row) {
  const std::string& text = table.text(row, "publication_date");
  int year = 0;
  unsigned month = 0, day = 0;
  const auto read = [&text](std::size_t from, std::size_t length, auto& value) {
    return text.size() == 10 &&
           std::from_chars(text.data() + from, text.data() + from + length, value).ec == std::errc{};
  };
  if (!read(0, 4, year) || !read(5, 2, month) || !read(8, 2, day))
    throw InputError{table.file + ": publication_date: '" + text + "' is no date such as 2019-03-31."};
  return day_of(year, month, day);
}

Grade grade_from(const Table& table, std::size_t row) {
  constexpr std::array<const char*, grade_count> words = {"Outstanding", "Good", "Requires improvement",
                                                          "Inadequate"};
  const std::string& text = table.text(row, "overall");
  const auto found = std::find(words.begin(), words.end(), text);
  if (found == words.end())
    throw InputError{table.file + ": overall: '" + text + "' is none of the four judgements."};
  return static_cast<Grade>(found - words.begin());
}

}  // namespace

std::map<std::string, std::vector<Judgement>> read_judgements(const std::string& data_directory, Day start) {
  std::map<std::string, std::vector<Judgement>> all;
  std::vector<const char*> files = {"ofsted_inspections.csv"};
  if (start > day_of(2019, 4, 1)) files.push_back("ofsted_inspections_2020.csv");
  for (const char* file : files) {
    const Table table = read_table(data_directory, file);
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      if (const Day published = day_from(table, row); published < start)
        all[table.text(row, "la_code_old")].push_back({published, grade_from(table, row)});
  }
  for (auto& [code, judgements] : all)
    std::sort(judgements.begin(), judgements.end(),
              [](const Judgement& a, const Judgement& b) { return a.published < b.published; });
  return all;
}

}  // namespace cscsim
