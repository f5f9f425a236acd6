#include <catch2/catch.hpp>

#include <cmath>

#include "models/population/contacts.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// Families for whom a closing on the first day brings on a contact.
std::size_t come_back(const Model& model, const Draws& draws, Cell cell, float closing_ratio) {
  cell.calendar = Ring{model.start};
  for (std::uint32_t i = 0; i < cell.families.size(); ++i) {
    cell.families[i].closing_ratio = closing_ratio;
    cell.families[i].last_closed = model.start;
    plan_contact(cell, model, draws, FamilyRow{i}, model.start, {Chain::after_closure, model.start});
  }
  return cell.calendar.size();
}

}  // namespace

TEST_CASE("how much oftener a family comes back varies as asked for, with mean 1 over families") {
  const Model model = model_of("857");
  const Draws draws{5, 0};
  const Cell cell = make_opening_world(model, 0, draws);
  double sum = 0, squares = 0;
  for (const Family& family : cell.families) {
    const double own = returns_ratio(model, draws, family);
    sum += own;
    squares += own * own;
  }
  const auto n = static_cast<double>(cell.families.size());
  const double variance = model.parameters.returns_variance;
  CHECK(sum / n == Approx(1).margin(4 * std::sqrt(variance / n)));
  CHECK(squares / n - 1 == Approx(variance).epsilon(0.3));
}

TEST_CASE("contacts after a closing follow the closing ratio, and without one there are none") {
  const Model model = model_of("926");
  const Draws draws{5, 0};
  const Cell cell = make_opening_world(model, 0, draws);
  CHECK(come_back(model, draws, cell, 0) == 0);
  CHECK(static_cast<double>(come_back(model, draws, cell, 0.15F)) ==
        Approx(3 * static_cast<double>(come_back(model, draws, cell, 0.05F))).epsilon(0.1));
}
