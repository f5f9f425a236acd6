#include "models/policies/building_communities_together.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription building_communities_together_description() {
  Blueprint b;
  b.id = "building_communities_together";
  b.name = "Building Communities Together";
  b.mechanism =
      "Restorative practice for a whole community: work with people, build on strengths, take an "
      "interest in lives, stop saying no. Workers give families more support.";
  b.practice = "restorative_practice";
  b.effects = {
      {.lever = Lever::support,
       .on = EffectOn::authority,
       .design = StudyDesign::no_figure,
       .prior_sd = practice_or_system,
       .reading = "no figure"},
  };
  b.evidence_strength = "VERY LOW (no figure)";
  b.not_known = {
      "any effect at all",
  };
  b.keys = keys_of(RollOut::keys(182, "assumed"),
                   {
                       key::training_days(730, "assumed"),
                       key::fidelity_at_start(0.3, "assumed"),
                       key::years_to_fidelity(3, "2 to 4 years to full implementation (parameters.csv DF06)"),
                       key::induction(0.5, "assumed"),
                       key::yearly_gbp(260000, "a corporate team of five at 52,000, assumed"),
                   });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
