#include "models/policies/mi_training.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription mi_training_description() {
  Blueprint b;
  b.id = "mi_training";
  b.name = "Motivational Interviewing training";
  b.mechanism =
      "Workers get four days of training in motivational interviewing and fifteen sessions of "
      "supervision. Their skill rises by what the trial found, and nothing else: what families "
      "gain follows from the convex link of skill to change (model.md 4.7), and is next to "
      "nothing.";
  b.practice = "motivational_interviewing";
  b.effects = {
      {.lever = Lever::skill,
       .on = EffectOn::authority,
       .outcome = "MI skill (MITI, 1-5)",
       .design = StudyDesign::trial,
       .log_ratio = std::log(2.91 / 2.49),
       .standard_error = std::log(2.91 / 2.49) / 1.97,
       .prior_sd = practice_or_system,
       .reading = "2.49 to 2.91 on a scale of 1 to 5, p = 0.049, so a standard error of half the "
                  "difference"},
  };
  b.evidence_strength =
      "HIGH for no effect on families (randomised; engagement, goals and family life no "
      "different)";
  b.not_known = {
      "how long the skill lasts without supervision: here it does not fade",
      "what skill above the trained mean of 2.91 would do: 3.5 is competent",
  };
  b.keys =
      keys_of(RollOut::keys(30, "assumed"),
              {
                  key::training_days(140, "20 weeks (innovations.csv)"),
                  key::setup_gbp_per_worker(1280, "four days at 40 GBP an hour (unit_costs.csv)", "2013-14"),
                  key::yearly_gbp_per_worker(600, "fifteen sessions of supervision a year at 40 GBP, assumed",
                                             "2013-14"),
              });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
