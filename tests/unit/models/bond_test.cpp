#include <catch2/catch.hpp>

#include "models/population/bond.hpp"

using namespace cscsim;

TEST_CASE("trust moves towards what visits and losses allow, by the exact solution") {
  Bond bond;
  bond.begin(0, 0.2);
  bond.set(0, {0.06, 0.04});  // limit 0.6, pace 0.1 a week
  CHECK(bond.on(0) == Approx(0.2));
  CHECK(bond.on(70) == Approx(0.6 - 0.4 * std::exp(-1.0)));
  CHECK(bond.on(7000) == Approx(0.6));
}

TEST_CASE("setting the pace that already holds changes no trust, however often") {
  Bond bond;
  bond.begin(10, 0.3);
  bond.set(10, {0.05, 0.02});
  const Bond before = bond;
  for (const Day day : {12, 20, 45}) bond.set(day, {0.05, 0.02});
  CHECK(bond == before);
}

TEST_CASE("after a hand-over trust stands where it was put, and grows again from there") {
  Bond bond;
  bond.begin(0, 0.8);
  bond.set(0, {0.05, 0.0});  // limit 1
  bond.become(30, 0.5 * bond.on(30));
  CHECK(bond.since() == 30);
  CHECK(bond.on(30) == Approx((1 - 0.2 * std::exp(-0.05 * 30 / 7)) / 2));
  CHECK(bond.on(60) > bond.on(30));
}

TEST_CASE("without a worker trust only fades") {
  Bond bond;
  bond.begin(0, 0.5);
  bond.set(0, {0.0, 0.01});
  CHECK(bond.on(7 * 100) == Approx(0.5 * std::exp(-1.0)));
}
