#include <catch2/catch.hpp>

#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

// Rutland, City of London and Hartlepool: small, so that every promise can be kept often.
const std::string small = "'Rutland', 'Hartlepool'";
const std::string placebo =
    "[[arm]]\nname = 'placebo'\n[[arm.policy]]\nuse = 'placebo'\nstart = 2019-10-01\n";

}  // namespace

TEST_CASE("one, two and eight threads give identical results, events included", "[parallel]") {
  const Scenario s = scenario(small, 2, 5, placebo, 7, "events = true\nmonthly = true");
  const auto one = results(s, 1);
  CHECK(same(one->blocks(), results(s, 2)->blocks()));
  CHECK(same(one->blocks(), results(s, 8)->blocks()));
}

TEST_CASE("a shard of replicates equals those replicates of the whole run") {
  Scenario s = scenario(small, 1, 4);
  const auto whole = results(s);
  s.first_replicate = 2;
  s.replicates = 2;
  const auto shard = results(s);
  CHECK(same({whole->blocks()[2], whole->blocks()[3]}, shard->blocks()));
}

TEST_CASE("placebo differs from nothing by exactly zero in every measure, month and replicate") {
  const auto run = results(scenario(small, 2, 3, placebo, 3, "monthly = true"));
  double enrolled = 0;
  for (const ReplicateBlock& block : run->blocks()) {
    for (std::size_t d = 0; d < run->layout().datasets.size(); ++d) {
      const DatasetSpec& spec = run->layout().datasets[d];
      const auto& values = block.values[d];
      const std::size_t half = values.size() / 2;
      for (std::size_t i = 0; i < half; ++i) {
        if (spec.group == "policies/placebo") {
          if (spec.id == "enrolled") enrolled += values[half + i];
          continue;
        }
        const bool equal =
            values[i] == values[half + i] || (values[i] != values[i] && values[half + i] != values[half + i]);
        if (!equal)
          FAIL(spec.group << "/" << spec.id << ": " << values[i] << " against " << values[half + i]);
      }
    }
  }
  CHECK(enrolled > 100);  // it did enrol
}

TEST_CASE("random extra looks at cases change nothing") {
  const Model model = model_of("857");
  const Draws draws{11, 0};
  const ArmPolicies nobody;
  World plain{make_opening_world(model, 0, draws)}, looked_at = plain;
  System usual{model, draws, nobody, true}, nosy{model, draws, nobody, true};
  nosy.look_needlessly(60);
  advance(plain, model.start, model.end, usual);
  advance(looked_at, model.start, model.end, nosy);
  CHECK(plain == looked_at);
}

TEST_CASE("a world advanced in two steps through a copy is one advanced in one") {
  const Model model = model_of("857");
  const Draws draws{5, 2};
  const ArmPolicies nobody;
  System system{model, draws, nobody, false};
  World whole{make_opening_world(model, 0, draws)};
  World first = whole;
  advance(whole, model.start, model.end, system);
  advance(first, model.start, model.start + 200, system);
  World copy = first;
  CHECK(copy == first);
  advance(copy, model.start + 200, model.end, system);
  CHECK(copy == whole);
  CHECK_FALSE(first == whole);
}

TEST_CASE("the arms share their past: before the earliest act of any policy all months agree") {
  const std::string arm =
      "[[arm]]\nname = 'less contact'\n[[arm.policy]]\nuse = 'set_lever'\nlever = 'contact'\nvalue = "
      "0.5\nstart = 2020-01-01\n";
  const auto run = results(scenario("'Hartlepool'", 2, 2, arm, 1, "monthly = true"));
  const std::size_t last = run->layout().authorities.size() - 1;
  for (std::size_t r = 0; r < 2; ++r) {
    for (std::size_t month = 0; month < 9; ++month)
      CHECK(run->value("monthly", "referrals", 0, r, last, month) ==
            run->value("monthly", "referrals", 1, r, last, month));
    CHECK(run->value("measures", "referrals", 1, r, last, 1) <
          0.8 * run->value("measures", "referrals", 0, r, last, 1));
  }
}
