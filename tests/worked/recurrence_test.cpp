#include <catch2/catch.hpp>

#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// No chance at all: who loses a young child has another 300 days on, who comes before the court within a month.
Parameters certain(double generations) {
  Parameters p = without_chance();
  p.newborn_issued = p.hearing_no_order = 1;
  p.caseload_cap = 10;
  p.another_child = p.known_to_court = p.known_newborn = 1;
  p.another_child_least_days = 300;
  p.another_child_under = 5;
  p.known_years = 7;
  p.generations = generations;
  return p;
}

/// A family with one child of nine months, in need, before the court on the first day.
struct Mother {
  Model model;
  Draws draws{1, 0};
  ArmPolicies nobody;
  World world = World(1);
  Cell& cell = world[0];
  Gathered gathered;
  Now now;

  explicit Mother(double generations)
      : model{certain(generations), {std::make_shared<const Facts>()}, day_of(2019, 4, 1), 3},
        now{model, model.parameters, draws, cell, model.start, 0, gathered} {
    cell.facts = model.authorities[0];
    cell.calendar = Ring{model.start};
    cell.tally = Tally{model.month_starts};
    cell.swept_to = model.start;
    Family family;
    family.id = FamilyId{100};
    family.first_child = ChildRow{0};
    family.add_to_household(day_of(2018, 7, 1));
    cell.families.push_back(family);
    Child child;
    child.id = ChildId{1};
    child.birth = day_of(2018, 7, 1);
    child.family = FamilyRow{0};
    cell.children.push_back(child);
    const CaseRow row = open_case(now, ChildRow{0}, Source::police);
    enter_stage(now, row, Stage::child_in_need);
    issue_proceedings(now, row);
  }

  std::int64_t count(std::size_t what) const {
    std::int64_t n = 0;
    for (std::size_t month = 0; month < cell.tally.months(); ++month) n += cell.tally.at(month, what);
    return n;
  }
};

}  // namespace

TEST_CASE("a mother whose infant came before the court returns with the next, as worked out by hand") {
  Mother mother{1};
  const Day birth = mother.model.start + 300;
  CHECK(mother.cell.families[0].first_court == mother.model.start);
  CHECK(mother.cell.families[0].next_birth == birth);
  System system{mother.model, mother.draws, mother.nobody, false};
  advance(mother.world, mother.model.start, birth + 32, system);
  REQUIRE(mother.cell.children.size() == 2);
  CHECK(mother.cell.children[1].birth == birth);
  const CaseRow row = mother.cell.children[1].open_case;
  REQUIRE(row.exists());
  CHECK(mother.cell[row].in_court);
  CHECK(mother.cell[row].proceedings_since > birth);
  CHECK(mother.cell[row].proceedings_since <= birth + 30);  // within a month, and a day for the gateway
  CHECK(mother.count(stat::care_applications) == 2);
  CHECK(mother.count(stat::proceedings_again) == 1);
  CHECK(mother.count(stat::proceedings_again_newborn) == 1);
  CHECK(mother.count(stat::court_again_by_year) == 1);                            // in the first year since
  CHECK(mother.count(stat::proceedings_again_by_months + std::size_t{10}) == 1);  // 300 to 330 days
  CHECK(mother.cell.families[0].court_again);
}

TEST_CASE("with the loop of generations off nothing follows from proceedings") {
  Mother mother{0};
  CHECK(mother.cell.families[0].first_court == mother.model.start);  // known all the same, for the measure
  CHECK(mother.cell.families[0].next_birth == not_due);
  System system{mother.model, mother.draws, mother.nobody, false};
  advance(mother.world, mother.model.start, mother.model.start + 400, system);
  CHECK(mother.cell.children.size() == 1);
  CHECK(mother.count(stat::care_applications) == 1);
}

TEST_CASE("proceedings are held against births for some years only") {
  Mother mother{1};
  const Day since = mother.model.start;
  const Family& family = mother.cell.families[0];
  CHECK(courts_remember(mother.now, family, since + 7 * 365));
  CHECK_FALSE(courts_remember(mother.now, family, since + 7 * 366));
}

TEST_CASE("what is due today waits for today's look, whatever else puts off the next one") {
  Mother mother{1};
  Case& c = mother.cell.cases[0];
  c[Due::conference] = c.scheduled = mother.now.today;
  enter_stage(mother.now, CaseRow{0},
              Stage::child_in_need);  // as a family known to the court does before looks
  CHECK(c.scheduled == mother.now.today);
  c[Due::conference] = mother.now.today + 3;
  schedule(mother.now, CaseRow{0});
  CHECK(c.scheduled == mother.now.today + 3);
}

TEST_CASE("a birth that is put off comes no sooner, unless the mother is known to be pregnant") {
  Mother mother{1};
  const Day birth = mother.model.start + 300, until = mother.model.start + 548;
  REQUIRE(mother.cell.families[0].next_birth == birth);
  put_off_birth(mother.now, FamilyRow{0}, birth - 1);
  CHECK(mother.cell.families[0].next_birth == birth);  // it was not to come before that
  put_off_birth(mother.now, FamilyRow{0}, until);
  CHECK(mother.cell.families[0].next_birth > until);
  System system{mother.model, mother.draws, mother.nobody, false};
  advance(mother.world, mother.model.start, until + 1, system);
  CHECK(mother.cell.children.size() == 1);  // not on the old day either
  CHECK(mother.count(stat::births) == 0);
  Mother pregnant{1};
  pregnant.cell.families[0].next_birth = pregnant.model.start + 100;  // known: within 140 days
  put_off_birth(pregnant.now, FamilyRow{0}, until);
  CHECK(pregnant.cell.families[0].next_birth == pregnant.model.start + 100);
}
