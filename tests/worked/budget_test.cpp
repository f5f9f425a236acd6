#include <catch2/catch.hpp>
#include <cmath>

#include "models/processes/budget.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

TEST_CASE("early help is given what last year's statutory work leaves of the budget") {
  const Model model = model_of("805", 2);
  const Draws draws{1, 0};
  Cell cell;
  cell.facts = model.authorities[0];
  cell.tally = Tally{model.month_starts};
  Gathered gathered;
  const Day april = day_of(2020, 4, 1);
  Now now{model, model.parameters, draws, cell, april, 0, gathered};
  const double usual = cell.facts->early_help_gbp;
  REQUIRE(usual > 0);
  const auto spent = [&](double gbp) {  // in foster placements, whose count is weekly pence by the day
    cell.tally = Tally{model.month_starts};
    cell.tally.add(stat::foster_pence_days, 0, april - 1, std::llround(gbp * 700));
    settle_budget(now);
    return cell.purse.early_help_gbp;
  };

  cell.purse = {10e6, usual};
  CHECK(spent(10e6) == Approx(usual));
  CHECK(spent(10e6 + 0.3 * usual) == Approx(0.7 * usual));
  CHECK(spent(10e6 - 0.2 * usual) == Approx(1.2 * usual));
  CHECK(spent(10e6 + 5 * usual) == Approx(model.parameters.early_help_least * usual));
  CHECK(spent(0) == Approx(model.parameters.early_help_most * usual));
  charge_early_help(now, april, april + 30);
  CHECK(cell.tally.at(12, stat::early_help_pence) ==
        std::llround(100 * model.parameters.early_help_most * usual * 30 / days_per_year));
}
