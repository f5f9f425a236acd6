#include "models/policies/act_wigan_rochdale.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription act_wigan_rochdale_description() {
  Blueprint b;
  b.id = "act_wigan_rochdale";
  b.name = "Achieving Change Together";
  b.mechanism =
      "Young people who are exploited outside their family choose and work with one key worker, intensively, "
      "with meetings of their own. Risk outside the family and missing incidents would fall, and with them "
      "dear and secure placements.";
  b.who = {.moments = {Moment::edge_of_care, Moment::missing_incident}, .youngest = 11, .oldest = 17};
  b.keeps_worker = true;
  b.effects = {
      {.lever = Lever::extra_familial_risk, .design = StudyDesign::no_figure, .reading = "no figure"},
      {.lever = Lever::missing, .design = StudyDesign::no_figure, .reading = "no figure"},
      {.lever = Lever::residential,
       .design = StudyDesign::no_figure,
       .reading = "placements were said not to break down, without a count"},
  };
  b.evidence_strength = "VERY LOW (description of 25 young people)";
  b.not_known = {
      "any outcome figure",
  };
  b.keys = keys_of(RollOut::keys(365, "a design year before February 2016 (innovations.csv)"),
                   {
                       key::teams(1, "one, assumed"),
                       key::places_per_team(25, "25 young people (innovations.csv)"),
                       key::fte_per_team(5, "assumed"),
                       key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
                       key::days_to_fill(60, "assumed"),
                       key::days_enrolled(270, "assumed"),
                       key::uptake(0.8, "assumed"),
                       key::setup_gbp(150000,
                                      "the design year; the grant of 956,000 (innovation_costs.csv) was for "
                                      "that and the work with 25, the part is assumed",
                                      "2015"),
                   });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
