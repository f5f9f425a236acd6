#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

std::string with_model(const std::string& lines) { return "\n[model]\n" + lines; }

/// Mean over replicates and years from `first` on.
double mean(const MemorySink& run, const char* measure, std::size_t arm, std::size_t replicates,
            std::size_t first, std::size_t years) {
  double sum = 0;
  for (std::size_t r = 0; r < replicates; ++r)
    for (std::size_t y = first; y < years; ++y) sum += run.value("measures", measure, arm, r, 0, y);
  return sum / static_cast<double>(replicates * (years - first));
}

}  // namespace

TEST_CASE("a home knows who lives in it, whoever leaves first") {
  Cell cell;
  cell.cases.resize(3);
  Home home;
  home.places = home.usable = 3;
  const HomeRow row = add_to_homes(cell, home);
  for (std::uint32_t i = 0; i < 3; ++i) house_case(cell, CaseRow{i}, row);
  CHECK(cell[row].taken == 3);
  unhouse_case(cell, CaseRow{1});  // the middle of the chain
  unhouse_case(cell, CaseRow{2});  // its head
  CHECK(cell[row].first_case == CaseRow{0});
  CHECK_FALSE(cell[CaseRow{0}].next_in_home.exists());
  CHECK_FALSE(cell[CaseRow{1}].home.exists());
  unhouse_case(cell, CaseRow{0});
  unhouse_case(cell, CaseRow{0});  // nowhere: nothing to do
  CHECK(cell[row].taken == 0);
  CHECK_FALSE(cell[row].first_case.exists());
}

TEST_CASE("an authority's own homes are listed by kind until they close, others never") {
  Cell cell;
  const auto add = [&cell](PlacementKind kind, bool outside) {
    Home home;
    home.kind = kind;
    home.outside = outside;
    return add_to_homes(cell, home);
  };
  const HomeRow foster = add(PlacementKind::foster, false), second = add(PlacementKind::foster, false);
  add(PlacementKind::foster, true);
  add(PlacementKind::kinship, false);
  const auto& listed = cell.own_homes[static_cast<std::size_t>(PlacementKind::foster)];
  CHECK(listed == std::vector{foster, second});
  CHECK(cell.own_homes[static_cast<std::size_t>(PlacementKind::kinship)].empty());
  close_home(cell, foster);
  CHECK(listed == std::vector{second});
}

TEST_CASE("what scarcity does to moves is 1 for the mean child, within a tenth") {
  const Model model = model_of("926", 3);
  const Parameters& p = model.parameters;
  const Draws draws{1, 0};
  const ArmPolicies nobody;
  World world{make_opening_world(model, 0, draws)};
  System system{model, draws, nobody, false};
  advance(world, model.start, model.end, system);
  double sum = 0;
  int n = 0;
  for (const Case& c : world[0].cases) {
    if (!c.child.exists() || c.stage != Stage::looked_after) continue;
    const int bands =
        (c.km_from_home >= static_cast<float>(p.near_km)) + (c.km_from_home >= static_cast<float>(p.far_km));
    sum += std::pow(p.move_distance_band, bands) * (c.poor_fit ? p.move_poor_fit : 1) *
           (c.split_siblings ? p.move_split_siblings : 1) / p.move_scarcity_mean;
    ++n;
  }
  CHECK(sum / n == Approx(1.0).margin(0.1));
}

TEST_CASE("moves between placements are as frequent and as uneven as published", "[moves]") {
  const auto run = results(scenario("'Norfolk'", 4, 4));
  const auto at = [&run](const char* measure) { return mean(*run, measure, 0, 4, 1, 4); };
  const double none = at("cla_no_move_pct"), one = at("cla_one_move_pct"),
               more = at("cla_3plus_placements_pct");
  CHECK(none + one + more == Approx(100));
  CHECK(none == Approx(70).margin(3));                                       // parameters.csv PS03
  CHECK(more == Approx(10.5).margin(2));                                     // PS03: 10; PS01: 11
  CHECK(at("placement_moves_per_child_year") == Approx(0.65).margin(0.06));  // PS18
  CHECK(at("placements_ended_within_7_days_pct") == Approx(10).margin(2));   // PS06
  // Were all children alike, moves would be Poisson, and at the same share with none only so many would have two or more.
  const double rate = -std::log(none / 100);
  CHECK(more > 1.5 * (100 - none * (1 + rate)));
}

TEST_CASE("taking away a fifth of foster homes raises distance, moves, children's home use and cost",
          "[face]") {
  const auto run = results(scenario("'Norfolk'", 3, 4,
                                    "[[arm]]\nname = 'fewer'\n[[arm.policy]]\nuse = 'set_lever'\nlever = "
                                    "'foster_supply'\nvalue = 0.8\nstart = 2020-04-01\n"));
  const auto change = [&run](const char* measure) {
    return mean(*run, measure, 1, 4, 1, 3) / mean(*run, measure, 0, 4, 1, 3) - 1;
  };
  for (const char* measure :
       {"cla_km_from_home_mean", "placement_moves_per_child_year", "cla_placed_outside_pct",
        "cla_31mar_childrens_home_or_secure_pct", "foster_places_filled_pct", "spend_placements_gbp"}) {
    CAPTURE(measure, change(measure));
    CHECK(change(measure) > 0.02);
  }
  CHECK(std::abs(change("cla_31mar")) < 0.01);  // who comes into care is not the foster homes' doing
  for (std::size_t r = 0; r < 4; ++r)           // nor is anything before that day
    CHECK(run->value("measures", "placements_ended", 0, r, 0, 0) ==
          run->value("measures", "placements_ended", 1, r, 0, 0));
}

TEST_CASE("switching the loop of scarcity off is to have no effect of use on anything, and no more",
          "[loops]") {
  const auto run_with = [](const std::string& lines) {
    return results(scenario("'Hartlepool', 'Rutland'", 2, 2, "", 5, with_model(lines)));
  };
  const auto on = run_with("loops.scarcity = 1\n"), usual = run_with(""),
             off = run_with("loops.scarcity = 0\n"),
             inert = run_with(
                 "placement.market_price_convexity = 0\nplacement.recruit_need_elasticity = 0\n"
                 "placement.recruit_price_elasticity = 0\nplacement.closing_fill_slope = 0\n"
                 "care.move_distance_band_ratio = 1\ncare.move_poor_fit_ratio = 1\n"
                 "care.move_split_siblings_ratio = 1\ncare.move_scarcity_mean_ratio = 1\n");
  CHECK(same(on->blocks(), usual->blocks()));
  CHECK(same(off->blocks(), inert->blocks()));
  CHECK_FALSE(same(off->blocks(), on->blocks()));
}
