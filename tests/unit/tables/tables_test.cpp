#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "core/types/errors.hpp"
#include "models/tables.hpp"
#include "tests/support/folder.hpp"

using namespace cscsim;

namespace {
/// A folder with one table.
class TableFolder : public testing::Folder {
 public:
  [[nodiscard]] Table read(const std::string& text) const {
    write("t.csv", text);
    return read_table(path(), "t.csv");
  }
};
}  // namespace

TEST_CASE("a table is read with quotes, commas, line breaks, CRLF and byte order mark") {
  const TableFolder folder;
  const Table table = folder.read(
      "\xEF\xBB\xBFname,\"say \"\"hi\"\"\",n\r\n\"Bournemouth, Poole\",\"two\r\nlines\",1.5\r\nLeeds,,\r\n");
  CHECK(table.columns == std::vector<std::string>{"name", "say \"hi\"", "n"});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.text(0, "name") == "Bournemouth, Poole");
  CHECK(table.text(0, "say \"hi\"") == "two\r\nlines");
  CHECK(table.number(0, "n") == 1.5);
  CHECK(table.text(1, "n").empty());
}

TEST_CASE("the last line of a table needs no line break, and empty cells stay cells") {
  const TableFolder folder;
  CHECK(folder.read("a,b\n1,2").rows == std::vector<std::vector<std::string>>{{"1", "2"}});
  CHECK(folder.read("a,b\n,\n").rows == std::vector<std::vector<std::string>>{{"", ""}});
  CHECK(folder.read("a,b\n").rows.empty());
  CHECK(folder.read("a,b\n\"\",\"\"\"\"\n").text(0, "b") == "\"");
}

TEST_CASE("a cell that is no number is named with its line and column") {
  const TableFolder folder;
  const Table table = folder.read("a,b\n\"x\ny\",1\nz,many\nz,\nz,nan\nz,-1e3\nz,\"1,000\"\n");
  CHECK_THROWS_WITH(table.number(1, "b"), Catch::Contains("t.csv:4: b: 'many' is not a number"));
  CHECK_THROWS_AS(table.number(2, "b"), InputError);
  CHECK(table.number_or(2, "b", -7.0) == -7.0);
  CHECK_THROWS_AS(table.number(3, "b"), InputError);
  CHECK(table.number(4, "b") == -1000.0);
  CHECK_THROWS_AS(table.number_or(5, "b", 0.0), InputError);
  CHECK_THROWS_WITH(table.text(0, "c"), Catch::Contains("t.csv: no column 'c' (columns: a, b)"));
  CHECK_THROWS_AS(table.text(99, "a"), InvariantError);
}

TEST_CASE("a table out of shape is refused with its line") {
  const TableFolder folder;
  CHECK_THROWS_WITH(folder.read("a,b\n1,2\n1,2,3\n"),
                    Catch::Contains("t.csv:3: 3 values") && Catch::Contains("2 columns"));
  CHECK_THROWS_WITH(folder.read("a,b\n1,2\n\n1,2\n"), Catch::Contains("t.csv:3: 1 values"));
  CHECK_THROWS_WITH(folder.read("a,b\n1,\"2\n3,4\n"),
                    Catch::Contains("t.csv:2: a quote is opened and never closed"));
  CHECK_THROWS_WITH(folder.read("a,b\n1,\"2\"x\n"), Catch::Contains("t.csv:2: text follows a closing quote"));
  CHECK_THROWS_WITH(folder.read("a,a\n1,2\n"), Catch::Contains("t.csv:1: column 'a' stands twice"));
  CHECK_THROWS_WITH(folder.read(""), Catch::Contains("t.csv: is empty"));
  CHECK_THROWS_WITH(read_table(folder.path(), "none.csv"), Catch::Contains("none.csv: no such file"));
}

TEST_CASE("the hash of a table follows its bytes and nothing else") {
  const TableFolder folder;
  folder.write("b.csv", "a");
  folder.write("a.csv", "");
  folder.write("notes.md", "no table");
  using Hashes = std::vector<std::pair<std::string, std::string>>;
  // The published test vectors of 64-bit FNV-1a for "" and "a".
  CHECK(table_hashes(folder.path()) == Hashes{{"a.csv", "cbf29ce484222325"}, {"b.csv", "af63dc4c8601ec8c"}});
  folder.write("b.csv", "b");
  CHECK(table_hashes(folder.path())[1].second != "af63dc4c8601ec8c");
  CHECK_THROWS_AS(table_hashes(folder.path() + "/none"), InputError);
}
