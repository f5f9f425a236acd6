#include "models/policies/family_safeguarding.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription family_safeguarding_description() {
  Blueprint b;
  b.id = "family_safeguarding";
  b.name = "Family Safeguarding";
  b.mechanism =
      "Specialists for domestic abuse, mental health and substance misuse join social workers in "
      "one team for children in need or on plans whose parents have such difficulties. They use "
      "motivational interviewing, group supervision and a workbook of eight modules: parents "
      "change sooner, the team stays when a worker leaves, and risk is shared rather than "
      "escalated.";
  b.service = "family_safeguarding";
  b.who = {.moments = {Moment::assessment_completed, Moment::conference},
           .youngest = -1,
           .oldest = 17,
           .factors = {Factor::domestic_abuse, Factor::mental_health, Factor::drugs, Factor::alcohol}};
  b.whole_families = true;
  b.effects = {
      {.lever = Lever::parental_change,
       .design = StudyDesign::no_figure,
       .reading = "what specialists do to parents has no figure of its own here"},
      {.lever = Lever::lone_working,
       .design = StudyDesign::by_design,
       .log_ratio = std::log(0.5),
       .reading = "half of the work around the family is the specialists', who stay at a "
                  "hand-over, assumed"},
      {.lever = Lever::plan_end,
       .outcome = "children on CP plans, Herts",
       .design = StudyDesign::before_after,
       .log_ratio = std::log(1 / 0.7),
       .reading = "30% fewer on plans in 15 months, read as so much faster ends; an uncontrolled "
                  "figure"},
      {.lever = Lever::care_entry,
       .design = StudyDesign::no_figure,
       .reading = "four of five authorities had significant falls; no sizes were seen"},
  };
  b.evidence_strength =
      "MEDIUM to LOW (before and after in five authorities; the stepped-wedge trial's result was "
      "not found)";
  b.not_known = {
      "what the stepped-wedge trial in five authorities found",
      "police call-outs (-66%), admissions (-53%), attendance: not simulated, and families enter "
      "in crisis",
      "how much of the fall in plans is a new threshold",
  };
  b.keys = keys_of(
      RollOut::keys(548, "18 months from drawing board to working teams (innovations.csv)"),
      {
          key::teams(4, "one for 25,000 children, assumed (Hertfordshire: 21)"),
          key::places_per_team(90, "940 families in a year in 21 teams, of two children (innovations.csv)"),
          key::fte_per_team(4,
                            "of 13 in a team (280 in 21), the specialists, who are new; the rest "
                            "were there"),
          key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
          key::days_to_fill(270,
                            "nine months until the last was appointed; posts in mental health the "
                            "hardest (innovations.csv)"),
          key::post_turnover(0.2, "assumed"),
          key::days_enrolled(365, "assumed"),
          key::uptake(0.85, "assumed"),
          key::fidelity_at_start(0.3, "assumed"),
          key::years_to_fidelity(3, "2 to 4 years to full implementation (parameters.csv DF06)"),
          key::induction(0.5, "assumed"),
          key::setup_gbp(1000000, "4.8 million in Hertfordshire (innovation_costs.csv), by size", "2014"),
          key::yearly_gbp(50000, "training, assumed"),
      });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
