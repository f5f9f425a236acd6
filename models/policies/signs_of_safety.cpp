#include "models/policies/signs_of_safety.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription signs_of_safety_description() {
  Blueprint b;
  b.id = "signs_of_safety";
  b.name = "Signs of Safety";
  b.mechanism =
      "A whole service works with one strengths-based framework and language of risk. Figures "
      "say that nothing follows for re-referral, escalation or the length of assessments, and "
      "that fewer children are placed with kin.";
  b.effects = {
      {.lever = Lever::section_47,
       .on = EffectOn::authority,
       .outcome = "re-referral within 6 months; escalation on re-referral; assessment duration",
       .design = StudyDesign::comparison,
       .log_ratio = 0.0,
       .standard_error = 0.1,
       .prior_sd = practice_or_system,
       .reading = "no effect on escalation; the standard error is assumed"},
      {.lever = Lever::closure,
       .on = EffectOn::authority,
       .outcome = "re-referral within 6 months; escalation on re-referral; assessment duration",
       .design = StudyDesign::comparison,
       .log_ratio = 0.0,
       .standard_error = 0.1,
       .prior_sd = practice_or_system,
       .reading = "no effect on re-referral and on length; the standard error is assumed"},
      {.lever = Lever::kinship_placement,
       .on = EffectOn::authority,
       .outcome = "kinship care (vs non-kinship) among CLA",
       .design = StudyDesign::comparison,
       .log_ratio = std::log((0.3 - 0.13) / 0.3),
       .standard_error = 0.3,
       .prior_sd = practice_or_system,
       .reading = "13 points fewer, of 30% with kin, assumed; the standard error is assumed"},
  };
  b.evidence_strength =
      "MEDIUM for no effect (matched differences, nine authorities; reviews), with a harm to "
      "kinship care";
  b.not_known = {
      "why kinship care was less",
      "how much of it any team really used: use varied and was tied to nothing",
  };
  b.keys = keys_of(
      RollOut::keys(365, "multi-year (innovations.csv); a year assumed"),
      {
          key::training_days(730, "multi-year (innovations.csv); two years assumed"),
          key::fidelity_at_start(0.3, "assumed"),
          key::years_to_fidelity(3, "2 to 4 years to full implementation (parameters.csv DF06)"),
          key::induction(0.5, "assumed"),
          key::setup_gbp_per_worker(1600, "five days at 40 GBP an hour (unit_costs.csv), assumed", "2013-14"),
          key::yearly_gbp_per_worker(320, "a day a year, assumed", "2013-14"),
      });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
