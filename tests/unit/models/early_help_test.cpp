#include <catch2/catch.hpp>
#include <cmath>

#include "models/processes/budget.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// Families of Hartlepool who took up early help, of whom so many changed, when it was offered to all.
std::pair<int, int> offered_and_changed(double loop) {
  const Day start = usual_start;
  const Model model{read_parameters(data_directory(), {{"loops.early_help", loop},
                                                       {"early_help.offered_share", 1},
                                                       {"early_help.change_share", 0.25}}),
                    read_facts(data_directory(), {"805"}, start), start, 1};
  const Draws draws{1, 0};
  Cell cell = make_opening_world(model, 0, draws);
  Gathered gathered;
  Now now{model, model.parameters, draws, cell, start + 10, 0, gathered};
  int changed = 0;
  for (std::uint32_t i = 0; i < cell.families.size(); ++i) {
    offer_early_help(now, FamilyRow{i}, {});
    changed += cell.families[i].changed_on == now.today;
  }
  return {static_cast<int>(cell.tally.at(0, stat::early_help_offered)), changed};
}

}  // namespace

TEST_CASE("with the loop on, parents change in a share of the families whom early help reaches") {
  const auto [offered, changed] = offered_and_changed(1);
  CHECK(offered > 5000);
  CHECK(changed == Approx(0.25 * offered).epsilon(0.06));
  CHECK(offered_and_changed(0) == std::pair{offered, 0});
}

TEST_CASE("what early help does to families is part of its elasticity, and nothing at the usual sum") {
  Cell cell;
  Facts facts;
  facts.early_help_gbp = 1e6;
  cell.facts = std::make_shared<const Facts>(facts);
  Parameters p;
  p.early_help_least = 0.2;
  p.early_help_elasticity = -0.11;
  p.early_help_relief = -0.02;
  cell.purse.early_help_gbp = 1e6;
  CHECK(contacts_by_early_help(cell, p) == 1);  // the loop is off
  p.early_help_loop = 1;
  CHECK(contacts_by_early_help(cell, p) == Approx(std::exp(0.02)));
  cell.purse.early_help_gbp = 0.5e6;
  CHECK(contacts_by_early_help(cell, p) == Approx(std::exp(0.02) * std::pow(0.5, -0.09)));
}
