#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// Foster homes in a street, one a kilometre, with nobody in them.
struct Street {
  Model model{without_chance(), {std::make_shared<const Facts>()}, day_of(2019, 4, 1), 1};
  Draws draws{1, 0};
  World world = World(1);
  Cell& cell = world[0];
  Gathered gathered;
  Now now{model, model.parameters, draws, cell, model.start, 0, gathered};

  explicit Street(int homes) {
    cell.facts = model.authorities[0];
    cell.calendar = Ring{model.start};
    cell.tally = Tally{model.month_starts};
    cell.policies.resize(1);
    for (int i = 0; i < homes; ++i) {
      Home home;
      home.id = HomeId{static_cast<std::uint64_t>(100 + i)};
      home.place = {static_cast<float>(i), 0};
      add_to_homes(cell, home);
    }
  }

  /// Places in the street of the homes round each hub home, itself among them.
  std::map<std::uint32_t, std::vector<std::uint32_t>> groups() const {
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_hub;
    for (std::uint32_t i = 0; i < cell.homes.size(); ++i)
      if (cell.homes[i].constellation != 0) by_hub[cell.homes[i].hub_home.value()].push_back(i);
    return by_hub;
  }
};

}  // namespace

TEST_CASE("homes are grouped round a hub home, the nearest first, and none belongs to two") {
  Street row{12};
  form_constellations(row.now, 0, 2, 3);
  const auto groups = row.groups();
  REQUIRE(groups.size() == 2);
  for (const auto& [hub, homes] : groups) {
    CHECK(homes.size() == 4);
    CHECK(std::count(homes.begin(), homes.end(), hub) == 1);
    CHECK(homes.back() - homes.front() <= 8);  // nearest of those that were left
  }
  form_constellations(row.now, 0, 2, 3);  // as many as are wanted stand: nothing is done
  CHECK(row.groups() == groups);
}

TEST_CASE("a constellation needs a hub home and its others") {
  Street few{3};
  form_constellations(few.now, 0, 1, 3);
  CHECK(few.groups().empty());
  Street none{12};
  form_constellations(none.now, 0, 1, 0);
  CHECK(none.groups().empty());
}

TEST_CASE("without its hub home a constellation ends; without another home it goes on") {
  Street row{8};
  form_constellations(row.now, 0, 1, 3);
  const auto groups = row.groups();
  REQUIRE(groups.size() == 1);
  const std::uint32_t hub = groups.begin()->first;
  for (const std::uint32_t home : groups.begin()->second)
    if (home != hub) {
      leave_home(row.now, HomeRow{home});
      break;
    }
  CHECK(row.groups().at(hub).size() == 3);
  form_constellations(row.now, 0, 1, 3);
  CHECK(row.groups().at(hub).size() == 4);  // another has come
  leave_home(row.now, HomeRow{hub});
  CHECK(row.groups().empty());
}

TEST_CASE("carers in a constellation who were to give up go on as often as its ratio says") {
  int gone = 0;
  for (std::uint64_t i = 0; i < 400; ++i) {
    Street row{1};
    row.cell.homes[0].id = HomeId{1000 + i};
    row.cell.homes[0].constellation = 1;
    row.cell.homes[0].hub_home = HomeRow{0};
    row.cell.policies[0].carer_leaving = 0.25;
    end_of_home(row.now, HomeRow{0});
    gone += row.cell.homes[0].closed;
  }
  CHECK(gone / 400.0 == Approx(0.25).margin(0.07));
}
