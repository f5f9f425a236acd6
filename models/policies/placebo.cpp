#include "models/policies/placebo.hpp"

#include "models/policies/blocks.hpp"

namespace cscsim {

namespace {

class Placebo final : public Policy {
 public:
  explicit Placebo(const PolicyChoice& choice) : roll_out_{choice} {}

  std::string id() const override { return "placebo"; }
  std::vector<Moment> moments() const override {
    return {Moment::referral, Moment::assessment_completed, Moment::conference, Moment::edge_of_care,
            Moment::care_started};
  }
  Standing standing(const std::string& authority, const Draws&) const override {
    Standing standing;
    standing.lead_begins = roll_out_.lead_begins(authority);
    standing.live = roll_out_.live(authority);
    return standing;
  }
  void answer(const Today& today, Service& service) const override {
    for (std::uint32_t row = 0; row < today.cases.size(); ++row)
      service.enrol({row, today.day + 90, {}, false, 0.0});
  }

 private:
  RollOut roll_out_;
};

}  // namespace

PolicyDescription placebo_description() {
  PolicyDescription description;
  description.id = "placebo";
  description.name = "Placebo";
  description.mechanism =
      "Enrols every child at referral, assessment, conference, edge of care and entry for 90 days, and turns "
      "no lever. "
      "Every difference from an arm without it is exactly zero: a check of the comparison itself.";
  description.keys = RollOut::keys(0, "none");
  description.moments = {Moment::referral, Moment::assessment_completed, Moment::conference,
                         Moment::edge_of_care, Moment::care_started};
  description.evidence_strength = "none: it has no effect by construction";
  description.make = [](const PolicyChoice& choice) { return std::make_shared<const Placebo>(choice); };
  return description;
}

}  // namespace cscsim
