#include "models/policies/pause_women.hpp"

#include "models/decisions.hpp"
#include "models/policies/programme.hpp"

namespace cscsim {

namespace {

/// Pause: women who have lost children to care, and may lose more, get eighteen months of intensive support, and take
/// long-acting contraception for that time. What follows, follows from births that do not happen then.
class Pause final : public Programme {
 public:
  Pause(std::shared_ptr<const Blueprint> blueprint, const PolicyChoice& choice)
      : Programme{std::move(blueprint), choice},
        pregnant_all_the_same_{number(choice, "pregnant_all_the_same")} {}

 protected:
  Enrolment enrolment(const Today& today, std::uint32_t row) const override {
    Enrolment enrolment = Programme::enrolment(today, row);
    const double u =
        today.draws.uniform(today.cases.family[row], decision::of(decision::policy_birth), today.day);
    if (u >= pregnant_all_the_same_)
      enrolment.no_birth_before = enrolment.until + 270;  // none is conceived before its end
    return enrolment;
  }

 private:
  double pregnant_all_the_same_;
};

}  // namespace

PolicyDescription pause_women_description() {
  Blueprint b;
  b.id = "pause_women";
  b.name = "Pause";
  b.mechanism =
      "For women whose children have been before the court before, when a child of theirs comes before it "
      "again or into care. They have no other child for eighteen months, while a practitioner works with "
      "what stands behind the removals. Infants who are not born are not removed; births come back when it "
      "ends. (Not the drop-in of the same name in Birmingham: birmingham_pause.)";
  b.who = {.moments = {Moment::proceedings_issued, Moment::care_started}, .oldest = 11, .court_before = true};
  b.whole_families = true;
  b.effects = {
      {.lever = Lever::parental_change,
       .reading = "no figure on what the support does to parents apart from births"},
  };
  b.evidence_strength = "LOW to MEDIUM (before and after 2017; comparison of authorities 2020)";
  b.not_known = {
      "what happens after the programme: births may only be put off",
      "infants entering care, -14.4 an authority and year: recalled only, and set against what the "
      "simulation gives",
      "women whose children left care long ago, whom no case leads to, are not reached here",
  };
  b.keys =
      keys_of(RollOut::keys(180, "not quantified; assumed"),
              {
                  key::teams(1, "one practice, assumed"),
                  key::places_per_team(
                      40,
                      "about 20 women a practice (innovations.csv), with two children each, assumed; by the "
                      "provider 360,000 a site and year (innovation_costs.csv: 9 million, 5 sites, 5 years)"),
                  key::fte_per_team(4, "small caseloads; assumed"),
                  key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
                  key::days_to_fill(90, "assumed"),
                  key::days_enrolled(548, "18 months (innovations.csv)"),
                  key::uptake(0.6, "assumed"),
                  key::gbp_per_child(750, "resources for each woman, over two children, assumed"),
                  {"pregnant_all_the_same", KeySpec::Type::number, Value{0.016}, 0, 1,
                   "share who become pregnant during it: 2 of 125 (effects.csv)", false},
              });
  return description_of<Pause>(std::move(b));
}

}  // namespace cscsim
