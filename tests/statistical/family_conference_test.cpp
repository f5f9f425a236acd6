#include <catch2/catch.hpp>

#include "models/policies/blocks.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// Turns the lever of conferences for every child of a family that gets a letter.
class Refers final : public Policy {
 public:
  explicit Refers(double ratio) { ratios_.scale(Lever::family_conference, ratio); }
  std::string id() const override { return "refers"; }
  std::vector<Moment> moments() const override { return {Moment::pre_proceedings_letter}; }
  Standing standing(const std::string&, const Draws&) const override {
    Standing standing;
    standing.lead_begins = standing.live = day_of(2019, 4, 2);
    return standing;
  }
  void answer(const Today& today, Service& service) const override {
    for (const std::uint32_t row : priority(today)) service.enrol({row, today.day + 30, ratios_, false, 0.0});
  }

 private:
  LeverRatios ratios_;
};

constexpr std::size_t years = 3;

/// Of the years after the first, as letters of the first year leave pre-proceedings.
double later(const MemorySink& run, const std::string& id, std::size_t arm) {
  return (mean(run, id, arm, 1) + mean(run, id, arm, 2)) / 2;
}

}  // namespace

TEST_CASE("conferences for all families with a letter keep some out of court, none for any sends more",
          "[slow]") {
  const Scenario s = scenario("'Norfolk', 'Leeds', 'Kent', 'Lancashire', 'Essex', 'Devon'", years, 6,
                              "[[arm]]\nname = 'nobody'\n[[arm]]\nname = 'everybody'\n");
  MemorySink run;
  RunOptions options;
  options.threads = 2;
  options.more_policies["nobody"] = {std::make_shared<const Refers>(1e-6)};
  options.more_policies["everybody"] = {std::make_shared<const Refers>(1e6)};
  REQUIRE(cscsim::run(s, data_directory(), run, options));
  const Parameters p = read_parameters(data_directory(), {});
  CHECK(later(run, "family_conferences_held", 1) == 0);
  CHECK(later(run, "family_conferences_held", 2) / later(run, "family_conferences_offered", 2) ==
        Approx(p.conference_accepted).margin(0.04));
  CHECK(later(run, "care_applications", 2) < later(run, "care_applications", 1));
  CHECK(later(run, "cla_started", 2) < later(run, "cla_started", 1));
  CHECK(later(run, "diverted_from_court_pct", 2) > later(run, "diverted_from_court_pct", 1) + 3);
}
