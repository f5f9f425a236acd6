#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "models/policies/effect.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

TEST_CASE("a sceptical prior outweighs an uncontrolled figure") {
  const Effect effect = Effect::sceptical(std::log(0.5), 0.7, 0.3);
  CHECK(effect.log_mean == Approx(std::log(0.5) * 0.09 / (0.09 + 0.49)));
  CHECK(effect.log_sd == Approx(std::sqrt(1 / (1 / 0.09 + 1 / 0.49))));
  CHECK(effect.log_mean + 1.96 * effect.log_sd > 0);  // no effect stays possible
}

TEST_CASE("the weaker the design the less a figure counts") {
  double before = 2;
  for (const StudyDesign design :
       {StudyDesign::trial, StudyDesign::comparison, StudyDesign::before_after, StudyDesign::description}) {
    const Effect effect =
        PolicyEffect{.lever = Lever::care_entry, .design = design, .log_ratio = 1, .standard_error = 0.1}
            .distribution();
    CHECK(effect.log_mean < before);
    CHECK(effect.log_mean > 0);
    before = effect.log_mean;
  }
  const Effect none = PolicyEffect{.lever = Lever::care_entry, .log_ratio = 1}.distribution();
  CHECK(none.log_mean == 0);
  CHECK(none.log_sd == targeted_service);
  const Effect set =
      PolicyEffect{.lever = Lever::lone_working, .design = StudyDesign::by_design, .log_ratio = -1}
          .distribution();
  CHECK(set.log_mean == -1);
  CHECK(set.log_sd == 0);
}

TEST_CASE("figures become ratios as worked out by hand") {
  CHECK(std::exp(log_hazard_ratio(0.19, 0.1)) == Approx(2));  // 1 - 0.9^2
  CHECK(error_of_interval(0.955, 1.166) == Approx(0.0509).margin(0.0001));
}

TEST_CASE("each effect of a policy names its lever once, and has a key that sets it") {
  for (const PolicyDescription& policy : policy_catalogue())
    for (const PolicyEffect& effect : policy.effects) {
      INFO(policy.id << " " << to_string(effect.lever));
      CHECK(std::count_if(policy.effects.begin(), policy.effects.end(),
                          [&](const auto& other) { return other.lever == effect.lever; }) == 1);
      CHECK(!effect.reading.empty());
      CHECK((effect.outcome.empty() == (effect.design == StudyDesign::no_figure) ||
             effect.design == StudyDesign::by_design || effect.lever == Lever::placement_move));
      CHECK((effect.prior_sd <= targeted_service && effect.prior_sd > 0));
    }
}
