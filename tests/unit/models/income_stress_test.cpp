#include <catch2/catch.hpp>

#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

std::string arm(const std::string& policy, const std::string& start, const std::string& more = "") {
  return "[[arm]]\nname = '" + policy + "'\n[[arm.policy]]\nuse = '" + policy +
         "'\npoints = 5\nstart = " + start + "\n" + more;
}

double monthly(const MemorySink& run, const std::string& measure, std::size_t arm, std::size_t month) {
  return run.value("monthly", measure, arm, 0, run.layout().authorities.size() - 1, month);
}

}  // namespace

TEST_CASE("unemployment changes nothing for a year, child poverty acts from its day on") {
  const auto run = results(scenario("'Hartlepool'", 3, 1,
                                    arm("child_poverty", "2019-10-01") + arm("unemployment", "2019-10-01"), 1,
                                    "monthly = true"));
  bool poverty = false, unemployment = false;
  for (std::size_t month = 0; month < 36; ++month)
    for (const char* measure : {"contacts", "referrals", "cla_started"}) {
      const double usual = monthly(*run, measure, 0, month);
      if (month < 6) CHECK(monthly(*run, measure, 1, month) == usual);
      if (month < 18) CHECK(monthly(*run, measure, 2, month) == usual);
      poverty |= monthly(*run, measure, 1, month) != usual;
      unemployment |= monthly(*run, measure, 2, month) != usual;
    }
  CHECK(poverty);
  CHECK(unemployment);
}

TEST_CASE("with the loop of poverty off, income moves nothing") {
  const auto run = results(
      scenario("'Rutland'", 2, 2, arm("child_poverty", "2019-10-01") + "[model]\nloops.poverty = 0\n"));
  const std::size_t last = run->layout().authorities.size() - 1;
  for (std::size_t r = 0; r < 2; ++r)
    for (const char* measure : {"contacts", "referrals", "cla_started", "cla_31mar"})
      CHECK(run->value("measures", measure, 0, r, last, 1) == run->value("measures", measure, 1, r, last, 1));
}

TEST_CASE("the response to a point is drawn once a replicate, from what was published") {
  const Scenario s = scenario("'Rutland'", 1, 1, arm("child_poverty", "2019-10-01"));
  const auto poverty = policy("child_poverty").make(s.arms[1].policies[0]);
  double sum = 0, low = 1e9, high = -1e9;
  for (std::uint32_t replicate = 0; replicate < 400; ++replicate) {
    const Draws draws{1, replicate};
    const double entries = poverty->standing("E06000017", draws).more_entries / 5;
    CHECK(entries == poverty->standing("E06000001", draws).more_entries / 5);
    sum += entries, low = std::min(low, entries), high = std::max(high, entries);
  }
  CHECK(sum / 400 == Approx(5).margin(0.3));  // DP06: 5, 2 to 8
  CHECK(low < 2.5);
  CHECK(high > 7.5);
}
