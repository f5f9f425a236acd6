#include "models/policies/inspection.hpp"

#include "core/types/errors.hpp"
#include "models/policies/blocks.hpp"

namespace cscsim {

namespace {

Grade grade_named(const PolicyChoice& choice) {
  const std::string name = text(choice, "grade");
  for (std::size_t g = 0; g < grade_count; ++g)
    if (name == to_string(static_cast<Grade>(g))) return static_cast<Grade>(g);
  throw InputError{choice.where + ".grade: '" + name +
                   "' is no judgement (grades: outstanding, good, requires_improvement, inadequate)."};
}

class Inspection final : public Policy {
 public:
  explicit Inspection(const PolicyChoice& choice) : roll_out_{choice}, grade_{grade_named(choice)} {}

  std::string id() const override { return "inspection"; }
  std::vector<Moment> moments() const override { return {}; }
  Standing standing(const std::string& authority, const Draws&) const override {
    Standing standing;
    standing.lead_begins = roll_out_.lead_begins(authority);
    standing.live = roll_out_.live(authority);
    standing.judgement = grade_;
    return standing;
  }
  void answer(const Today&, Service&) const override {}

 private:
  RollOut roll_out_;
  Grade grade_;
};

}  // namespace

PolicyDescription inspection_description() {
  PolicyDescription description;
  description.id = "inspection";
  description.name = "Inspection";
  description.mechanism =
      "A judgement of this grade is published on a day: vigilance rises and falls back, more for worse "
      "grades, and "
      "inadequate makes social workers leave (loop R4). The next inspection follows from it.";
  description.keys = RollOut::keys(0, "none");
  description.keys.push_back({"grade", KeySpec::Type::text, Value{std::string{}}, 0, 0,
                              "outstanding, good, requires_improvement or inadequate", true});
  description.evidence_strength = "direction only (parameters.csv OF01, RC06, WF14); sizes are assumed";
  description.make = [](const PolicyChoice& choice) { return std::make_shared<const Inspection>(choice); };
  return description;
}

}  // namespace cscsim
