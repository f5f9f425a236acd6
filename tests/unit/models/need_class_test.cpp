#include <catch2/catch.hpp>
#include <cmath>

#include "models/population/severity.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

constexpr Day day = 18'400;

Parameters parameters() { return read_parameters(data_directory(), {}); }

}  // namespace

// parameters.csv DP16: 19.3% of children live with an adult who has one of domestic abuse, mental ill health and substance
// misuse at least, 2.2% with one who has two, 0.2% three. Three factors of 7.2% each, one for each of the three.
TEST_CASE("parents' factors go together as often as the survey found") {
  Parameters p = parameters();
  p.factor_share = {0.0723, 0.0723, 0.0723, 0, 0, 0};
  p.factor_seen = 1;
  p.severity_selection.fill(0);
  const Severity severity{p};
  const Draws draws{1, 0};
  constexpr int n = 200'000;
  std::array<int, 4> with{};
  for (std::uint64_t id = 1; id <= n; ++id) {
    Family family;
    family.id = FamilyId{id};
    family.compounded = static_cast<double>(mixed(id, 5) % 100'000) < 1e5 * p.compounded_share;
    const unsigned found = severity.factors(draws, family, day);
    ++with.at((found & 1U) + (found >> 1U & 1U) + (found >> 2U & 1U));
  }
  CHECK(with[1] + with[2] + with[3] == Approx(0.193 * n).epsilon(0.02));
  CHECK(with[2] + with[3] == Approx(0.022 * n).epsilon(0.06));
  CHECK(with[3] == Approx(0.002 * n).epsilon(0.2));
}

TEST_CASE("assessments find each factor in its published share, however factors go together") {
  for (const double odds_ratio : {1.0, 8.0, 30.0}) {
    Parameters p = parameters();
    p.compounded_odds = odds_ratio;
    const Severity severity{p};
    // Among families assessed in proportion to exp(selection x z), by the classes and factors alone.
    const double s = p.severity_selection[static_cast<std::size_t>(Stage::assessment)];
    const Draws draws{2, 0};
    std::array<double, factor_count> found{};
    double all = 0;
    for (std::uint64_t id = 1; id <= 60'000; ++id) {
      Family family;
      family.id = FamilyId{id};
      family.compounded = static_cast<double>(mixed(id, 5) % 100'000) < 1e5 * p.compounded_share;
      const unsigned present = severity.factors(draws, family, day);
      double load = 0;
      for (std::size_t i = 0; i < factor_count; ++i)
        if ((present >> i & 1U) != 0) load += p.severity_factor[i];
      const double weight = std::exp(s * load);
      all += weight;
      for (std::size_t i = 0; i < factor_count; ++i)
        if ((present >> i & 1U) != 0) found[i] += weight;
    }
    for (std::size_t i = 0; i < factor_count; ++i)
      CHECK(found[i] / all == Approx(p.factor_share[i] / p.factor_seen).epsilon(0.04));
  }
}

TEST_CASE("deprivation enters severity by the decile, and no total") {
  Parameters p = parameters();
  p.severity_decile = 0.05;
  const Severity severity{p};
  const Draws draws{1, 0};
  Family least, most;
  least.id = most.id = FamilyId{77};
  least.decile = 1;
  most.decile = 10;
  CHECK(severity.standing(draws, most, day) - severity.standing(draws, least, day) ==
        Approx(0.45).margin(0.001));
  double sum = 0;
  for (std::size_t decile = 1; decile <= 10; ++decile) sum += severity.by_decile(decile);
  CHECK(sum == Approx(0).margin(1e-12));
  // Among those who stand where three times as many of the tenth as of the first do, the mean is higher.
  CHECK(severity.mean(0) == Approx(0).margin(1e-6));
  CHECK(severity.mean(0, std::log(3) / 9) > 0.03);
}
