#include <catch2/catch.hpp>

#include <algorithm>

#include "models/population/synthesis.hpp"
#include "models/tables.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

int in_stage(const Cell& cell, Stage stage) {
  return static_cast<int>(std::count_if(cell.cases.begin(), cell.cases.end(), [stage](const Case& c) {
    return c.child.exists() && c.stage == stage;
  }));
}

}  // namespace

TEST_CASE("opening stocks stand at the published counts of 31 March 2019") {
  struct Published {
    const char* code;
    int cin, cpp, cla;
  };
  // authority_series.csv, 2019: Norfolk, Leeds, Blackpool, Wokingham, Birmingham.
  for (const Published& p : {Published{"926", 4729, 626, 1186},
                             {"383", 5472, 399, 1286},
                             {"890", 2288, 399, 568},
                             {"872", 898, 127, 110},
                             {"330", 8388, 1289, 1944}}) {
    const Model model = model_of(p.code, 1);
    const Cell cell = make_opening_world(model, 0, Draws{1, 0});
    CAPTURE(p.code);
    CHECK(std::count_if(cell.cases.begin(), cell.cases.end(),
                        [](const Case& c) { return c.child.exists(); }) == p.cin);
    CHECK(in_stage(cell, Stage::protection_plan) == p.cpp);
    CHECK(in_stage(cell, Stage::looked_after) == p.cla);
  }
}

TEST_CASE("children of every single year of age are as many as published") {
  const Model model = model_of("857");
  const Cell cell = make_people(model, 0, Draws{2, 3});
  std::array<int, 18> by_age{};
  for (const Child& child : cell.children)
    ++by_age.at(static_cast<std::size_t>(age_on(child.birth, model.start)));
  for (std::size_t age = 0; age < 18; ++age)
    CHECK(by_age[age] == static_cast<int>(model.authorities[0]->children_by_age[age]));
}

TEST_CASE("every replicate draws its own opening world") {
  const Model model = model_of("857");
  CHECK(make_opening_world(model, 0, Draws{1, 0}) == make_opening_world(model, 0, Draws{1, 0}));
  CHECK_FALSE(make_opening_world(model, 0, Draws{1, 0}) == make_opening_world(model, 0, Draws{1, 1}));
}

TEST_CASE("no history is longer than the life it belongs to") {
  const Model model = model_of("890", 1);
  const Cell cell = make_opening_world(model, 0, Draws{4, 0});
  int infants_in_care = 0;
  for (const Case& c : cell.cases) {
    if (!c.child.exists()) continue;
    const Child& child = cell[c.child];
    CHECK(c.opened >= child.birth - known_before_birth);
    if (c.stage != Stage::looked_after) continue;
    CHECK(c.care_since >= child.birth);
    CHECK(c.placed_since >= c.care_since);
    infants_in_care += age_on(child.birth, model.start) == 0;
  }
  CHECK(infants_in_care > 5);
}

TEST_CASE("the model reads no figure of an authority that was counted after the start") {
  const std::vector<std::string> columns = columns_read();
  REQUIRE(columns.size() > 20);
  for (const std::string& column : columns) {
    CAPTURE(column);
    CHECK(column.find("2020") == std::string::npos);
    CHECK(column.find("outcomes") == std::string::npos);
  }
  // Nor do the tables that it reads hold one.
  const Table series = read_table(data_directory(), "authority_series.csv");
  for (std::size_t row = 0; row < series.rows.size(); ++row) CHECK(series.number(row, "year") <= 2019);
  for (const std::string& column : read_table(data_directory(), "authorities.csv").columns)
    CHECK(column.find("_2020") == std::string::npos);
}

TEST_CASE("births may end at any number of years after the last, in quarters or between them") {
  for (const double years : {16.0, 16.01, 16.77, 16.99}) {
    const Model model{read_parameters(data_directory(), {{"family.birth_until_years", years}}),
                      read_facts(data_directory(), {"857"}, usual_start), usual_start, 2};
    const Cell cell = make_opening_world(model, 0, Draws{1, 0});
    CHECK(cell.first_births.size() == 2);
    for (const double births : cell.first_births) CHECK((births > 0 && births < 1000));
  }
}

TEST_CASE("what had begun before the run is still to come of it") {
  int waiting = 0, again = 0, considered = 0;
  double conferences = 0;
  for (const char* code : {"926", "383", "890", "330"}) {  // Norfolk, Leeds, Blackpool, Birmingham
    const Model model = model_of(code, 1);
    const Cell cell = make_opening_world(model, 0, Draws{1, 0});
    // As many as a year's conferences keep waiting: 14 working days are 20 days, and some are late.
    conferences += model.authorities[0]->icpc * 20 / days_per_year;
    for (const Case& c : cell.cases) {
      if (!c.child.exists()) continue;
      if (c[Due::conference] != not_due) {
        ++waiting;
        CHECK((c.stage == Stage::assessment || c.stage == Stage::child_in_need));
        CHECK((c.section_47_since < model.start && c[Due::conference] >= model.start));
        CHECK(c.section_47_since >= c.opened);
        if (c.stage == Stage::child_in_need) CHECK(c.clocks.rate(Cause::closure) == 0);
      }
      if (c.reassessed) {
        ++again;
        CHECK((c.assessed && c[Due::assessment_end] >= model.start));
      }
      if (c.on_edge) {
        ++considered;
        CHECK(age_on(c.birth, model.start) >= 10);
        CHECK_FALSE(c.clocks.running(Cause::edge_of_care));
        CHECK((c[Due::edge_decision] >= model.start && c[Due::edge_decision] <= model.start + 61));
      }
    }
  }
  CAPTURE(waiting, conferences, again, considered);
  CHECK(waiting ==
        Approx(conferences).epsilon(0.3));  // siblings wait together: 300 children are 150 families
  CHECK(again > 50);
  CHECK(considered > 20);
}
