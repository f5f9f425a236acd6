#include <catch2/catch.hpp>
#include <cmath>

#include "models/processes/practitioner.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

TEST_CASE("skill grows with practice towards what the worker has in them") {
  Parameters p;
  p.skill_years = 2;
  Worker worker;
  worker.skill_in_the_end = 3.0F;
  const Day today = day_of(2020, 4, 1);
  worker.practising_since = today;
  set_skill(worker, p, today);
  CHECK(worker.skill == Approx(1.0));  // the lowest of the scale
  worker.practising_since = today - static_cast<Day>(2 * days_per_year);
  set_skill(worker, p, today);
  CHECK(worker.skill == Approx(1 + 2 * (1 - std::exp(-1.0))).epsilon(0.001));
}

TEST_CASE("training from 2.49 to 2.91 moves parental change by less than 1%; from 3.5 to 4.5 by far more") {
  const Parameters p = read_parameters(data_directory(), {});
  const Day today = day_of(2020, 4, 1);
  const auto change = [&](float skill) {
    Worker worker;
    worker.skill_in_the_end = skill;
    worker.practising_since = today - 30'000;
    set_skill(worker, p, today);
    return static_cast<double>(worker.change_ratio);
  };
  CHECK(change(2.91F) / change(2.49F) < 1.01);
  CHECK(change(2.91F) > change(2.49F));
  CHECK(change(4.5F) / change(3.5F) > 1.2);
}

TEST_CASE("a newly qualified worker has practised for less than the protected time") {
  Parameters p;
  p.protected_days = 365;
  Practitioner worker;
  worker.practising_since = day_of(2019, 4, 1);
  CHECK(newly_qualified(p, worker, day_of(2020, 3, 30)));
  CHECK_FALSE(newly_qualified(p, worker, day_of(2020, 3, 31)));
}
