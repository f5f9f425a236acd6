#include "models/policies/dsl_supervision.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription dsl_supervision_description() {
  Blueprint b;
  b.id = "dsl_supervision";
  b.name = "Supervision of designated safeguarding leads";
  b.mechanism =
      "A senior social worker supervises the safeguarding leads of schools every month, so that "
      "what they pass on is what needs it. The trial found contacts no more apt.";
  b.effects = {
      {.lever = Lever::contact,
       .on = EffectOn::authority,
       .outcome = "appropriateness of contacts; DSL wellbeing",
       .design = StudyDesign::trial,
       .log_ratio = 0.0,
       .standard_error = 0.02,
       .prior_sd = targeted_service,
       .reading = "no impact on contacts of schools, a fifth of all; the standard error is "
                  "assumed"},
  };
  b.evidence_strength = "HIGH for no effect (randomised, more than 2,400 schools in 40 authorities)";
  b.not_known = {
      "the interval of the trial was not seen",
  };
  b.keys =
      keys_of(RollOut::keys(60, "assumed"), {
                                                key::teams(1, "one for the authority, assumed"),
                                                key::fte_per_team(2, "60 schools a supervisor, assumed"),
                                                key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
                                                key::days_to_fill(60, "assumed"),
                                            });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
