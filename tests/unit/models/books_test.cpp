#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "models/books.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// Hartlepool after half a year.
struct Hartlepool {
  Model model = model_of("805", 1);
  Draws draws{1, 0};
  ArmPolicies nobody;
  World world{make_opening_world(model, 0, draws)};
  Ledger ledger{world[0]};
  Day today = model.start + 182;

  Hartlepool() {
    System system{model, draws, nobody, false};
    advance(world, model.start, today + 1, system);
  }

  [[nodiscard]] const char* found_in(const auto& tamper) const {
    Cell cell = world[0];
    tamper(cell);
    try {
      check_books(cell, today);
      check_money(cell, model.parameters, today);
      ledger.check(cell);
    } catch (const InvariantError& error) {
      static std::string what;
      what = error.what();
      return what.c_str();
    }
    return "nothing";
  }
};

Case& first_case(Cell& cell, const auto& wanted) {
  const auto found = std::find_if(cell.cases.begin(), cell.cases.end(),
                                  [&wanted](const Case& c) { return c.child.exists() && wanted(c); });
  REQUIRE(found != cell.cases.end());
  return *found;
}

}  // namespace

TEST_CASE("books in order are passed, and each rule that is broken is named") {
  const Hartlepool h;
  const auto in = [](Stage stage) { return [stage](const Case& c) { return c.stage == stage; }; };
  CHECK(h.found_in([](Cell&) {}) == std::string{"nothing"});
  CHECK(h.found_in([&](Cell& cell) {
    first_case(cell, in(Stage::looked_after)).legal = LegalStatus::none;
  }) == std::string{"a child looked after has one legal status, others none"});
  CHECK(h.found_in([&](Cell& cell) { first_case(cell, in(Stage::child_in_need)).plan_since = h.today; }) ==
        std::string{"a plan stands in its stage only"});
  CHECK(h.found_in([&](Cell& cell) {
    first_case(cell, in(Stage::protection_plan))[Due::review] = not_due;
  }) == std::string{"every plan has its next review"});
  CHECK(h.found_in([&](Cell& cell) {
    first_case(cell, in(Stage::protection_plan)).review_limit = not_due;
  }) == std::string{"every plan review has its limit"});
  CHECK(h.found_in([&](Cell& cell) {
    Case& c = first_case(cell, in(Stage::looked_after));
    cell[c.child].birth = h.today - 19 * 366;
  }) == std::string{"nobody is looked after past 18"});
  CHECK(h.found_in([&](Cell& cell) {
    ++first_case(cell, [&](const Case& c) {
        return c.stage == Stage::looked_after && c.care_since >= h.model.start;
      }).reviews;
  }) == std::string{"reviews of care are neither skipped nor doubled"});
  CHECK(h.found_in([&](Cell& cell) { first_case(cell, in(Stage::looked_after)).placed_since = never; }) ==
        std::string{"a child in care has one placement"});
  CHECK(h.found_in([](Cell& cell) { ++cell.homes.front().taken; }) ==
        std::string{"places taken are those of the chain"});
  CHECK(h.found_in([](Cell& cell) { ++cell.workers.front().minutes; }) ==
        std::string{"a worker's cases and minutes are those of the chain"});
  CHECK(h.found_in([](Cell& cell) { cell.in_post[0].push_back(cell.in_post[0].front()); }) ==
        std::string{"workers in post are listed once"});
  CHECK(h.found_in([&](Cell& cell) { cell.tally.add(stat::policy_pence, h.today); }) ==
        std::string{"spend on policies is the sum of theirs"});
  CHECK(h.found_in([&](Cell& cell) { cell.tally.add(stat::supervision_pence, 0, h.today, -1); }) ==
        std::string{"no line of spend is below zero"});
  CHECK(h.found_in([&](Cell& cell) { cell.tally.add(stat::cpp_ended, h.today); }) ==
        std::string{"stocks are what was there, plus starts, less ends"});
}

TEST_CASE("a contact turned away is counted, and a referral of the family within a year of it") {
  const auto contacts_about_all = [](double conversion, Day turned_away) {
    const Day start = usual_start;
    const Model model{read_parameters(data_directory(), {{"front_door.contact_conversion", conversion}}),
                      read_facts(data_directory(), {"857"}, start), start, 1};
    const Draws draws{1, 0};
    Cell cell = make_opening_world(model, 0, draws);
    for (Family& family : cell.families) family.turned_away = turned_away;
    Gathered gathered;
    Now now{model, model.parameters, draws, cell, start + 10, 0, gathered};
    for (std::uint32_t family = 0; family < cell.families.size(); ++family)
      receive_contact(now, FamilyRow{family}, {});
    return cell.tally;
  };
  const Day today = usual_start + 10;
  const Tally refused = contacts_about_all(0, not_due);
  CHECK(refused.at(0, stat::contacts) > 0);
  CHECK(refused.at(0, stat::contacts_turned_away) == refused.at(0, stat::contacts));
  CHECK(refused.at(0, stat::referrals) == 0);
  const Tally a_year_on = contacts_about_all(1, today - 365);
  CHECK(a_year_on.at(0, stat::contacts_turned_away) == 0);
  CHECK(a_year_on.at(0, stat::referrals) > 0);
  CHECK(a_year_on.at(0, stat::referrals_after_turned_away) == a_year_on.at(0, stat::referrals));
  CHECK(contacts_about_all(1, today - 366).at(0, stat::referrals_after_turned_away) == 0);
}

TEST_CASE("without policies those left out are everyone, and with a policy they are fewer") {
  const std::string arm =
      "[[arm]]\nname = 'hubs'\n[[arm.policy]]\nuse = 'no_wrong_door'\nstart = 2019-05-01\n";
  const auto run = results(scenario("'Hartlepool'", 2, 1, arm));
  const auto value = [&run](const std::string& id, std::size_t a) {
    return run->value("measures", id, a, 0, 0, 1);
  };
  CHECK(value("placements_out_of_area_left_out_pct", 0) == value("placements_out_of_area_pct", 0));
  CHECK(value("placements_emergency_left_out_pct", 0) == value("placements_emergency_pct", 0));
  CHECK(value("allocation_wait_days_left_out_mean", 0) == value("allocation_wait_days_mean", 0));
  CHECK(value("face_to_face_hours_left_out", 0) == value("face_to_face_hours_per_case_week", 0));
  CHECK(value("cla_placed_outside_left_out_pct", 0) == value("cla_placed_outside_pct", 0));
  CHECK(value("face_to_face_hours_left_out", 1) != value("face_to_face_hours_per_case_week", 1));
}
