#include <catch2/catch.hpp>
#include <cmath>

#include "models/processes/stages.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

TEST_CASE("plans of the first day have a limit for their next review, and some will pass it") {
  const Model model = model_of("330", 1);  // Birmingham: 1,289 plans
  const Cell cell = make_opening_world(model, 0, Draws{1, 0});
  int plans = 0, late = 0;
  for (const Case& c : cell.cases) {
    if (!c.child.exists() || c.stage != Stage::protection_plan) continue;
    ++plans;
    late += c[Due::review] > c.review_limit;
    CHECK(c.review_limit >= model.start);
    CHECK(c.review_limit <= model.start + later_plan_review);
    CHECK(c[Due::review] >= model.start);
    if (c.reviews == 0) CHECK(c.review_limit == c.plan_since + first_plan_review);
  }
  CHECK(plans == 1289);
  const double expected = plans * model.parameters.review_late;
  CHECK(late == Approx(expected).margin(4 * std::sqrt(expected)));
}
