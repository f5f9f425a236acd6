#include "models/policies/social_workers_in_schools.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription social_workers_in_schools_description() {
  Blueprint b;
  b.id = "social_workers_in_schools";
  b.name = "Social Workers in Schools";
  b.mechanism =
      "A social worker is based in each secondary school. Enquiries come as often as elsewhere, "
      "or a little more often.";
  b.effects = {
      {.lever = Lever::section_47,
       .on = EffectOn::authority,
       .outcome = "s47 enquiry rate",
       .design = StudyDesign::trial,
       .log_ratio = std::log(1.055),
       .standard_error = error_of_interval(0.955, 1.166),
       .prior_sd = targeted_service,
       .reading = "rate ratio 1.055 (0.955 to 1.166) of pupils; how many of the authority's "
                  "children are reached is trained_share"},
  };
  b.evidence_strength = "HIGH for no effect (randomised by school: enquiries, care, attendance, attainment)";
  b.not_known = {
      "whether longer than two school years would do more",
  };
  b.keys = keys_of(
      RollOut::keys(120, "assumed"),
      {
          key::trained_share(0.13, "a third of secondary pupils, who are four in ten children: assumed"),
          key::teams(8, "schools with a worker, assumed"),
          key::fte_per_team(1, "one to a school (innovations.csv)"),
          key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
          key::days_to_fill(90, "assumed"),
      });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
