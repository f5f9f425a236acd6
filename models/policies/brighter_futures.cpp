#include "models/policies/brighter_futures.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription brighter_futures_description() {
  Blueprint b;
  b.id = "brighter_futures";
  b.name = "Brighter Futures";
  b.mechanism =
      "Small pods of social workers, a clinical psychologist, youth and education workers decide for "
      "themselves and stay with young people on the edge of care or in it, whatever the placement. Fewer "
      "would come into care and fewer would move.";
  b.who = {.moments = {Moment::edge_of_care, Moment::care_started}, .youngest = 11, .oldest = 17};
  b.keeps_worker = true;
  b.effects = {
      {.lever = Lever::care_entry, .design = StudyDesign::no_figure, .reading = "no figure was found"},
      {.lever = Lever::placement_move, .design = StudyDesign::no_figure, .reading = "no figure was found"},
      {.lever = Lever::missing, .design = StudyDesign::no_figure, .reading = "no figure was found"},
  };
  b.evidence_strength = "LOW (no numbers were seen)";
  b.not_known = {
      "any outcome figure",
      "why the service was rated lower in the years after",
  };
  b.keys = keys_of(
      RollOut::keys(210, "bid November 2014, launched June 2015 (innovations.csv)"),
      {
          key::teams(3, "pods: half of Ealing's six (innovations.csv), assumed"),
          key::places_per_team(25, "assumed"),
          key::fte_per_team(6,
                            "two social workers, fostering worker, manager, psychologist, family "
                            "support (innovations.csv)"),
          key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
          key::days_to_fill(120, "assumed"),
          key::days_enrolled(365, "assumed"),
          key::uptake(0.8, "assumed"),
          key::fidelity_at_start(0.3, "assumed"),
          key::years_to_fidelity(3, "2 to 4 years to full implementation (parameters.csv DF06)"),
          key::induction(0.5, "assumed"),
          key::setup_gbp(500000, "3.5 million grant (innovation_costs.csv), a part of it, assumed", "2014"),
      });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
