#include <catch2/catch.hpp>
#include <cmath>

#include "models/population/synthesis.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

constexpr Day placed = 18'000;

Case placed_case() {
  Case c;
  c.stage = Stage::looked_after;
  c.placed_since = placed;
  return c;
}

}  // namespace

TEST_CASE("trust in carers grows with time in the placement, and begins anew with the next") {
  const Parameters p = read_parameters(data_directory(), {});
  Case c = placed_case();
  CHECK(carer_trust(p, c, placed) == Approx(p.carer_trust_at_start));
  const double build = p.carer_trust_build, limit = build / (build + p.trust_decay);
  CHECK(carer_trust(p, c, placed + 364) ==
        Approx(limit + (p.carer_trust_at_start - limit) * std::exp(-52 * (build + p.trust_decay))));
  const double before = carer_trust(p, c, placed + 364);
  c.placed_since = placed + 364;
  CHECK(carer_trust(p, c, placed + 364) < before);
  c.placed_since = never;
  CHECK(carer_trust(p, c, placed) == 0);
}

TEST_CASE("relatives are trusted sooner, and carers whom the child does not suit later") {
  const Parameters p = read_parameters(data_directory(), {});
  Case usual = placed_case(), kin = usual, unsuited = usual;
  kin.placement = PlacementKind::kinship;
  unsuited.poor_fit = true;
  for (const Day days : {30, 180, 720}) {
    CHECK(carer_trust(p, kin, placed + days) > carer_trust(p, usual, placed + days));
    CHECK(carer_trust(p, unsuited, placed + days) < carer_trust(p, usual, placed + days));
  }
}

TEST_CASE("a child's own trust in care lies between that in the worker and that in carers") {
  const Model model = model_of("857", 1);
  const Draws draws{1, 0};
  Cell cell = make_people(model, 0, draws);
  Gathered gathered;
  const Now now{model, model.parameters, draws, cell, placed + 200, 0, gathered};
  Case c = placed_case();
  c.child_trust.begin(placed, 0.1);
  const double carers = carer_trust(now.p, c, now.today), w = now.p.carer_trust_weight;
  CHECK(own_trust(now, c) == Approx((1 - w) * 0.1 + w * carers));
  c.child_trust.begin(placed, 0.9);
  CHECK(own_trust(now, c) == Approx((1 - w) * 0.9 + w * carers));
}
