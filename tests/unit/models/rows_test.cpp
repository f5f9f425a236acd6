#include "models/population/rows.hpp"

#include <catch2/catch.hpp>

#include "models/population/synthesis.hpp"
#include "models/processes/channels.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

const Day today = day_of(2020, 4, 1), end = day_of(2025, 4, 1);

/// An authority of one family with two children, of whom the elder stands first.
struct House {
  House() {
    Facts facts;
    facts.number = 7;
    cell.facts = std::make_shared<const Facts>(facts);
    cell.calendar = Ring{today};
    family = move_in(1, {day_of(2010, 1, 1), day_of(2005, 1, 1)});
    younger = cell[cell[family].first_child].sibling, elder = cell[family].first_child;
  }
  FamilyRow move_in(std::uint64_t id, std::initializer_list<Day> births) {
    Family newcomers;
    newcomers.id = FamilyId{id};
    const FamilyRow row = add_to_families(cell, newcomers);
    for (const Day birth : births) {
      Child child;
      child.id = ChildId{mixed(id, static_cast<std::uint64_t>(birth))};
      child.birth = birth;
      child.family = row;
      child.sibling = cell[row].first_child;
      cell[row].first_child = add_to_children(cell, child);
    }
    return row;
  }
  void move_away() { cell[younger].gone = cell[elder].gone = cell[family].gone = true; }

  Cell cell;
  FamilyRow family;
  ChildRow elder, younger;
};

}  // namespace

TEST_CASE("rows of a family that moved away are let again") {
  House house;
  house.move_away();
  give_back_rows(house.cell, today, end);
  CHECK(house.cell.free_families == std::vector{house.family});
  CHECK(house.cell.free_children.size() == 2);
  const FamilyRow next = house.move_in(2, {day_of(2015, 1, 1), day_of(2016, 1, 1), day_of(2018, 1, 1)});
  CHECK(next == house.family);
  CHECK(house.cell.families.size() == 1);
  CHECK(house.cell.children.size() == 3);
  CHECK_FALSE(house.cell[next].gone);
  give_back_rows(house.cell, today, end);
  CHECK(house.cell.free_children.empty());  // they live there
}

TEST_CASE("a birth that a family expects is not that of who has its row after it") {
  const bool moves = GENERATE(true, false);
  House house;
  const Model model{without_chance(), {house.cell.facts}, today, 1};
  const Draws draws{1, 0};
  const ArmPolicies nobody;
  World world{house.cell};
  Cell& cell = world[0];
  cell.tally = Tally{model.month_starts};
  cell[house.family].next_birth = today + 1;
  plan_visit(cell, house.family, today + 1, Visit::birth, cell[house.family].births);
  if (moves) {
    cell[house.younger].gone = cell[house.elder].gone = cell[house.family].gone = true;
    give_back_rows(cell, today, end);
    Family next;
    next.id = FamilyId{2};
    REQUIRE(add_to_families(cell, next) == house.family);
  }
  System system{model, draws, nobody, false};
  system.day(cell, today);
  system.day(cell, today + 1);
  CHECK(cell.tally.at(0, stat::births) == (moves ? 0 : 1));
}

TEST_CASE("a contact that was put off is not about who has the row after it") {
  for (const bool moves : {true, false}) {
    House house;
    const Model model{without_chance(), {house.cell.facts}, today, 5};
    const Draws draws{1, 0};
    Gathered gathered;
    Now now{model, model.parameters, draws, house.cell, today, 0, gathered};
    house.cell.deferred[static_cast<std::size_t>(Source::schools)].push_back({house.family, 0, today});
    if (moves) ++house.cell[house.family].tenant;
    reopen(now, Source::schools);
    CHECK(house.cell.calendar.size() == (moves ? 0U : 1U));
  }
}

TEST_CASE("who has grown up leaves the table, younger siblings stay") {
  House house;
  const Day day = day_of(2023, 4, 1);
  give_back_rows(house.cell, day, end);
  CHECK(house.cell.free_children == std::vector{house.elder});
  CHECK(house.cell[house.family].first_child == house.younger);
  CHECK_FALSE(house.cell[house.younger].sibling.exists());
  CHECK_FALSE(house.cell[house.younger].gone);
  give_back_rows(house.cell, day_of(2028, 4, 1), end);  // the younger too, and nobody is to be born
  CHECK(house.cell.free_families == std::vector{house.family});
}

TEST_CASE("a family that expects a child before the end stays, with one who grew up in it") {
  House house;
  house.cell[house.family].next_birth = end - 1;
  give_back_rows(house.cell, day_of(2028, 4, 1), end);
  CHECK(house.cell.free_families.empty());
  CHECK(house.cell.free_children.size() == 1);
  CHECK(house.cell[house.family].first_child.exists());
  house.cell[house.family].next_birth = end;  // not within the run
  give_back_rows(house.cell, day_of(2028, 4, 1), end);
  CHECK(house.cell.free_families.size() == 1);
}

TEST_CASE("who has a case, was in care or is known to the court keeps the row") {
  House open, cared_for, known;
  open.cell[open.elder].open_case = CaseRow{0};
  cared_for.cell[cared_for.elder].take(LifeStep::in_care);
  known.cell[known.family].first_court = today - 100;
  for (House* house : {&open, &cared_for, &known}) {
    house->move_away();
    give_back_rows(house->cell, today, end);
    CHECK(house->cell.free_families.empty());
    CHECK(house->cell.free_children.size() == (house == &known ? 0U : 1U));
  }
}

TEST_CASE("a row is let 255 times again and then no more, so that no visit can be mistaken") {
  House house;
  house.move_away();
  for (std::uint64_t n = 0; n < 300; ++n) {
    give_back_rows(house.cell, today, end);
    const FamilyRow row = house.move_in(10 + n, {day_of(2015, 1, 1)});
    CHECK(house.cell.families.size() == (n < 255 ? 1U : 2U));
    house.cell[row].gone = house.cell[house.cell[row].first_child].gone = true;
  }
}

TEST_CASE("families of the first day are told by their rows, and only they have kin") {
  const Model model = model_of("890", 1);
  const Draws draws{1, 0};
  Cell cell = make_people(model, 0, draws);
  int kin = 0;
  for (std::uint32_t i = 0; i < cell.families.size(); ++i) {
    const FamilyRow row{i};
    REQUIRE(is_of_first_day(cell, row));
    REQUIRE(cell[row].id.value() == id_of_first_day(cell, i));
    for (const FamilyRow relative : kin_of(cell, model, draws, row)) {
      REQUIRE(relative != row);
      REQUIRE(relative.value() < cell.families.size());
      ++kin;
    }
  }
  const double each = static_cast<double>(kin) / static_cast<double>(cell.families.size());
  CHECK(each == Approx(model.parameters.kin_per_family).epsilon(0.1));  // at most three: a few are cut off
  for (std::uint32_t i = 0; i < cell.children.size(); ++i) REQUIRE(is_of_first_day(cell, ChildRow{i}));

  cell[FamilyRow{0}].tenant = 1;
  CHECK_FALSE(is_of_first_day(cell, FamilyRow{0}));
  CHECK(kin_of(cell, model, draws, FamilyRow{0}).empty());
}

TEST_CASE("one family in 64 is in the sample of a quarter, whatever its row") {
  const Model model = model_of("890", 1);
  const Draws draws{1, 0};
  Cell cell = make_people(model, 0, draws);
  const auto first_day = static_cast<double>(cell.families.size());
  for (const auto& rows : cell.harm_sample) {
    CHECK(static_cast<double>(rows.size()) == Approx(first_day / 64).margin(1));
    for (const FamilyRow row : rows) CHECK(harm_quarter(cell[row].id));
  }
  constexpr std::uint64_t many = 64'000;
  std::array<int, 4> newcomers{};
  for (std::uint64_t n = 0; n < many; ++n)
    if (const auto quarter = harm_quarter(FamilyId{mixed(n) | std::uint64_t{1} << 63U}))
      ++newcomers[*quarter];
  for (const int n : newcomers) CHECK(n == Approx(1000).margin(4 * std::sqrt(1000)));
}
