#include "models/policies/family_valued.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

namespace {

/// A whole workforce, and its partners, trained to work with families.
Blueprint restorative() {
  Blueprint b;
  b.id = "family_valued";
  b.practice = "restorative_practice";
  b.effects = {
      {.lever = Lever::support,
       .on = EffectOn::authority,
       .prior_sd = practice_or_system,
       .reading = "no figure on practice itself"},
      {.lever = Lever::challenge,
       .on = EffectOn::authority,
       .prior_sd = practice_or_system,
       .reading = "no figure on practice itself"},
      {.lever = Lever::plan_end,
       .on = EffectOn::authority,
       .outcome = "children on CP plans, Leeds",
       .design = StudyDesign::description,
       .log_ratio = std::log(974.0 / 515),
       .prior_sd = practice_or_system,
       .reading = "974 to 515 children on plans in six years, read as so much faster ends: begun before the "
                  "grant, and with no comparison"},
  };
  return b;
}

/// A conference offered to every family at the initial child protection conference: no trial was of that stage.
Blueprint conferences() {
  Blueprint b;
  b.id = "family_valued";
  b.service = "family_group_conference";
  b.who = {.moments = {Moment::conference}};
  b.whole_families = b.paid_elsewhere = true;
  b.effects = {
      {.lever = Lever::care_entry,
       .reading = "the trial is of the letter before proceedings: at this stage the prior alone"},
      {.lever = Lever::kinship_placement, .reading = "more kin may come forward; no figure at this stage"},
  };
  return b;
}

}  // namespace

PolicyDescription family_valued_description() {
  Blueprint b = restorative();
  const Blueprint offered = conferences();
  b.name = "Family Valued";
  b.mechanism =
      "Restorative practice together with family group conferences. The whole workforce and its partners are "
      "trained to work with families, with much support and much challenge; and every family for whom a plan "
      "is made is offered a conference, in which relatives and friends make a plan of their own.";
  b.who = offered.who;
  b.effects.insert(b.effects.end(), offered.effects.begin(), offered.effects.end());
  b.evidence_strength =
      "LOW to MEDIUM (before and after in Leeds; the stepped-wedge trial's result was not found; conferences "
      "before proceedings apart, see fgc_pre_proceedings)";
  b.not_known = {
      "what the stepped-wedge trial in five authorities found",
      "what a conference does at the initial child protection conference",
      "sizes of the falls in children looked after, on plans and in need that were called significant",
  };
  b.keys = keys_of(
      RollOut::keys(180, "six-month steps in later authorities (innovations.csv)"),
      {
          key::training_days(365, "more than 5,000 practitioners in about a year (innovations.csv)"),
          key::trained_share(0.9, "the whole workforce; the share is assumed"),
          key::fidelity_at_start(0.3, "assumed"),
          key::years_to_fidelity(3, "2 to 4 years to full implementation (parameters.csv DF06)"),
          key::induction(0.5, "assumed"),
          key::teams(1, "one, assumed"),
          key::places_per_team(
              60, "children of families in conference at once, assumed (Leeds: 660 conferences in 2016)"),
          key::fte_per_team(4, "co-ordinators, assumed"),
          key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
          key::days_to_fill(90, "assumed"),
          key::days_enrolled(365, "assumed"),
          key::uptake(0.5, "assumed"),
          key::setup_gbp_per_worker(970, "4.85 million for a workforce of 5,000 (innovation_costs.csv)",
                                    "2015"),
          key::yearly_gbp_per_worker(320, "a day a year, assumed", "2013-14"),
      });
  return describe(std::move(b), [](const std::shared_ptr<const Blueprint>&, const PolicyChoice& choice) {
    using Part = std::shared_ptr<const Programme>;
    return std::make_shared<const Combined>(std::vector<Part>{
        std::make_shared<const Programme>(std::make_shared<const Blueprint>(restorative()), choice),
        std::make_shared<const Programme>(std::make_shared<const Blueprint>(conferences()), choice)});
  });
}

}  // namespace cscsim
