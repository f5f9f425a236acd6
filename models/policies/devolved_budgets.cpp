#include "models/policies/devolved_budgets.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription devolved_budgets_description() {
  Blueprint b;
  b.id = "devolved_budgets";
  b.name = "Devolved budgets";
  b.mechanism =
      "A social worker can spend money on what a family at the edge of care lacks, without "
      "asking, to a limit. Hardship eases, and fewer children come into care for it.";
  b.who = {.moments = {Moment::edge_of_care}, .youngest = 0, .oldest = 17};
  b.whole_families = true;
  b.effects = {
      {.lever = Lever::care_entry,
       .design = StudyDesign::no_figure,
       .reading = "not established; budgets were used less than expected"},
  };
  b.evidence_strength = "VERY LOW (pilot)";
  b.not_known = {
      "any effect on care",
      "workers hesitated: confidence, forms",
  };
  b.keys =
      keys_of(RollOut::keys(30, "assumed"),
              {
                  key::teams(1, "one budget"),
                  key::places_per_team(100, "Hillingdon: 100 young people (innovations.csv)"),
                  key::fte_per_team(0.5, "to run it, assumed"),
                  key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
                  key::days_enrolled(182, "assumed"),
                  key::uptake(0.3, "use below expectation (effects.csv); the share is assumed"),
                  key::gbp_per_child(800, "up to 500 without approval (innovations.csv), more with; assumed"),
              });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
