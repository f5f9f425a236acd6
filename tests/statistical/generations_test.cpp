#include <catch2/catch.hpp>
#include <cmath>

#include "models/processes/stages.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// Mean of a yearly measure over some years, of the whole area and all replicates.
double over_years(const MemorySink& run, const std::string& id, std::size_t from, std::size_t to) {
  double sum = 0;
  for (std::size_t year = from; year < to; ++year) sum += mean(run, id, 0, year);
  return sum / static_cast<double>(to - from);
}

/// Of the children born in the run, the share ever referred, by whether the mother is a care leaver.
std::array<double, 2> referred_by_mother(const Cell& cell, Day start) {
  std::array<double, 2> children{}, referred{};
  for (const Child& child : cell.children) {
    if (child.birth < start || child.gone) continue;
    const std::size_t lane = cell[child.family].mother_in_care ? 1 : 0;
    ++children[lane];
    referred[lane] += child.ever(LifeStep::referred);
  }
  return {referred[0] / children[0], referred[1] / children[1]};
}

}  // namespace

TEST_CASE("mothers return to court as published, at an even pace, and the switch takes just that away",
          "[slow]") {
  Scenario area = scenario("'Norfolk', 'Leeds', 'Essex'", 10, 2, "", 11);
  const auto on = results(area, 2);
  area.model["loops.generations"] = 0;
  const auto off = results(area, 2);
  // parameters.csv CT10, CT11, CT12.
  CHECK(over_years(*on, "court_again_within_7_years_pct", 0, 10) == Approx(24).margin(3));
  CHECK(over_years(*on, "court_again_within_7_years_teenage_pct", 0, 10) >
        over_years(*on, "court_again_within_7_years_pct", 0, 10) + 3);
  CHECK(over_years(*on, "proceedings_again_median_months", 0, 10) == Approx(17.5).margin(2.5));
  CHECK(over_years(*on, "proceedings_again_newborn_pct", 0, 10) == Approx(42).margin(6));
  CHECK(over_years(*off, "court_again_within_7_years_pct", 0, 10) < 5);
  // Totals stand, and the difference has no trend. In the first year rates that leave nothing out meet an opening stock left
  // by lower ones.
  for (const char* id : {"care_applications", "cla_started"}) {
    CAPTURE(id);
    const double usual = over_years(*off, id, 1, 10);
    CHECK(over_years(*on, id, 1, 10) == Approx(usual).epsilon(0.05));
    const double early = over_years(*on, id, 1, 4) - over_years(*off, id, 1, 4),
                 late = over_years(*on, id, 6, 10) - over_years(*off, id, 6, 10);
    CHECK(std::abs(late - early) < 0.1 * usual);  // chance alone: 3%
  }
  CHECK(over_years(*on, "births", 0, 10) == Approx(over_years(*off, "births", 0, 10)).epsilon(0.015));
  CHECK(over_years(*off, "births_to_care_leavers", 0, 10) == 0);
}

TEST_CASE("children of care leavers are referred more often than others born with them", "[slow]") {
  const Model model = model_of("330", 8);
  const Draws draws{4, 0};
  const ArmPolicies nobody;
  World world{make_opening_world(model, 0, draws)};
  System system{model, draws, nobody, false};
  advance(world, model.start, model.end, system);
  const auto [others, of_leavers] = referred_by_mother(world[0], model.start);
  CHECK(of_leavers > 1.2 * others);
}
