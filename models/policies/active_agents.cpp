#include "models/policies/active_agents.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription active_agents_description() {
  Blueprint b;
  b.id = "active_agents";
  b.name = "Active Agents for Change";
  b.mechanism =
      "Family intervention teams of specialists in domestic abuse, substance misuse and mental "
      "health, trained volunteers, an edge of care service, a team for missing and exploited "
      "children and advice surgeries stand beside social workers. Families in need, on plans, on "
      "the edge of care and after missing incidents are offered what fits.";
  b.who = {.moments = {Moment::assessment_completed, Moment::conference, Moment::edge_of_care,
                       Moment::missing_incident},
           .youngest = 0,
           .oldest = 17};
  b.effects = {
      {.lever = Lever::parental_change, .design = StudyDesign::no_figure, .reading = "no figure was found"},
      {.lever = Lever::care_entry, .design = StudyDesign::no_figure, .reading = "no figure was found"},
      {.lever = Lever::missing, .design = StudyDesign::no_figure, .reading = "no figure was found"},
      {.lever = Lever::section_47, .design = StudyDesign::no_figure, .reading = "no figure was found"},
  };
  b.evidence_strength = "LOW (no figure was found)";
  b.not_known = {
      "any outcome figure; strands were delivered unevenly",
  };
  b.keys = keys_of(RollOut::keys(300,
                                 "operational October 2015 to August 2016 after recruitment "
                                 "(innovations.csv)"),
                   {
                       key::teams(3, "assumed"),
                       key::places_per_team(80, "assumed"),
                       key::fte_per_team(6, "specialists, assumed"),
                       key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
                       key::days_to_fill(180, "assumed"),
                       key::days_enrolled(182, "assumed"),
                       key::uptake(0.7, "assumed"),
                       key::setup_gbp(900000, "3.96 million grant (innovation_costs.csv), by size", "2015"),
                       key::yearly_gbp(120000,
                                       "to train and pay the expenses of volunteers (220 in Hampshire), "
                                       "assumed"),
                   });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
