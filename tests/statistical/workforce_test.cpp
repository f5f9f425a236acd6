#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/best_fit.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

constexpr std::size_t replicates = 12, last_year = 3;

/// Mean over the years after the first.
double later(const MemorySink& run, const std::string& id, std::size_t arm) {
  double sum = 0;
  for (std::size_t year = 1; year <= last_year; ++year) sum += mean(run, id, arm, year);
  return sum / last_year;
}

std::unique_ptr<MemorySink> norfolk(const std::string& arms, const std::string& model = "",
                                    int runs = replicates) {
  return results(at_best_fit(scenario("'Norfolk'", 4, runs, arms + "[model]\n" + model)), 2);
}

/// What the second arm does to a measure, by replicate, in the years after the first: in standard errors of its mean.
double standard_errors(const MemorySink& run, const std::string& id) {
  const std::size_t all = run.layout().authorities.size() - 1, n = run.layout().replicates;
  double sum = 0, squares = 0;
  for (std::size_t r = 0; r < n; ++r) {
    double rise = 0;
    for (std::size_t year = 1; year <= last_year; ++year)
      rise += run.value("measures", id, 1, r, all, year) - run.value("measures", id, 0, r, all, year);
    sum += rise;
    squares += rise * rise;
  }
  const double count = static_cast<double>(n), variance = (squares - sum * sum / count) / (count - 1);
  return sum / count / std::sqrt(variance / count);
}

/// With loop B1 on, thresholds fall as overload does, and more referrals hide what time with families saves.
const std::string thresholds_stand = "loops.rationing = 0\n";

}  // namespace

TEST_CASE("doubling leavers raises hand-overs, lowers trust, tenure and skill", "[slow]") {
  const auto run = norfolk(turned("leave", "worker_leaving", 2), thresholds_stand, 24);
  CHECK(later(*run, "hand_overs_resignation_per_1000", 1) >
        1.5 * later(*run, "hand_overs_resignation_per_1000", 0));
  CHECK(later(*run, "cla_social_worker_changes_per_year", 1) >
        later(*run, "cla_social_worker_changes_per_year", 0));
  CHECK(standard_errors(*run, "trust_mean") < -3);
  CHECK(later(*run, "tenure_years_mean", 1) < later(*run, "tenure_years_mean", 0));
  CHECK(later(*run, "skill_mean", 1) < later(*run, "skill_mean", 0));
}

TEST_CASE("halving caseloads raises time with families and lowers re-referral, and halving again gains less",
          "[slow]") {
  const auto run =
      norfolk(turned("half", "caseload", 0.5) + turned("quarter", "caseload", 0.25), thresholds_stand);
  const auto gain = [&run](const std::string& id, std::size_t from, std::size_t to) {
    return later(*run, id, to) - later(*run, id, from);
  };
  CHECK(mean(*run, "caseload_mean", 1) < 0.65 * mean(*run, "caseload_mean", 0));
  CHECK(gain("face_to_face_hours_per_case_week", 0, 1) > 0.1);
  CHECK(gain("face_to_face_hours_per_case_week", 1, 2) < gain("face_to_face_hours_per_case_week", 0, 1));
  CHECK(standard_errors(*run, "rereferrals_within_12_months_pct") < -3);
  CHECK(gain("rereferrals_within_12_months_pct", 1, 2) > gain("rereferrals_within_12_months_pct", 0, 1));
  CHECK(later(*run, "work_dropped_pct", 1) < later(*run, "work_dropped_pct", 0));
}

TEST_CASE("merging assessment and long-term teams removes the hand-over between them", "[slow]") {
  const auto run = norfolk(turned("merged", "team_transfer", 0.01));
  CHECK(later(*run, "hand_overs_transfer_per_1000", 1) <
        0.6 * later(*run, "hand_overs_transfer_per_1000", 0));
  CHECK(later(*run, "trust_mean", 1) > later(*run, "trust_mean", 0));
}

TEST_CASE("with the loop of leaving off, overload moves no leavers and all else goes on", "[slow]") {
  const auto leavers = [](const std::string& loop) {
    const auto run = norfolk(turned("crowded", "caseload", 2), loop);
    struct Found {
      double leaving, time;
    };
    return Found{later(*run, "turnover_pct", 1) / later(*run, "turnover_pct", 0),
                 later(*run, "face_to_face_hours_per_case_week", 1) /
                     later(*run, "face_to_face_hours_per_case_week", 0)};
  };
  const auto on = leavers(""), off = leavers("loops.leaving = 0\n");
  CHECK(on.leaving > off.leaving + 0.03);
  CHECK(off.time < 0.95);  // overload still takes time from families
}
