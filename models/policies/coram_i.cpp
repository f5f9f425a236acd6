#include "models/policies/coram_i.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription coram_i_description() {
  Blueprint b;
  b.id = "coram_i";
  b.name = "Coram-i permanence improvement";
  b.mechanism =
      "A team from outside reads every case with a plan for adoption, tracks it week by week and removes "
      "what delays it. Children with such a plan are placed sooner.";
  b.effects = {
      {.lever = Lever::adoption_pace,
       .on = EffectOn::authority,
       .design = StudyDesign::no_figure,
       .prior_sd = practice_or_system,
       .reading = "less time in care was reported, without a size"},
  };
  b.evidence_strength = "LOW (before and after, two authorities, no size)";
  b.not_known = {
      "how much sooner",
      "whether long-term fostering plans gained too",
  };
  b.keys = keys_of(RollOut::keys(90, "assumed"),
                   {
                       key::training_days(365, "assumed"),
                       key::teams(1, "an embedded team (innovations.csv)"),
                       key::fte_per_team(2, "assumed"),
                       key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
                       key::setup_gbp(100000,
                                      "600,000 and 916,000 for six authorities with staff "
                                      "(innovation_costs.csv), a part of it, assumed",
                                      "2015 to 2017"),
                   });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
