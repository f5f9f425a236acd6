#include <catch2/catch.hpp>

#include "models/population/case.hpp"
#include "models/processes/now.hpp"

using namespace cscsim;

TEST_CASE("a clock rings when its exponential is used up at its rate") {
  Clocks clocks;
  clocks.start(Cause::closure, 100, 2.0);
  CHECK(clocks.first().day == not_due);  // no rate yet
  clocks.set(Cause::closure, 100, 0.1F, 1.0F);
  CHECK(clocks.first().day == 120);
  CHECK(clocks.first().cause == Cause::closure);
}

TEST_CASE("setting the same rate again changes nothing, on whatever day") {
  Clocks clocks;
  clocks.start(Cause::move, 10, 1.0);
  clocks.set(Cause::move, 10, 0.05F, 1.0F);
  const Clocks before = clocks;
  for (const Day day : {11, 17, 25}) clocks.set(Cause::move, day, 0.05F, 1.0F);
  clocks.scale(Cause::move, 26, 1.0F);
  CHECK(clocks == before);
}

TEST_CASE("a ratio redraws the remainder of the same exponential") {
  Clocks clocks;
  clocks.start(Cause::missing, 0, 3.0);
  clocks.set(Cause::missing, 0, 0.1F, 1.0F);  // would ring on day 30
  clocks.scale(Cause::missing, 10, 0.5F);     // 2 left at 0.05 a day: 40 days more
  CHECK(clocks.first().day == 50);
  clocks.scale(Cause::missing, 30, 1.0F);  // 1 left at 0.1 a day
  CHECK(clocks.first().day == 40);
}

TEST_CASE("the first of several causes rings, a stopped one never") {
  Clocks clocks;
  clocks.start(Cause::closure, 0, 1.0);
  clocks.start(Cause::emergency, 0, 1.0);
  clocks.set(Cause::closure, 0, 0.01F, 1.0F);
  clocks.set(Cause::emergency, 0, 0.02F, 1.0F);
  CHECK(clocks.first().cause == Cause::emergency);
  clocks.stop(Cause::emergency);
  CHECK(clocks.first().cause == Cause::closure);
  CHECK_FALSE(clocks.running(Cause::emergency));
}

TEST_CASE("a gate under a ratio of hazards stays a probability and passes through its base at 1") {
  CHECK(at_ratio(0.3, 1.0) == 0.3);
  CHECK(at_ratio(0.3, 2.0) == Approx(1 - 0.7 * 0.7));
  CHECK(at_ratio(1.0, 0.2) == 1.0);
  CHECK(at_ratio(0.0, 5.0) == 0.0);
}
