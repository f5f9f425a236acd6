#include <rapidcheck.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "models/population/synthesis.hpp"
#include "tests/support/policies.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

std::int64_t total(const Cell& cell, std::size_t stat) {
  std::int64_t sum = 0;
  for (std::size_t month = 0; month < cell.tally.months(); ++month) sum += cell.tally.at(month, stat);
  return sum;
}

std::int64_t open_cases(const Cell& cell, int stage = -1) {
  std::int64_t n = 0;
  for (const Case& c : cell.cases) n += c.child.exists() && (stage < 0 || static_cast<int>(c.stage) == stage);
  return n;
}

/// What must hold of every authority on every evening.
void check_evening(const Cell& cell, Day today) {
  std::vector<int> taken(cell.homes.size()), held(cell.workers.size());
  std::map<std::uint32_t, int> cases_of_child;
  for (std::uint32_t i = 0; i < cell.cases.size(); ++i) {
    const Case& c = cell.cases[i];
    if (!c.child.exists()) continue;
    const Child& child = cell[c.child];
    RC_ASSERT(child.open_case == CaseRow{i});
    RC_ASSERT(++cases_of_child[c.child.value()] == 1);
    RC_ASSERT(c.opened <= today);
    RC_ASSERT(c.stage_since <= today);
    RC_ASSERT(child.birth - known_before_birth <= c.opened);
    if (c.home.exists()) ++taken[c.home.value()];
    if (c.worker.exists()) ++held[c.worker.value()];
    RC_ASSERT((c.stage == Stage::looked_after) == (c.legal != LegalStatus::none));
    if (c.stage == Stage::looked_after) {
      RC_ASSERT(child.birth <= c.care_since);  // nobody has been in care for longer than they have lived
      RC_ASSERT(c.care_since <= today + 1);
      RC_ASSERT(c.placed_since != never);  // one open placement a child, from the first evening on
      RC_ASSERT(c.placed_since >= c.care_since);
      RC_ASSERT(age_on(child.birth, today) < 18);
    } else {
      RC_ASSERT(!c.home.exists());
    }
    if (c.stage == Stage::protection_plan) RC_ASSERT(c.plan_since <= today);
  }
  for (std::size_t h = 0; h < cell.homes.size(); ++h) {
    RC_ASSERT(cell.homes[h].taken == taken[h]);
    RC_ASSERT(cell.homes[h].taken <= cell.homes[h].places);
    const HomeRow home{static_cast<std::uint32_t>(h)};
    int chained = 0;
    for (CaseRow row = cell[home].first_case; row.exists(); row = cell[row].next_in_home, ++chained)
      RC_ASSERT(cell[row].home == home);
    RC_ASSERT(chained == taken[h]);
    const auto& own = cell.own_homes[static_cast<std::size_t>(cell[home].kind)];
    const bool listed = std::find(own.begin(), own.end(), home) != own.end();
    RC_ASSERT(listed ==
              (!cell[home].closed && !cell[home].outside && cell[home].kind != PlacementKind::kinship));
    if (cell[home].closed) RC_ASSERT(taken[h] == 0);
  }
  for (std::size_t w = 0; w < cell.workers.size(); ++w) {
    RC_ASSERT(cell.workers[w].cases == held[w]);
    if (cell.workers[w].gone) RC_ASSERT(held[w] == 0);
  }
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
      for (const KeySpec& key : policy_named("no_wrong_door").keys) values[key.name] = key.fallback;
      policies.push_back(policy_named("no_wrong_door").make(choice("no_wrong_door", values)));
    }
    if (*rc::gen::arbitrary<bool>()) {
      const Lever lever =
          *rc::gen::element(Lever::contact, Lever::care_entry, Lever::section_47, Lever::closure,
                            Lever::placement_move, Lever::return_home, Lever::foster_supply);
      policies.push_back(policy_named("set_lever")
                             .make(choice("set_lever", {{"lever", std::string{to_string(lever)}},
                                                        {"value", *rc::gen::element(0.3, 0.8, 1.4, 2.0)}})));
    }
    const ArmPolicies arm{policies, model, draws};
    World world{make_opening_world(model, 0, draws)};
    Cell& cell = world[0];
    arm.open_books(cell);
    const auto cases = open_cases(cell), plans = open_cases(cell, 3), care = open_cases(cell, 4);
    System system{model, draws, arm, true};
    check_evening(cell, model.start - 1);
    for (Day day = model.start; day < model.end; ++day) {
      advance(world, day, day + 1, system);
      if (day % 5 == 0) check_evening(cell, day);
    }
    check_evening(cell, model.end - 1);
    // Stocks equal opening plus starts less ends.
    RC_ASSERT(open_cases(cell) == cases + total(cell, stat::referrals) -
                                      total(cell, stat::no_further_action) - total(cell, stat::not_in_need) -
                                      total(cell, stat::cin_ended));
    RC_ASSERT(open_cases(cell, 3) == plans + total(cell, stat::cpp_started) - total(cell, stat::cpp_ended));
    RC_ASSERT(open_cases(cell, 4) ==
              care + total(cell, stat::care_spells_started) - total(cell, stat::care_spells_ended));
    for (std::size_t p = 0; p < policies.size(); ++p) {
      int holding = 0;
      for (const ActiveEnrolment& e : cell.enrolments) holding += !e.over && e.policy == p;
      RC_ASSERT(holding == cell.policies[p].enrolled_now);
    }
  }));
}

TEST_CASE("a child lives in one authority: those who move leave one and arrive in the other") {
  const Day start = possible_starts().front();
  const Model model{read_parameters(data_directory(), {{"family.move_per_year", 0.4}}),
                    read_facts(data_directory(), {"857", "805"}, start), start, 1};
  const Draws draws{3, 1};
  const ArmPolicies nobody;
  World world{make_opening_world(model, 0, draws), make_opening_world(model, 1, draws)};
  System system{model, draws, nobody, false};
  advance(world, model.start, model.end, system);
  std::map<std::uint64_t, int> homes_of;
  for (const Cell& cell : world) {
    std::set<std::uint64_t> rows;
    for (const Child& child : cell.children) homes_of[child.id.value()] += !child.gone;
    for (const Family& family : cell.families)
      for (ChildRow c = family.first_child; c.exists(); c = cell[c].sibling)
        CHECK(rows.insert(c.value()).second);
    CHECK(rows.size() == cell.children.size());  // every child is in one family
  }
  int moved_twice = 0;
  for (const auto& [id, homes] : homes_of) moved_twice += homes > 1;
  CHECK(moved_twice == 0);
  // Some of those who left one authority are found in the other.
  int arrived = 0;
  for (std::size_t i = static_cast<std::size_t>(world[0].children_at_start); i < world[0].children.size();
       ++i)
    arrived += (world[0].children[i].id.value() >> 40U) == world[1].facts->number;
  CHECK(arrived > 20);
}
