#include <catch2/catch.hpp>

#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

constexpr int replicates = 12;

}  // namespace

TEST_CASE("doubling leavers raises hand-overs and lowers trust", "[slow]") {
  const auto run = results(scenario("'Norfolk'", 4, replicates, turned("leave", "worker_leaving", 2)), 2);
  CHECK(mean(*run, "hand_overs_resignation", 1) > 1.4 * mean(*run, "hand_overs_resignation", 0));
  CHECK(mean(*run, "trust_mean", 1) < mean(*run, "trust_mean", 0) - 0.5);
}

TEST_CASE("more support raises trust and change, and fewer families come back", "[slow]") {
  const auto run = results(scenario("'Norfolk'", 4, replicates, turned("support", "support", 1.4)), 2);
  CHECK(mean(*run, "trust_mean", 1) > mean(*run, "trust_mean", 0) + 3);
  CHECK(mean(*run, "parental_changes", 1) > mean(*run, "parental_changes", 0));
  CHECK(mean(*run, "rereferrals_within_12_months_pct", 1) <
        mean(*run, "rereferrals_within_12_months_pct", 0));
  CHECK(mean(*run, "practice_with_pct", 1) > mean(*run, "practice_with_pct", 0));
}

TEST_CASE("challenge changes parents where there is support for it", "[slow]") {
  const std::string
      support = turned("support", "support", 1.4),
      both = turned("both", "support", 1.4),
      challenge = "[[arm.policy]]\nuse = 'set_lever'\nlever = 'challenge'\nvalue = 1.6\nstart = 2019-04-02\n";
  const auto run = results(scenario("'Norfolk'", 4, replicates, support + both + challenge), 2);
  CHECK(mean(*run, "parental_changes", 2) > mean(*run, "parental_changes", 1));
}
