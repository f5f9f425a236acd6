#include "models/policies/barnahus_child_house.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription barnahus_child_house_description() {
  Blueprint b;
  b.id = "barnahus_child_house";
  b.name = "Barnahus / Child House";
  b.mechanism =
      "Children who may have been sexually abused tell once, to one interviewer, in one house where police, "
      "doctors, social workers and therapists come to them, and are helped to recover there. Their case is "
      "held for as long as it takes.";
  b.who = {.moments = {Moment::conference}, .youngest = 3, .oldest = 17, .needs = {Need::abuse_or_neglect}};
  b.effects = {
      {.lever = Lever::closure,
       .design = StudyDesign::no_figure,
       .reading = "no figure: cases may be held longer, or recovery sooner"},
      {.lever = Lever::parental_change, .design = StudyDesign::no_figure, .reading = "no figure"},
  };
  b.evidence_strength = "VERY LOW for England (Iceland: charges trebled, convictions doubled)";
  b.not_known = {
      "charges and convictions are not simulated",
      "which children on a plan were sexually abused is not told to policies: those it takes are of any "
      "abuse",
      "reach: about 220 a year were seen where 540 to 700 were planned",
  };
  b.keys = keys_of(
      RollOut::keys(540, "opened a year late (innovations.csv)"),
      {
          key::teams(1, "one house, which authorities share"),
          key::places_per_team(20, "220 children a year (innovations.csv) of ten authorities, assumed"),
          key::fte_per_team(3, "assumed, by size"),
          key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
          key::days_to_fill(120, "assumed"),
          key::days_enrolled(365, "assumed"),
          key::uptake(0.9, "assumed"),
          key::yearly_gbp(
              100000,
              "7.5 million over three years for all of London's first house (innovation_costs.csv), by size",
              "2018"),
      });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
