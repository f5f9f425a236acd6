#include "models/policies/sw_personal_assistants.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription sw_personal_assistants_description() {
  Blueprint b;
  b.id = "sw_personal_assistants";
  b.name = "Social work personal assistants";
  b.mechanism =
      "One personal assistant takes over the administration of three social workers, who have "
      "the hours for families. Time eases overload, and with it practice, strain and leaving.";
  b.effects = {
      {.lever = Lever::family_time,
       .on = EffectOn::authority,
       .outcome = "share of SW time with families",
       .design = StudyDesign::comparison,
       .log_ratio = std::log(58.0 / 34),
       .standard_error = 0.15,
       .prior_sd = practice_or_system,
       .reading = "34% to 58% of the week with families; the standard error is assumed, for no "
                  "numbers were given"},
  };
  b.evidence_strength = "LOW to MEDIUM (time use with and without an assistant, one authority)";
  b.not_known = {
      "whether what was gained in hours reached families as better work",
      "sickness and turnover, of which no figure was seen",
  };
  b.keys =
      keys_of(RollOut::keys(90, "quick: months (innovations.csv)"),
              {
                  key::training_days(180, "assistants are hired over half a year, assumed"),
                  key::yearly_gbp_per_worker(4408, "per social worker, 2017 (innovation_costs.csv)", "2017"),
              });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
