#include <catch2/catch.hpp>

#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

constexpr int replicates = 12;

}  // namespace

TEST_CASE("higher thresholds cut care and raise harm unseen: both show", "[slow]") {
  const auto run =
      results(scenario("'Norfolk', 'Leeds'", 4, replicates, turned("threshold", "threshold", 1.3)), 2);
  CHECK(mean(*run, "referrals", 1) < 0.95 * mean(*run, "referrals", 0));
  CHECK(mean(*run, "cla_31mar", 1) < 0.95 * mean(*run, "cla_31mar", 0));
  CHECK(mean(*run, "harm_days_in_care", 1) < mean(*run, "harm_days_in_care", 0));
  CHECK(mean(*run, "harm_days_unseen", 1) > 1.002 * mean(*run, "harm_days_unseen", 0));
}

TEST_CASE("less risk outside the family: fewer missing, convicted and taken into care", "[slow]") {
  const auto run = results(scenario("'Norfolk', 'Leeds'", 4, replicates,
                                    turned("extra_familial_risk", "extra_familial_risk", 0.7)),
                           2);
  for (const char* id : {"cla_missing_incidents", "cla_missing_pct", "cla_convicted_pct",
                         "cla_substance_misuse_pct", "edge_of_care", "harm_days"}) {
    CAPTURE(id);
    CHECK(mean(*run, id, 1) < mean(*run, id, 0));
  }
}

TEST_CASE("figures of children in care and care leavers lie near England's", "[slow]") {
  const auto run = results(scenario("'Norfolk', 'Leeds'", 4, replicates), 2);
  const auto near = [&run](const char* id, double published, double margin) {
    CAPTURE(id);
    CHECK(mean(*run, id, 0) == Approx(published).margin(margin));
  };
  near("cla_health_assessment_pct", 90, 2);
  near("cla_immunised_pct", 88, 2);
  near("cla_dentist_pct", 86, 2);
  near("cla_development_pct", 88, 3);
  near("cla_substance_misuse_pct", 3.4, 1.5);
  near("cla_missing_pct", 11, 3);
  near("care_leavers_19_21_in_touch_pct", 91, 3);
  near("care_leavers_19_21_in_education_or_work_pct", 53, 4);
  near("care_leavers_19_21_suitable_accommodation_pct", 85, 4);
  near("staying_put_18_pct", 58, 6);
  near("staying_put_19_20_pct", 28, 6);
}
