#include "models/policies/sure_start.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription sure_start_description() {
  Blueprint b;
  b.id = "sure_start";
  b.name = "Sure Start centres";
  b.mechanism =
      "Centres bring services for families with children under five together. A decade later, children who "
      "grew up near one spend less time in care; contacts with social care are as many.";
  b.effects = {
      {.lever = Lever::return_home,
       .on = EffectOn::authority,
       .outcome = "time looked after children spent in care, late primary",
       .design = StudyDesign::comparison,
       .log_ratio = -std::log(0.87),
       .standard_error = 0.04,
       .prior_sd = practice_or_system,
       .reading = "13% less time in care, read as so much faster returns, of those in late primary: their "
                  "share of children in care is trained_share"},
      {.lever = Lever::contact,
       .on = EffectOn::authority,
       .outcome = "contacts with CSC ages 7-16",
       .design = StudyDesign::comparison,
       .log_ratio = 0.0,
       .standard_error = 0.05,
       .prior_sd = practice_or_system,
       .reading = "no change"},
  };
  b.evidence_strength = "HIGH to MEDIUM (quasi-experiment, national)";
  b.not_known = {
      "what centres of today, far smaller, would do",
      "custody (-20%) is not simulated",
  };
  b.keys =
      keys_of(RollOut::keys(730, "assumed"),
              {
                  key::training_days(
                      3650, "effects come a decade later (innovations.csv): they grow evenly until then"),
                  key::trained_share(0.2, "those in late primary, assumed"),
                  key::yearly_gbp(3000000, "ten centres at 300,000, assumed"),
              });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
