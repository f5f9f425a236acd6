#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <sstream>

#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// A column of figures: one arm in one authority.
struct Column {
  std::string name;
  std::size_t arm;
  std::size_t authority;
};

double mean_of_last_year(const MemorySink& run, const std::string& measure, const Column& column) {
  const std::size_t replicates = run.blocks().size(), year = run.layout().year_ends.size() - 1;
  double sum = 0;
  for (std::size_t r = 0; r < replicates; ++r)
    sum += run.value("measures", measure, column.arm, r, column.authority, year);
  return sum / static_cast<double>(replicates);
}

/// One line of TOML for each measure, with a figure for each column.
std::string figures(const std::string& about, const MemorySink& run, const std::vector<Column>& columns,
                    const std::vector<std::string>& measures) {
  std::ostringstream text;
  text << "# " << about << "\n# Means of the last year. Written by `script/test --update-golden`.\n";
  text << std::fixed << std::setprecision(2);
  for (const std::string& measure : measures) {
    text << measure << " = {";
    for (const Column& column : columns)
      text << (&column == &columns.front() ? " " : ", ") << column.name << " = "
           << mean_of_last_year(run, measure, column);
    text << " }\n";
  }
  return text.str();
}

std::vector<std::string> lines_of(std::istream&& text) {
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

/// Compares figures with those kept in a file of this folder, or writes them there when that is asked for.
void keep(const std::string& file, const std::string& figures) {
  const std::string path = std::string{CSCSIM_SOURCE} + "/tests/golden/" + file;
  if (std::getenv("CSCSIM_UPDATE_GOLDEN")) {
    std::ofstream out{path, std::ios::binary};
    out << figures;
    REQUIRE(out.flush());
    return;
  }
  const auto kept = lines_of(std::ifstream{path}), found = lines_of(std::istringstream{figures});
  INFO(path << " differs. If the change is meant, refresh it: script/test --update-golden");
  REQUIRE(found.size() == kept.size());
  for (std::size_t line = 0; line < kept.size(); ++line) CHECK(found[line] == kept[line]);
}

}  // namespace

TEST_CASE("Hartlepool with and without No Wrong Door gives the figures it gave", "[golden]") {
  const auto run = results(
      scenario(
          "'Hartlepool'", 2, 3,
          "[[arm]]\nname = 'no wrong door'\n[[arm.policy]]\nuse = 'no_wrong_door'\nstart = 2019-10-01\n"),
      2);
  keep("hartlepool_no_wrong_door.toml",
       figures("Hartlepool, two years, three replicates; No Wrong Door starts on 1 October 2019.", *run,
               {{"as_usual", 0, 0}, {"no_wrong_door", 1, 0}},
               {"contacts", "referrals", "s47_enquiries", "cin_31mar", "cpp_31mar", "cla_31mar",
                "cla_started", "cla_ceased", "placements_ended", "cla_31mar_childrens_home_or_secure_pct"}));
}

TEST_CASE("Hartlepool and Rutland together give the figures they gave", "[golden]") {
  const auto run = results(scenario("'Hartlepool', 'Rutland'", 1, 3), 2);
  REQUIRE(run->layout().authorities == std::vector<std::string>{"Hartlepool", "Rutland", "all"});
  keep("hartlepool_and_rutland.toml",
       figures(
           "Hartlepool and Rutland, one year, three replicates: families move, and both buy from one market.",
           *run, {{"hartlepool", 0, 0}, {"rutland", 0, 1}, {"both", 0, 2}},
           {"contacts", "referrals", "s47_enquiries", "cin_31mar", "cpp_31mar", "cla_31mar", "cla_started",
            "cla_ceased", "placements_emergency", "cla_placed_outside_pct"}));
}
