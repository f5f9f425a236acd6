#include <catch2/catch.hpp>
#include <cmath>

#include "models/books.hpp"
#include "models/measures/spend.hpp"
#include "models/processes/budget.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// Four case holders and a personal adviser, in April 2019.
struct Teams {
  Model model = model_of("805", 1);
  Draws draws{1, 0};
  Cell cell;
  Gathered gathered;
  Day april = model.start;

  Teams() {
    Parameters& p = model.parameters;
    p.manager_span = 7;
    p.manager_cost_gbp = 70'000;
    p.supervision_time = 0.3;
    p.specialist_cost_gbp = 40'000;
    cell.facts = model.authorities[0];
    cell.tally = Tally{model.month_starts};
    cell.in_post[static_cast<std::size_t>(Team::assessment)].assign(3, WorkerRow{0});
    cell.in_post[static_cast<std::size_t>(Team::looked_after)].assign(1, WorkerRow{0});
    cell.in_post[static_cast<std::size_t>(Team::leaving_care)].assign(1, WorkerRow{0});
  }
  /// Pounds of 30 days by line, with a lever of the authority.
  double spent(stat::Name line, Lever lever, double value) {
    cell.tally = Tally{model.month_starts};
    cell.levers = LeverRatios{}.scale(lever, value);
    Now now{model, model.parameters, draws, cell, april + 29, 0, gathered};
    charge_team_support(now, april, april + 30);
    CHECK_NOTHROW(check_money(cell, model.parameters, april + 29));
    return static_cast<double>(cell.tally.at(0, line)) / 100;
  }
};

}  // namespace

TEST_CASE("supervision beyond the usual costs managers' time, adult specialists their posts") {
  Teams teams;
  const double month = 30 / days_per_year;
  CHECK(teams.spent(stat::supervision_pence, Lever::supervision, 1) == 0);
  // Half as much again, for five workers: 0.5 x 5 x 0.3 x 70,000 / 7 a year.
  CHECK(teams.spent(stat::supervision_pence, Lever::supervision, 1.5) == Approx(7500 * month).margin(0.01));
  CHECK(teams.spent(stat::supervision_pence, Lever::supervision, 0.5) == 0);  // managers stay in post
  CHECK(teams.spent(stat::specialists_pence, Lever::lone_working, 1) == 0);
  // A fifth of the work around the families of four case holders: 0.2 x 4 x 40,000 a year.
  CHECK(teams.spent(stat::specialists_pence, Lever::lone_working, 0.8) == Approx(32000 * month).margin(0.01));
  teams.model.parameters.specialists_share = 0.5;
  CHECK(teams.spent(stat::specialists_pence, Lever::lone_working, 1) == Approx(80000 * month).margin(0.01));
}

TEST_CASE(
    "the lines of supervision and specialists are zero as usual, and paid for where a lever is turned") {
  const auto run = results(
      scenario("'Hartlepool'", 1, 1,
               turned("more supervision", "supervision", 1.5) + turned("specialists", "lone_working", 0.8)));
  const auto spent = [&](const std::string& line, std::size_t arm) {
    return run->value("costs", line, arm, 0, 0, 0);
  };
  for (std::size_t arm = 0; arm < 3; ++arm) {
    CHECK((spent("supervision", arm) > 0) == (arm == 1));
    CHECK((spent("adult_specialists", arm) > 0) == (arm == 2));
    double sum = 0;
    for (const DatasetSpec& d : run->layout().datasets)
      if (d.group == "costs") sum += spent(d.id, arm);
    CHECK(run->value("measures", "spend_total_gbp", arm, 0, 0, 0) == Approx(sum).epsilon(1e-12));
  }
}
