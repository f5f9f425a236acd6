#include "models/policies/mst_start.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription mst_start_description() {
  Blueprint b;
  b.id = "mst_start";
  b.name = "Multisystemic Therapy";
  b.mechanism =
      "A therapist works at home with the family of a young person whose behaviour is beyond it, for three "
      "to five months, day and night. The English trial found as many out of home as with usual management.";
  b.who = {.moments = {Moment::edge_of_care}, .youngest = 11, .oldest = 17};
  b.effects = {
      {.lever = Lever::care_entry,
       .outcome = "out-of-home placement at 18 months",
       .design = StudyDesign::trial,
       .log_ratio = std::log(1.25),
       .standard_error = error_of_interval(0.77, 2.05),
       .reading = "odds ratio 1.25 (0.77 to 2.05), read as a ratio of hazards, which at one in four who "
                  "enter is a little too far from 1"},
  };
  b.evidence_strength = "HIGH for no effect (randomised, 684 families)";
  b.not_known = {
      "whom it would help: offences were more at 18 months",
  };
  b.keys = keys_of(RollOut::keys(150, "assumed"),
                   {
                       key::teams(1, "one (innovations.csv: nine sites)"),
                       key::places_per_team(16, "four therapists with four families each, assumed"),
                       key::fte_per_team(5, "assumed"),
                       key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
                       key::days_to_fill(120, "assumed"),
                       key::days_enrolled(120, "three to five months (innovations.csv)"),
                       key::uptake(0.7, "assumed"),
                       key::yearly_gbp(60000, "licence and supervision, assumed"),
                   });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
