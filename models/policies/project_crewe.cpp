#include "models/policies/project_crewe.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription project_crewe_description() {
  Blueprint b;
  b.id = "project_crewe";
  b.name = "Project Crewe";
  b.mechanism =
      "A pod of family practitioners, peer mentors and volunteers works intensively with "
      "families of children in need, while one social work consultant holds the statutory role "
      "for all of them. The social worker's hours are freed, and episodes may end sooner.";
  b.who = {.moments = {Moment::assessment_completed}, .youngest = 0, .oldest = 17};
  b.whole_families = true;
  b.effects = {
      {.lever = Lever::closure,
       .outcome = "case closure; risk score",
       .design = StudyDesign::trial,
       .log_ratio = 0.0,
       .standard_error = 0.3,
       .reading = "in favour, not significant, no size; the standard error is assumed for a small "
                  "sample"},
      {.lever = Lever::lone_working,
       .design = StudyDesign::by_design,
       .log_ratio = std::log(0.4),
       .reading = "three fifths of the work around a family is done by others of the pod, assumed"},
  };
  b.evidence_strength = "MEDIUM to LOW (randomised, too small)";
  b.not_known = {
      "the size of any effect",
      "escalation was handled with difficulty",
  };
  b.keys =
      keys_of(RollOut::keys(180, "assumed"),
              {
                  key::teams(4, "pods (innovations.csv)"),
                  key::places_per_team(40, "assumed"),
                  key::fte_per_team(6, "a consultant and five practitioners, assumed"),
                  key::gbp_per_fte(40000, "family practitioners are paid less than social workers, assumed"),
                  key::days_to_fill(90, "assumed"),
                  key::days_enrolled(270, "assumed"),
                  key::uptake(0.8, "assumed"),
              });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
