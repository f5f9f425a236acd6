#include "models/policies/schwartz_rounds.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription schwartz_rounds_description() {
  Blueprint b;
  b.id = "schwartz_rounds";
  b.name = "Schwartz Rounds";
  b.mechanism =
      "Staff meet in a facilitated round to reflect on what the work does to them. Less distress "
      "would mean that fewer leave.";
  b.effects = {
      {.lever = Lever::worker_leaving,
       .on = EffectOn::authority,
       .outcome = "sick days",
       .design = StudyDesign::trial,
       .log_ratio = std::log(4.56 / 4.63),
       .standard_error = 0.15,
       .prior_sd = practice_or_system,
       .reading = "4.56 against 4.63 days, not significant, taken for the strain that makes "
                  "workers leave; the standard error is assumed (172 answered both surveys)"},
  };
  b.evidence_strength =
      "MEDIUM for no effect (randomised; distress and sick days no different, few answered)";
  b.not_known = {
      "turnover itself was not reported",
      "rounds were fewer than planned in some authorities",
  };
  b.keys =
      keys_of(RollOut::keys(90, "assumed"),
              {
                  key::training_days(182, "six months (innovations.csv)"),
                  key::trained_share(1, "all are invited: the figure is of those invited"),
                  key::setup_gbp(5855, "5,204.75 to 6,505.14 an authority (innovation_costs.csv)", "2021"),
                  key::yearly_gbp(18000, "12 rounds at 288 to 2,712 (innovation_costs.csv)", "2021"),
              });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
