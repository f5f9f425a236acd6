#include "models/policies/set_lever.hpp"

#include "core/types/errors.hpp"
#include "models/policies/blocks.hpp"

namespace cscsim {

namespace {

class SetLever final : public Policy {
 public:
  explicit SetLever(const PolicyChoice& choice) : roll_out_{choice}, value_{number(choice, "value")} {
    const std::string name = text(choice, "lever");
    const auto lever = lever_named(name);
    if (!lever) {
      std::string known;
      for (const Lever l : all_levers()) known += (known.empty() ? "" : ", ") + std::string{to_string(l)};
      throw InputError{choice.where + ".lever: '" + name + "' is no lever (levers: " + known +
                       "). `cscsim policies` says what each scales."};
    }
    lever_ = *lever;
  }

  std::string id() const override { return "set_lever"; }
  std::vector<Moment> moments() const override { return {}; }
  Standing standing(const std::string& authority, const Draws&) const override {
    Standing standing;
    standing.lead_begins = roll_out_.lead_begins(authority);
    standing.live = roll_out_.live(authority);
    standing.ratios.scale(lever_, value_);
    return standing;
  }
  void answer(const Today&, Service&) const override {}

 private:
  RollOut roll_out_;
  Lever lever_ = Lever::contact;
  double value_;
};

}  // namespace

PolicyDescription set_lever_description() {
  PolicyDescription description;
  description.id = "set_lever";
  description.name = "Set a lever";
  description.mechanism =
      "Sets one lever to a ratio for every case of the authority from a day on. No innovation: a way to ask "
      "what would follow if "
      "something were so, and to see what each lever does.";
  description.keys = RollOut::keys(0, "none");
  description.keys.push_back(
      {"lever", KeySpec::Type::text, Value{std::string{}}, 0, 0, "which lever, by name", true});
  description.keys.push_back({"value", KeySpec::Type::number, Value{1.0}, 0.01, 2.0,
                              "ratio at which it is set; 1 changes nothing", true});
  for (const Lever lever : all_levers()) description.levers.push_back(lever);
  description.evidence_strength = "none: the user's assumption";
  description.make = [](const PolicyChoice& choice) { return std::make_shared<const SetLever>(choice); };
  return description;
}

}  // namespace cscsim
