#include "models/policies/family_solutions_plus.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription family_solutions_plus_description() {
  Blueprint b;
  b.id = "family_solutions_plus";
  b.name = "Family Solutions Plus";
  b.mechanism =
      "Oxfordshire's own form of Family Safeguarding: adult specialists, motivational interviewing and group "
      "supervision in the teams that hold children in need and on plans. Time in need and on plans, and "
      "steps up and down, were compared between matched cohorts.";
  b.service = "family_safeguarding";
  b.who = {.moments = {Moment::assessment_completed, Moment::conference},
           .youngest = -1,
           .oldest = 17,
           .factors = {Factor::domestic_abuse, Factor::mental_health, Factor::drugs, Factor::alcohol}};
  b.whole_families = true;
  b.effects = {
      {.lever = Lever::parental_change, .design = StudyDesign::no_figure, .reading = "no figure was seen"},
      {.lever = Lever::lone_working,
       .design = StudyDesign::by_design,
       .log_ratio = std::log(0.5),
       .reading = "half of the work around the family is the specialists', who stay at a hand-over, assumed"},
      {.lever = Lever::plan_end,
       .design = StudyDesign::no_figure,
       .reading = "durations were compared; sizes were not seen"},
      {.lever = Lever::care_entry, .design = StudyDesign::no_figure, .reading = "likewise"},
  };
  b.evidence_strength = "MEDIUM to LOW (matched cohorts before and after; sizes not seen)";
  b.not_known = {
      "sizes of the differences in time in need, on plans and in care",
  };
  b.keys = keys_of(RollOut::keys(365, "adopted November 2020; a year assumed"),
                   {
                       key::teams(4, "assumed as for Family Safeguarding"),
                       key::places_per_team(90, "as Family Safeguarding"),
                       key::fte_per_team(4, "as Family Safeguarding"),
                       key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
                       key::days_to_fill(270, "as Family Safeguarding"),
                       key::post_turnover(0.2, "assumed"),
                       key::days_enrolled(365, "assumed"),
                       key::uptake(0.85, "assumed"),
                       key::fidelity_at_start(0.3, "assumed"),
                       key::years_to_fidelity(3, "2 to 4 years to full implementation (parameters.csv DF06)"),
                       key::induction(0.5, "assumed"),
                       key::setup_gbp(700000,
                                      "11.6 million for four authorities and an extension "
                                      "(innovation_costs.csv), a part of it, assumed",
                                      "2017"),
                       key::yearly_gbp(50000, "training, assumed"),
                   });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
