#include "models/policies/lifelong_links.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription lifelong_links_description() {
  Blueprint b;
  b.id = "lifelong_links";
  b.name = "Lifelong Links";
  b.mechanism =
      "A co-ordinator finds relatives and others who matter to a child in care, brings them together in a "
      "conference, and makes a network that lasts. Children who have people move less.";
  b.who = {.moments = {Moment::care_started}, .youngest = 0, .oldest = 15};
  b.effects = {
      {.lever = Lever::placement_move,
       .outcome = "remained in same placement",
       .design = StudyDesign::comparison,
       .log_ratio = log_hazard_ratio(1 - 0.74, 1 - 0.41),
       .standard_error = 0.12,
       .reading = "74% against 41% in the same placement after a year, as a ratio of hazards; standard error "
                  "as of 400 in each group, assumed"},
  };
  b.evidence_strength = "LOW to MEDIUM (comparison, 875 children)";
  b.not_known = {
      "who was chosen for it: children in settled placements may have been",
      "the network itself (7 to 26 people) is not simulated",
  };
  b.keys = keys_of(RollOut::keys(182, "12 months (innovations.csv), half of it assumed to be recruitment"),
                   {
                       key::teams(1, "one, assumed"),
                       key::places_per_team(40, "assumed"),
                       key::fte_per_team(2, "trained co-ordinators (innovations.csv); the number is assumed"),
                       key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
                       key::days_to_fill(60, "assumed"),
                       key::days_enrolled(365, "12 months"),
                       key::uptake(0.7, "assumed"),
                   });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
