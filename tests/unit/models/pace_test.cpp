#include <catch2/catch.hpp>
#include <cmath>

#include "models/policies/pace.hpp"

using namespace cscsim;

TEST_CASE("a policy without a pace is wholly in place from its first day") {
  const Pace pace;
  CHECK(pace.at_start(0) == Delivery{});
  CHECK(pace.after({}, 0, 30, 30, 0.5) == Delivery{});
}

TEST_CASE("posts are filled at their mean time, and emptied by turnover") {
  Pace pace;
  pace.days_to_fill = 100;
  CHECK(pace.at_start(0).staffed == 0);
  CHECK(pace.at_start(100).staffed == Approx(1 - std::exp(-1)));
  CHECK(pace.after({0.5, 1, 1}, 0, 30, 30, 0).staffed == Approx(0.5 + 0.5 * (1 - std::exp(-0.3))));
  pace.post_turnover = 0.4;
  Delivery delivery = pace.at_start(100);
  for (Day day = 30; day < 3000; day += 30) delivery = pace.after(delivery, 0, day, 30, 0);
  // As many are filled as emptied: rates of 1/100 and 0.4/365.25 a day, in steps of a month.
  CHECK(delivery.staffed == Approx(0.01 / (0.01 + 0.4 / days_per_year)).margin(0.02));
}

TEST_CASE("training reaches its share evenly over its days") {
  Pace pace;
  pace.training_days = 200;
  pace.trained_share = 0.8;
  CHECK(pace.at_start(500).trained == 0);
  CHECK(pace.after({}, 1000, 1100, 30, 0).trained == Approx(0.4));
  CHECK(pace.after({}, 1000, 1300, 30, 0).trained == Approx(0.8));
}

TEST_CASE("fidelity grows by coaching and goes with those who leave") {
  Pace pace;
  pace.fidelity_at_start = 0.3;
  pace.years_to_fidelity = 2;
  pace.induction = 0.6;
  CHECK(pace.at_start(0).fidelity == 0.3);
  const double coached = 0.7 * (1 - std::exp(-30 / (2 * days_per_year)));
  CHECK(pace.after({1, 1, 0.3}, 0, 30, 30, 0).fidelity == Approx(0.3 + coached));
  CHECK(pace.after({1, 1, 0.3}, 0, 30, 30, 0.1).fidelity == Approx(0.3 + coached - 0.3 * 0.1 * 0.4));
}
