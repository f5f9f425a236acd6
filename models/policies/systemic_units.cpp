#include "models/policies/systemic_units.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription systemic_units_description() {
  Blueprint b;
  b.id = "systemic_units";
  b.name = "Reclaiming Social Work: systemic units";
  b.mechanism =
      "Small units of a consultant social worker, social workers, a clinician and a co-ordinator hold cases "
      "together, so that much of a family's trust stays when one worker leaves. Practice may gain in support "
      "and challenge.";
  b.effects = {
      {.lever = Lever::lone_working,
       .on = EffectOn::authority,
       .design = StudyDesign::by_design,
       .log_ratio = std::log(0.8),
       .reading = "a fifth of the work around a family is the clinician's and the co-ordinator's, who stay "
                  "when a worker leaves, assumed; paid as team.specialist_cost_gbp"},
      {.lever = Lever::support,
       .on = EffectOn::authority,
       .design = StudyDesign::no_figure,
       .prior_sd = practice_or_system,
       .reading = "practice was rated better where units held; no size was seen"},
      {.lever = Lever::challenge,
       .on = EffectOn::authority,
       .design = StudyDesign::no_figure,
       .prior_sd = practice_or_system,
       .reading = "likewise"},
  };
  b.evidence_strength = "LOW (comparison of observed practice; no outcome figure was seen)";
  b.not_known = {
      "any effect on care or plans",
      "whether units still work as units when a whole service is turned over",
  };
  b.keys = keys_of(RollOut::keys(365, "assumed"),
                   {
                       key::training_days(365, "units form over a year, assumed"),
                       key::fidelity_at_start(0.5, "assumed"),
                       key::years_to_fidelity(3, "2 to 4 years (parameters.csv DF06)"),
                       key::induction(0.5, "assumed"),
                       key::yearly_gbp_per_worker(800, "training, assumed"),
                   });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
