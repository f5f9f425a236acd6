#include "models/policies/stockport_family.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription stockport_family_description() {
  Blueprint b;
  b.id = "stockport_family";
  b.name = "Stockport Family";
  b.mechanism =
      "Teams stand together in localities with a team around each school, and work restoratively: more "
      "support to families, fewer hand-overs as assessment ends, and fewer dear placements.";
  b.practice = "restorative_practice";
  b.effects = {
      {.lever = Lever::support,
       .on = EffectOn::authority,
       .design = StudyDesign::no_figure,
       .prior_sd = practice_or_system,
       .reading = "capacity to work so was limited; no figure"},
      {.lever = Lever::team_transfer,
       .on = EffectOn::authority,
       .design = StudyDesign::by_design,
       .log_ratio = std::log(0.5),
       .reading = "half of the cases stay in their locality team when assessment ends, assumed"},
      {.lever = Lever::residential,
       .on = EffectOn::authority,
       .outcome = "cost of LAC placements",
       .design = StudyDesign::before_after,
       .log_ratio = std::log(0.8),
       .prior_sd = practice_or_system,
       .reading = "20% lower cost, read as so many fewer children's homes"},
  };
  b.evidence_strength = "LOW (before and after; only the heading was seen)";
  b.not_known = {
      "what share of the fall in cost would have come anyway",
  };
  b.keys = keys_of(
      RollOut::keys(365, "2014 to 2017 in all; a year assumed"),
      {
          key::training_days(730, "2014 to 2017 (innovations.csv)"),
          key::fidelity_at_start(0.3, "assumed"),
          key::years_to_fidelity(3, "2 to 4 years to full implementation (parameters.csv DF06)"),
          key::induction(0.5, "assumed"),
          key::setup_gbp(500000, "a part of the grant of 3 million (innovation_costs.csv), assumed", "2014"),
          key::yearly_gbp_per_worker(500, "assumed"),
      });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
