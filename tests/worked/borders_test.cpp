#include <catch2/catch.hpp>
#include <cmath>

#include "core/calendar/working_days.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// No chance at all: every hazard is 0, whoever moves goes to the other authority of the run.
Parameters certain(double borders) {
  Parameters p = without_chance();
  p.move_within_run = 1;
  p.move_open_case_ratio = 2;
  p.borders = borders;
  return p;
}

std::shared_ptr<const Facts> authority(const char* name, std::uint64_t number) {
  Facts facts;
  facts.name = name;
  facts.number = number;
  facts.children_by_age.fill(1);
  return std::make_shared<const Facts>(facts);
}

/// A child of six lives in the first of two authorities, known there, and moves to the second on the first morning.
struct Move {
  Model model;
  Draws draws{1, 0};
  ArmPolicies nobody;
  World world = World(2);
  System system{model, draws, nobody, false};
  Gathered gathered;
  Day today;
  Case before;

  explicit Move(double borders)
      : model{certain(borders), {authority("Here", 1), authority("There", 2)}, day_of(2019, 4, 1), 1},
        today{next_week(model.start)} {
    for (std::size_t i = 0; i < 2; ++i) {
      world[i].facts = model.authorities[i];
      world[i].index = i;
      world[i].calendar = Ring{model.start};
      world[i].tally = Tally{model.month_starts};
    }
    Family family;
    family.id = FamilyId{100};
    family.first_child = ChildRow{0};
    family.add_to_household(day_of(2013, 1, 1));
    family.first_court = family.last_court = day_of(2018, 1, 1);
    Child child;
    child.id = ChildId{1};
    child.birth = day_of(2013, 1, 1);
    child.family = FamilyRow{0};
    world[0].families.push_back(family);
    world[0].children.push_back(child);
  }

  Now now(std::size_t i) { return {model, model.parameters, draws, world[i], today, 0, gathered}; }

  /// The case in the new authority, on the evening of the move.
  const Case& go(Stage stage) {
    Now here = now(0);
    const CaseRow row = open_case(here, ChildRow{0}, Source::police);
    enter_stage(here, row, stage);
    world[0][row].trust.begin(today, 0.75);
    if (stage == Stage::protection_plan) world[0][row].plan_since = today - 30;
    world[0][row].assessed = true;
    before = world[0][row];
    move_away(here, FamilyRow{0});
    REQUIRE(world[0].departures.size() == 1);
    system.exchange(world, today);
    Now there = now(1);
    settle_arrivals(there);
    REQUIRE(world[1].children.at(0).open_case.exists());
    return world[1][world[1].children[0].open_case];
  }

  std::int64_t count(std::size_t i, stat::Name what) const { return world[i].tally.at(0, what); }
};

}  // namespace

TEST_CASE("a child in need who moves is referred anew, and unknown") {
  Move move{1};
  const Case& c = move.go(Stage::child_in_need);
  CHECK(move.world[0].children[0].gone);
  CHECK(move.count(0, stat::cin_transferred) == 1);
  CHECK(move.count(1, stat::transfers_in) == 1);
  CHECK(c.stage == Stage::referral);
  CHECK(c.source == Source::la_services);
  CHECK(Day{c[Due::decision]} > move.today);
  CHECK_FALSE(c.assessed);
  CHECK(c.trust.on(move.today) == 0);
  CHECK(move.count(1, stat::rereferrals) == 0);  // not seen across the border
  const Family& family = move.world[1].families[0];
  CHECK(family.first_court == not_due);
  CHECK(family.last_closed == not_due);
}

TEST_CASE("a child on a plan who moves has a conference in the new authority within 15 working days") {
  Move move{1};
  const Case& c = move.go(Stage::protection_plan);
  CHECK(move.count(0, stat::cpp_ended) == 1);
  CHECK(c.stage == Stage::assessment);
  CHECK(working_days_between(move.today, c[Due::conference]) <= 15);
  CHECK(c.plan_since == never);
}

TEST_CASE("with the loop of borders off, what was known goes along") {
  Move move{0};
  const Case& c = move.go(Stage::protection_plan);
  CHECK(c.stage == Stage::protection_plan);
  CHECK(c.plan_since == move.before.plan_since);
  CHECK(c.opened == move.before.opened);
  CHECK(c.assessed);
  CHECK(c.trust.on(move.today) == Approx(0.75));
  CHECK(c.sought_for == WorkerSought::transfer);  // another worker, as at any hand-over
  CHECK(move.count(1, stat::rereferrals) == 1);
  CHECK(move.world[1].families[0].first_court == day_of(2018, 1, 1));
  CHECK(move.world[1].court.families.size() == 1);
}

TEST_CASE("of families without a case some moves do not happen") {
  Move move{1};
  int moved = 0;
  constexpr std::uint32_t families = 2000;
  Cell& cell = move.world[0];
  for (std::uint32_t i = 1; i <= families; ++i) {
    Family family = cell.families[0];
    family.id = FamilyId{100 + i};
    family.first_child = ChildRow{i};
    Child child = cell.children[0];
    child.id = ChildId{1 + i};
    child.family = FamilyRow{i};
    cell.families.push_back(family);
    cell.children.push_back(child);
  }
  Now here = move.now(0);
  for (std::uint32_t i = 1; i <= families; ++i) {
    move_away(here, FamilyRow{i});
    moved += cell.families[i].gone;
  }
  CHECK(moved == Approx(families / 2.0).margin(4 * std::sqrt(families / 4.0)));  // ratio 2
}
