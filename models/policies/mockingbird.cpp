#include "models/policies/mockingbird.hpp"

#include <algorithm>
#include <cmath>

namespace cscsim {

namespace {

/// Constellations of foster homes round a hub home, whose carers support the others: sleepovers, respite, company.
class Mockingbird final : public Programme {
 public:
  Mockingbird(std::shared_ptr<const Blueprint> blueprint, const PolicyChoice& choice)
      : Programme{std::move(blueprint), choice},
        number_{whole(choice, "constellations")},
        homes_{whole(choice, "homes_per_constellation")},
        children_{whole(choice, "children_per_constellation")},
        liaison_fte_{number(choice, "liaison_fte_per_constellation")},
        hub_gbp_{number(choice, "hub_home_gbp")},
        liaison_gbp_{number(choice, "liaison_gbp_per_fte")} {}

  Standing standing(const std::string& authority, const Draws& draws) const override {
    Standing standing = Programme::standing(authority, draws);
    const double leaving = true_effects(draws, EffectOn::constellations)[Lever::carer_leaving];
    standing.constellations = {number_, homes_, std::min(1.0, leaving)};
    standing.staff_fte = liaison_fte_ * number_;
    standing.pay_gbp = (liaison_gbp_ * liaison_fte_ + hub_gbp_) * number_;  // as many as have their worker
    return standing;
  }

 protected:
  double places() const override { return number_ * children_; }
  Enrolment enrolment(const Today& today, std::uint32_t row) const override {
    Enrolment enrolment = Programme::enrolment(today, row);
    enrolment.while_placed = true;
    enrolment.until = today.day + 25 * 366;  // as long as the child lives there
    return enrolment;
  }

 private:
  int number_, homes_, children_;
  double liaison_fte_, hub_gbp_, liaison_gbp_;
};

}  // namespace

Blueprint constellations() {
  Blueprint b;
  b.service = "mockingbird";
  b.who = {.moments = {Moment::foster_placed}, .in_constellation = true};
  b.all_take_part = true;
  b.effects = {
      {.lever = Lever::placement_move,
       .reading =
           "the planned comparison of stability was given up for want of numbers: no figure on children"},
      {.lever = Lever::carer_leaving,
       .on = EffectOn::constellations,
       .outcome = "mockingbird: foster carer de-registration",
       .design = StudyDesign::comparison,
       .log_ratio = std::log(1 - 0.82),
       .standard_error = 0.4,
       .reading = "82% less likely, of carers who chose to join; the standard error is assumed; above 1 "
                  "counts as 1"},
  };
  const auto whole_key = [](const char* name, std::int64_t value, double high, const char* meaning) {
    return KeySpec{name, KeySpec::Type::whole, Value{value}, 0, high, meaning, false};
  };
  const auto number_key = [](const char* name, double value, double high, const char* meaning) {
    return KeySpec{name, KeySpec::Type::number, Value{value}, 0, high, meaning, false};
  };
  b.keys = {
      whole_key("constellations", 2, 100, "constellations, each with a hub home: assumed"),
      whole_key("homes_per_constellation", 8, 20, "foster homes round a hub home, 6 to 10 (innovations.csv)"),
      whole_key("children_per_constellation", 12, 60, "children in them, 6 to 18 (innovations.csv)"),
      number_key("liaison_fte_per_constellation", 1, 10, "liaison worker (innovations.csv), FTE"),
      number_key("liaison_gbp_per_fte", 52000, 1e6,
                 "pay and on-costs, GBP a year: as work.worker_cost_gbp, assumed"),
      number_key(
          "hub_home_gbp", 40000, 1e6,
          "fee of a hub home with two beds kept free, GBP a year, once its liaison worker is there: assumed"),
  };
  return b;
}

std::shared_ptr<const Programme> make_constellations(std::shared_ptr<const Blueprint> blueprint,
                                                     const PolicyChoice& choice) {
  return std::make_shared<const Mockingbird>(std::move(blueprint), choice);
}

PolicyDescription mockingbird_description() {
  Blueprint b = constellations();
  b.id = "mockingbird";
  b.name = "Mockingbird";
  b.mechanism =
      "Six to ten foster homes are grouped round the home of experienced carers, who give the others "
      "company, "
      "sleepovers and respite. Carers in a constellation give up less often, and the children in it may move "
      "less. "
      "Without its hub home a constellation ends.";
  b.evidence_strength =
      "LOW to MEDIUM (matched comparison of carers who chose it; about break-even: 99p for 1 pound)";
  b.not_known = {
      "any effect on children: the comparison was given up for want of numbers",
      "how much of carers' staying is that the committed join",
  };
  std::vector<KeySpec> keys = RollOut::keys(270, "assumed; not found");
  keys.insert(keys.end(), b.keys.begin(), b.keys.end());
  b.keys = keys_of(std::move(keys), {key::days_to_fill(120, "assumed"), key::setup_gbp(30000, "assumed")});
  return describe(std::move(b), make_constellations);
}

}  // namespace cscsim
