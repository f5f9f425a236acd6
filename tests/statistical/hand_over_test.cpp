#include <catch2/catch.hpp>

#include <map>
#include <memory>
#include <string>

#include "tests/support/best_fit.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

constexpr std::size_t years = 5;

/// Mean of the years from `first` on.
double from(std::size_t first, const MemorySink& run, const std::string& id, std::size_t arm) {
  double sum = 0;
  for (std::size_t year = first; year < years; ++year) sum += mean(run, id, arm, year);
  return sum / static_cast<double>(years - first);
}

// Many leave here: what that does stands out of the noise.
const std::string six =
    "'Worcestershire', 'Buckinghamshire', 'Devon', 'Cambridgeshire', 'Gloucestershire', 'Surrey'";
// With loop B1 on, thresholds rise as overload does, and fewer referrals hide who comes back.
const std::string thresholds_stand = "loops.rationing = 0\n";

/// As usual, and with twice the leavers.
const MemorySink& leavers_doubled(const std::string& model) {
  static std::map<std::string, std::unique_ptr<MemorySink>> runs;
  auto& run = runs[model];
  if (!run)
    run = results(scenario(six, years, 12, turned("leave", "worker_leaving", 2) + "[model]\n" + model), 2);
  return *run;
}

/// What doubling leavers does to a measure.
double rise(const MemorySink& run, const std::string& id) {
  return from(1, run, id, 1) - from(1, run, id, 0);
}

}  // namespace

TEST_CASE(
    "doubling leavers raises hand-overs in care, lowers trust, change and returns home, and more come back",
    "[slow]") {
  const MemorySink& run = leavers_doubled(thresholds_stand);
  CHECK(from(2, run, "cla_social_worker_changes_per_year", 1) >
        1.2 * from(2, run, "cla_social_worker_changes_per_year", 0));
  CHECK(from(2, run, "trust_mean", 1) < from(2, run, "trust_mean", 0) - 0.5);
  // By 2.5%, and chance makes 1.2 of that (one standard error of 12 pairs).
  CHECK(from(2, run, "returned_home", 1) < 0.98 * from(2, run, "returned_home", 0));
  CHECK(from(1, run, "parental_changes", 1) < from(1, run, "parental_changes", 0));
  // Small: cases close before much trust is there to be lost.
  CHECK(rise(run, "trust_at_closing_mean") < -0.3);
  CHECK(rise(run, "closing_ratio_mean") > 0.01);
  for (const std::string id :
       {"rereferrals_within_12_months_pct", "rereferred_within_12_months_of_closure_pct"})
    CHECK(rise(run, id) > 0);
}

TEST_CASE("agencies that gain by leavers cover their posts: with that loop off more posts stand empty",
          "[slow]") {
  const MemorySink &on = leavers_doubled(thresholds_stand),
                   &off = leavers_doubled(thresholds_stand + "loops.agency = 0\n");
  CHECK(rise(on, "posts_uncovered_pct") < rise(off, "posts_uncovered_pct") - 1);
  CHECK(rise(on, "agency_pct") > rise(off, "agency_pct"));
  CHECK(rise(on, "face_to_face_hours_per_case_week") > rise(off, "face_to_face_hours_per_case_week"));
  CHECK(rise(on, "vacancy_pct") == Approx(rise(off, "vacancy_pct")).margin(1));  // leaving itself goes on
  CHECK(from(1, on, "posts_uncovered_pct", 0) == Approx(from(1, off, "posts_uncovered_pct", 0)).margin(1));
}

TEST_CASE("changes of worker in care come as often, and for the reasons, that are published", "[slow]") {
  const auto run =
      results(at_best_fit(scenario(six + ", 'Norfolk', 'Leeds', 'Kent', 'Lancashire'", years, 1)), 2);
  CHECK(from(1, *run, "cla_social_worker_changes_per_year", 0) == Approx(0.945).margin(0.15));  // RC04
  CHECK(from(1, *run, "cla_hand_overs_transfer_pct", 0) == Approx(19).margin(5));               // RC08
  CHECK(from(1, *run, "cla_hand_overs_rebalancing_pct", 0) == Approx(17).margin(4));            // RC08
  CHECK(from(1, *run, "trust_kept_pct", 0) == Approx(50).margin(4));
}
