#include "models/policies/learning_together.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription learning_together_description() {
  Blueprint b;
  b.id = "learning_together";
  b.name = "Learning Together";
  b.mechanism =
      "After an incident, reviews look at the system across its hierarchy rather than for "
      "someone to blame. Less fear would mean fewer enquiries out of caution, and supervision "
      "that looks at practice.";
  b.effects = {
      {.lever = Lever::section_47,
       .on = EffectOn::authority,
       .design = StudyDesign::no_figure,
       .prior_sd = practice_or_system,
       .reading = "no outcome evidence was found"},
      {.lever = Lever::supervision,
       .on = EffectOn::authority,
       .design = StudyDesign::no_figure,
       .prior_sd = practice_or_system,
       .reading = "no outcome evidence was found"},
  };
  b.evidence_strength = "VERY LOW (no outcome evidence)";
  b.not_known = {
      "everything that counts: no figure exists",
  };
  b.keys =
      keys_of(RollOut::keys(182, "assumed"), {
                                                 key::training_days(730, "reviews are few a year, assumed"),
                                                 key::yearly_gbp(60000, "four reviews at 15,000, assumed"),
                                             });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
