#include "models/policies/emotional_health_academy.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription emotional_health_academy_description() {
  Blueprint b;
  b.id = "emotional_health_academy";
  b.name = "Emotional Health Academy";
  b.mechanism =
      "Staff with a psychology background help children early, in school or out, with what troubles them and "
      "what stands behind it at home. Waiting for specialist care is shorter; contacts about children's "
      "mental health, a small part of all, may be fewer.";
  b.effects = {
      {.lever = Lever::contact,
       .on = EffectOn::authority,
       .design = StudyDesign::no_figure,
       .prior_sd = 0.2 * 0.05,
       .reading = "contacts about mental health are some 5% of all, assumed: so the prior is narrow"},
  };
  b.evidence_strength = "VERY LOW (self-report)";
  b.not_known = {
      "waiting lists (-43% by its own count) are health care, which is not simulated",
      "any effect on social care",
  };
  b.keys = keys_of(RollOut::keys(180, "assumed"), {
                                                      key::teams(1, "one, assumed"),
                                                      key::fte_per_team(8, "assumed"),
                                                      key::gbp_per_fte(38000, "assumed"),
                                                      key::days_to_fill(60, "assumed"),
                                                  });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
