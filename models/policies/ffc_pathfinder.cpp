#include "models/policies/ffc_pathfinder.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription ffc_pathfinder_description() {
  Blueprint b;
  b.id = "ffc_pathfinder";
  b.name = "Families First for Children pathfinder";
  b.mechanism =
      "Family help teams join early help and work with children in need, lead practitioners hold protection, "
      "and family networks are met and supported before care. Cases are handed over less, more conferences "
      "of families are offered, and what that does to care is not known.";
  b.effects = {
      {.lever = Lever::team_transfer,
       .on = EffectOn::authority,
       .design = StudyDesign::by_design,
       .log_ratio = std::log(0.3),
       .reading = "seven of ten cases stay with their family help team when assessment ends, assumed"},
      {.lever = Lever::family_conference,
       .on = EffectOn::authority,
       .design = StudyDesign::by_design,
       .log_ratio = std::log(3.0),
       .reading = "2.4 times as many are offered (of hazards 3), assumed; their effect is that of the trial"},
      {.lever = Lever::care_entry,
       .on = EffectOn::authority,
       .design = StudyDesign::no_figure,
       .prior_sd = practice_or_system,
       .reading = "no evaluation was found"},
  };
  b.evidence_strength = "NONE FOUND";
  b.not_known = {
      "any effect: the interim evaluation was not seen",
  };
  b.keys = keys_of(
      RollOut::keys(270, "assumed"),
      {
          key::training_days(365, "assumed"),
          key::fidelity_at_start(0.3, "assumed"),
          key::years_to_fidelity(3, "2 to 4 years to full implementation (parameters.csv DF06)"),
          key::induction(0.5, "assumed"),
          key::setup_gbp(
              1000000,
              "over 45 million for ten areas in 21 months (innovation_costs.csv), a part of it, assumed",
              "2024"),
          key::yearly_gbp(2000000, "likewise", "2024"),
      });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
