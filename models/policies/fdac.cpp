#include "models/policies/fdac.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription fdac_description() {
  Blueprint b;
  b.id = "fdac";
  b.name = "Family Drug and Alcohol Court";
  b.mechanism =
      "In care proceedings where a parent drinks or takes drugs, the same judge sees the parents every "
      "fortnight with a specialist team, and tests within the child's time whether they can change. More "
      "parents change while it lasts, and more children are at home when proceedings end.";
  b.who = {.moments = {Moment::proceedings_issued},
           .youngest = -1,
           .oldest = 17,
           .factors = {Factor::drugs, Factor::alcohol}};
  b.whole_families = true;
  b.effects = {
      {.lever = Lever::court_return,
       .outcome = "mother reunited with child at end of proceedings",
       .design = StudyDesign::comparison,
       .log_ratio = std::log((0.37 / 0.63) / (0.25 / 0.75)),
       .standard_error = std::sqrt(1 / 33.3 + 1 / 56.7 + 1 / 25.25 + 1 / 75.75),
       .reading = "37% against 25%, the careful figure; its standard error as of 90 and 101 families, the "
                  "numbers of an earlier stage, assumed; the later 52% against 12.5% is kept as optimistic"},
      {.lever = Lever::parental_change,
       .outcome = "substance misuse ceased at end",
       .design = StudyDesign::comparison,
       .log_ratio = log_hazard_ratio(0.46, 0.30),
       .standard_error = 0.25,
       .reading = "46% against 30% ceased; the standard error is assumed from 90 and 101 families"},
  };
  b.evidence_strength =
      "MEDIUM (several comparisons and an international meta-analysis; the authors of 2023 do not attribute "
      "the gap to the court)";
  b.not_known = {
      "how many of the parents were chosen for wanting to change",
      "re-entry to care: the meta-analysis found no effect",
  };
  b.keys = keys_of(
      RollOut::keys(270, "assumed; a national unit made it faster"),
      {
          key::teams(1, "one court team, which authorities share"),
          key::places_per_team(40, "6 to 35 cases a year a site, of two children each (innovations.csv)"),
          key::fte_per_team(4, "assumed"),
          key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
          key::days_to_fill(120, "assumed"),
          key::days_enrolled(365, "as long as proceedings, assumed"),
          key::uptake(0.7, "parents who agree to it, assumed"),
          key::gbp_per_child(3800, "with staff 18,000 a case of two children (innovation_costs.csv)",
                             "about 2021"),
      });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
