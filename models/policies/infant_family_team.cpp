#include "models/policies/infant_family_team.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription infant_family_team_description() {
  Blueprint b;
  b.id = "infant_family_team";
  b.name = "New Orleans intervention model";
  b.mechanism =
      "A team of infant mental health assesses children under six who come into foster care and "
      "their parents, treats for six to nine months, and says where the child should grow up. "
      "Whether children go home, and how soon others are adopted, may change; their difficulties "
      "did not.";
  b.who = {.moments = {Moment::care_started}, .youngest = 0, .oldest = 5};
  b.effects = {
      {.lever = Lever::return_home,
       .design = StudyDesign::no_figure,
       .reading = "no figure; recommendations may go either way"},
      {.lever = Lever::adoption_pace, .design = StudyDesign::no_figure, .reading = "no figure"},
  };
  b.evidence_strength = "HIGH for no effect on difficulties (randomised, 382 families)";
  b.not_known = {
      "difficulties: 1.4 points more (-0.63 to 3.53), which no lever carries here",
      "fewer than 70% of families got it",
  };
  b.keys = keys_of(RollOut::keys(270, "nine to twelve months (innovations.csv)"),
                   {
                       key::teams(1, "one, assumed"),
                       key::places_per_team(30, "assumed"),
                       key::fte_per_team(5, "assumed"),
                       key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
                       key::days_to_fill(150, "assumed"),
                       key::days_enrolled(330,
                                          "three months of assessment and six to nine of treatment "
                                          "(innovations.csv)"),
                       key::uptake(0.68, "fewer than 70% (effects.csv)"),
                   });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
