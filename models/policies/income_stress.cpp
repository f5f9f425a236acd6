#include "models/policies/income_stress.hpp"

#include <algorithm>
#include <cmath>

#include "models/policies/blocks.hpp"

namespace cscsim {

namespace {

/// A published response of entries to care, for 100,000 children a year, to one percentage point.
struct Response {
  const char* id;
  double estimate, low, high;  ///< 95% interval
  Day lag;
};

constexpr Response child_poverty{"child_poverty", 5, 2, 8, 0};   // parameters.csv DP06
constexpr Response unemployment{"unemployment", 9, 6, 11, 365};  // parameters.csv DP08

/// Moves the income stress of a whole authority from a day on. Families grow more severe, and so are contacted, found in
/// need and taken into care more often; how much is set so that entries to care answer as published.
class IncomeShock final : public Policy {
 public:
  IncomeShock(const Response& response, const PolicyChoice& choice)
      : response_{response},
        roll_out_{choice},
        points_{number(choice, "points")},
        fixed_{number(choice, "entries_per_point")} {}

  std::string id() const override { return response_.id; }
  std::vector<Moment> moments() const override { return {}; }
  Standing standing(const std::string& authority, const Draws& draws) const override {
    Standing standing;
    standing.lead_begins = roll_out_.lead_begins(authority);
    standing.live = std::min(not_due, roll_out_.live(authority) + response_.lag);
    standing.more_entries = points_ * (fixed_ > 0 ? fixed_ : entries_per_point(draws));
    return standing;
  }
  void answer(const Today&, Service&) const override {}

 private:
  /// One draw a replicate, the same in every authority and arm.
  double entries_per_point(const Draws& draws) const {
    constexpr double widths = 2 * 1.96;  // standard errors in a 95% interval
    return Normal{response_.estimate, (response_.high - response_.low) / widths}.draw(draws, id(), 0);
  }

  Response response_;
  RollOut roll_out_;
  double points_;
  double fixed_;  ///< 0: drawn
};

PolicyDescription description_of(const Response& response) {
  PolicyDescription description;
  description.id = response.id;
  description.keys = RollOut::keys(0, "none");
  description.keys.push_back({"points", KeySpec::Type::number, Value{0.0}, -20, 20,
                              "percentage points by which it rises, or falls if negative", true});
  description.keys.push_back({"entries_per_point", KeySpec::Type::number, Value{0.0}, 0, 50,
                              "entries to care a year for 100,000 children for each point; left out: drawn "
                              "from the published interval",
                              false});
  description.make = [response](const PolicyChoice& choice) {
    return std::make_shared<const IncomeShock>(response, choice);
  };
  return description;
}

}  // namespace

PolicyDescription child_poverty_description() {
  PolicyDescription description = description_of(child_poverty);
  description.name = "Child poverty";
  description.mechanism =
      "The share of children in poverty rises by some points from a day on, and stays. Income stress makes "
      "every family of the authority more severe: all inflows rise. loops.poverty = 0 switches it off.";
  description.evidence_strength = "MODERATE (within-authority panel, 147 authorities, 2015 to 2020)";
  description.evidence = {
      "one point of child poverty: 5 (2 to 8) more entries to care under 16 for 100,000 a year (DP06)"};
  return description;
}

PolicyDescription unemployment_description() {
  PolicyDescription description = description_of(unemployment);
  description.name = "Unemployment";
  description.mechanism =
      "Unemployment rises by some points from a day on, and stays; a year later income stress makes every "
      "family of the authority more severe, and all inflows rise. loops.poverty = 0 switches it off.";
  description.evidence_strength = "MODERATE (within-authority panel, 150 authorities, 2004 to 2019)";
  description.evidence = {
      "one point of unemployment: 9 (6 to 11) more entries to care for 100,000 in the following year (DP08)"};
  return description;
}

}  // namespace cscsim
