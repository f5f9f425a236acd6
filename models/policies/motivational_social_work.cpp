#include "models/policies/motivational_social_work.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription motivational_social_work_description() {
  Blueprint b;
  b.id = "motivational_social_work";
  b.name = "Motivational Social Work";
  b.mechanism =
      "All teams practise motivational interviewing as their core, with coaching and feedback on "
      "observed practice. Workers' skill rises as they are trained and coached and falls as they "
      "leave; outcomes follow only as far as skill moves parents (model.md 4.7).";
  b.practice = "motivational_interviewing";
  b.effects = {
      {.lever = Lever::skill,
       .on = EffectOn::authority,
       .outcome = "mi_training: MI skill (MITI, 1-5)",
       .design = StudyDesign::comparison,
       .log_ratio = std::log(2.91 / 2.49),
       .standard_error = std::log(2.91 / 2.49) / 1.97,
       .prior_sd = practice_or_system,
       .reading = "no size of its own was seen: the trial of training and supervision, 2.49 to "
                  "2.91, read as a comparison, for here it is a whole service"},
  };
  b.evidence_strength = "LOW (skill and confidence rose; no child outcome was shown)";
  b.not_known = {
      "by how much skill rose in Islington",
      "whether families engaged more, or were re-referred less",
      "whether the enhanced multi-professional offer did any of it",
  };
  b.keys = keys_of(
      RollOut::keys(90, "assumed; the programme ran 15 months to July 2016"),
      {
          key::training_days(455, "15 months (innovations.csv)"),
          key::fidelity_at_start(0.3, "assumed"),
          key::years_to_fidelity(3, "2 to 4 years to full implementation (parameters.csv DF06)"),
          key::induction(0.5, "assumed"),
          key::setup_gbp_per_worker(1280,
                                    "four days of training at 40 GBP an hour (unit_costs.csv), assumed as "
                                    "for mi_training",
                                    "2013-14"),
          key::yearly_gbp_per_worker(960, "a day of coaching a month for two hours at 40 GBP, assumed",
                                     "2013-14"),
      });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
