#include "models/policies/focus_on_practice.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription focus_on_practice_description() {
  Blueprint b;
  b.id = "focus_on_practice";
  b.name = "Focus on Practice";
  b.mechanism =
      "Most of the workforce is trained in systemic practice, with coaching, systemic groups in "
      "teams and fewer process barriers. Workers' skill rises, fewer leave, and teams hold "
      "families with less recourse to care.";
  b.effects = {
      {.lever = Lever::skill,
       .on = EffectOn::authority,
       .design = StudyDesign::no_figure,
       .prior_sd = practice_or_system,
       .reading = "no figure on skill was seen"},
      {.lever = Lever::worker_leaving,
       .on = EffectOn::authority,
       .design = StudyDesign::no_figure,
       .prior_sd = practice_or_system,
       .reading = "retention is said to have improved, without a figure"},
      {.lever = Lever::care_entry,
       .on = EffectOn::authority,
       .outcome = "number of looked after children",
       .design = StudyDesign::before_after,
       .log_ratio = std::log(0.85),
       .prior_sd = practice_or_system,
       .reading = "15% fewer looked after, read as so many fewer entries"},
  };
  b.evidence_strength = "LOW (before and after, no comparator, reported by the programme)";
  b.not_known = {
      "what the number looked after would have been without it",
      "long-term outcomes",
  };
  b.keys =
      keys_of(RollOut::keys(365, "a second year before effects were reported (innovations.csv)"),
              {
                  key::training_days(730, "two years of training (innovations.csv)"),
                  key::trained_share(0.8, "the majority of staff (innovations.csv); the share is assumed"),
                  key::fidelity_at_start(0.3, "assumed"),
                  key::years_to_fidelity(3, "2 to 4 years to full implementation (parameters.csv DF06)"),
                  key::induction(0.5, "assumed"),
                  key::setup_gbp_per_worker(
                      3200, "ten days of training at 40 GBP an hour (unit_costs.csv), assumed", "2013-14"),
                  key::yearly_gbp_per_worker(960, "coaching, assumed", "2013-14"),
              });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
