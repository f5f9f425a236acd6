#include <rapidcheck.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "models/books.hpp"
#include "models/population/synthesis.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// What is known of a family stays behind the border, or goes along with its case.
Model two_authorities(bool borders) {
  const Day start = usual_start;
  return Model{
      read_parameters(data_directory(), {{"family.move_per_year", 0.2}, {"loops.borders", borders ? 1 : 0}}),
      read_facts(data_directory(), {"857", "805"}, start), start, 2};
}

}  // namespace

TEST_CASE("children, cases, places and workers are conserved on every day of random scenarios",
          "[conservation]") {
  static const Model rutland = model_of("857", 1), bracknell = model_of("867", 1);
  CHECK(rc::check("conservation", [] {
    const Model& model = **rc::gen::element(&rutland, &bracknell);
    const Draws draws{*rc::gen::inRange<std::uint64_t>(0, 1U << 20), *rc::gen::inRange<std::uint32_t>(0, 50)};
    auto choice = [](const char* use, std::map<std::string, Value> values) {
      values["start"] = day_of(2019, 7, 1);
      values["go_live"] = std::map<std::string, Day>{};
      values["lead_days"] = std::int64_t{0};
      return PolicyChoice{use, std::move(values), "test"};
    };
    std::vector<std::shared_ptr<const Policy>> policies;
    if (*rc::gen::arbitrary<bool>()) {
      std::map<std::string, Value> values;
      for (const KeySpec& key : policy("no_wrong_door").keys) values[key.name] = key.fallback;
      policies.push_back(policy("no_wrong_door").make(choice("no_wrong_door", values)));
    }
    if (*rc::gen::arbitrary<bool>()) {
      const Lever lever =
          *rc::gen::element(Lever::contact, Lever::care_entry, Lever::section_47, Lever::closure,
                            Lever::placement_move, Lever::return_home, Lever::foster_supply);
      policies.push_back(policy("set_lever")
                             .make(choice("set_lever", {{"lever", std::string{to_string(lever)}},
                                                        {"value", *rc::gen::element(0.3, 0.8, 1.4, 2.0)}})));
    }
    const ArmPolicies arm{policies, model, draws};
    World world{make_opening_world(model, 0, draws)};
    Cell& cell = world[0];
    arm.open_books(cell);
    const Ledger ledger{cell};
    System system{model, draws, arm, true};
    check_books(cell, model.start - 1);
    for (Day day = model.start; day < model.end; ++day) {
      advance(world, day, day + 1, system);
      if (day % 5 == 0) check_books(cell, day);
    }
    check_books(cell, model.end - 1);
    ledger.check(cell);
  }));
}

TEST_CASE("the books stay in order where families move from one authority to another") {
  const Model model = two_authorities(GENERATE(true, false));
  const Draws draws{4, 0};
  const ArmPolicies nobody;
  World world{make_opening_world(model, 0, draws), make_opening_world(model, 1, draws)};
  const std::vector<Ledger> ledgers{Ledger{world[0]}, Ledger{world[1]}};
  System system{model, draws, nobody, false};
  for (Day day = model.start; day < model.end; ++day) {
    advance(world, day, day + 1, system);
    if (day % 11 != 0) continue;
    for (std::size_t a = 0; a < world.size(); ++a) {
      CHECK_NOTHROW(check_books(world[a], day));
      CHECK_NOTHROW(ledgers[a].check(world[a]));
    }
  }
}

TEST_CASE("a child lives in one authority: those who move leave one and arrive in the other") {
  const Day start = usual_start;
  const Model model{read_parameters(data_directory(), {{"family.move_per_year", 0.4}}),
                    read_facts(data_directory(), {"857", "805"}, start), start, 3};
  const Draws draws{3, 1};
  const ArmPolicies nobody;
  World world{make_opening_world(model, 0, draws), make_opening_world(model, 1, draws)};
  System system{model, draws, nobody, false};
  advance(world, model.start, model.end, system);
  std::map<std::uint64_t, int> homes_of;
  for (const Cell& cell : world) {
    // Of those who left, few have a row still but who did so since the last 1 April.
    std::int64_t left = 0, left_this_year = 0, gone = 0;
    for (std::size_t month = 0; month < cell.tally.months(); ++month) {
      const std::int64_t n = cell.tally.at(month, stat::left_population);
      left += n;
      if (month >= 24) left_this_year += n;
    }
    for (const Child& child : cell.children) gone += child.gone && child.family.exists();
    CHECK(left > 2 * left_this_year);
    CHECK(gone >= left_this_year);
    CHECK(static_cast<double>(gone) < 1.2 * static_cast<double>(left_this_year));
    std::set<std::uint64_t> rows;
    for (const Child& child : cell.children) homes_of[child.id.value()] += !child.gone;
    for (const Family& family : cell.families)
      for (ChildRow c = family.first_child; c.exists(); c = cell[c].sibling)
        CHECK(rows.insert(c.value()).second);
    for (const ChildRow row : cell.free_children) CHECK(rows.insert(row.value()).second);
    CHECK(rows.size() == cell.children.size());  // every child is in one family, every other row is free
  }
  int moved_twice = 0;
  for (const auto& [id, homes] : homes_of) moved_twice += homes > 1;
  CHECK(moved_twice == 0);
  // Some of those who left one authority are found in the other.
  int arrived = 0;
  for (const Child& child : world[0].children)
    arrived += !child.gone && (child.id.value() >> 40U) == world[1].facts->number;
  CHECK(arrived > 20);
}
