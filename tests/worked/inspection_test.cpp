#include <catch2/catch.hpp>
#include <cmath>

#include "core/random/draws.hpp"
#include "models/processes/inspection.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// Hartlepool on its first day, with what a day needs.
struct Scene {
  Model model = model_of("805");
  Draws draws{1, 0};
  Cell cell = make_opening_world(model, 0, draws);
  Gathered gathered{};

  Now on(Day day) { return {model, model.parameters, draws, cell, day, 0, gathered}; }
};

}  // namespace

TEST_CASE("a judgement raises vigilance by its grade, and a year takes all but 1/e of that") {
  Scene scene;
  const Parameters& p = scene.model.parameters;
  Now day = scene.on(scene.model.start + 10);
  judge(day, Grade::inadequate);
  const Oversight& oversight = scene.cell.oversight;
  const double rise = p.vigilance_rise[static_cast<std::size_t>(Grade::inadequate)];
  CHECK(oversight.vigilance * oversight.usual == Approx(1 + rise));
  Now later = scene.on(scene.model.start + 10 + static_cast<Day>(p.vigilance_fading_days));
  review_vigilance(later);
  CHECK(oversight.vigilance * oversight.usual == Approx(1 + rise * std::exp(-1.0)));
  CHECK(scene.cell.tally.at(0, stat::inspections) == 1);
  CHECK(oversight.next >
        day.today + static_cast<Day>(p.inspection_days_inadequate * (1 - p.inspection_spread)) - 1);
}

TEST_CASE("workers leave by the judgement that stands against that of the first day") {
  Scene scene;
  const Parameters& p = scene.model.parameters;
  scene.cell.oversight.at_start = Grade::good;
  CHECK(leaving_under_judgement(scene.cell, p) ==
        (scene.cell.oversight.last.grade == Grade::inadequate ? Approx(p.leaving_inadequate) : Approx(1.0)));
  scene.cell.oversight.last.grade = Grade::inadequate;
  CHECK(leaving_under_judgement(scene.cell, p) == Approx(p.leaving_inadequate));
  scene.cell.oversight.at_start = Grade::inadequate;
  CHECK(leaving_under_judgement(scene.cell, p) == Approx(1.0));
  scene.cell.oversight.last.grade = Grade::good;
  CHECK(leaving_under_judgement(scene.cell, p) == Approx(1 / p.leaving_inadequate));
}
