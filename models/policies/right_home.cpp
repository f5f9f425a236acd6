#include "models/policies/right_home.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription right_home_description() {
  Blueprint b;
  b.id = "right_home";
  b.name = "Right Home and Sleep On It";
  b.mechanism =
      "One panel finds a place in five tiers of accommodation, with support, for young people of 16 and over "
      "who might be homeless. Fewer come into care for want of a home, and more care leavers live somewhere "
      "suitable.";
  b.who = {
      .moments = {Moment::edge_of_care, Moment::eighteenth_birthday_in_care}, .youngest = 16, .oldest = 18};
  b.effects = {
      {.lever = Lever::care_entry,
       .design = StudyDesign::no_figure,
       .reading = "no figure; 48 young people were helped in the first year"},
      {.lever = Lever::leaver_home, .design = StudyDesign::no_figure, .reading = "no figure"},
  };
  b.evidence_strength = "VERY LOW (description)";
  b.not_known = {
      "where they would have lived otherwise",
      "homelessness itself is not simulated",
  };
  b.keys = keys_of(
      RollOut::keys(180, "assumed"),
      {
          key::teams(1, "one panel (innovations.csv)"),
          key::places_per_team(48, "48 in the first year; all but one option full (innovations.csv)"),
          key::fte_per_team(6, "assumed"),
          key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
          key::days_to_fill(60, "assumed"),
          key::days_enrolled(365, "assumed"),
          key::uptake(0.8, "assumed"),
          key::setup_gbp(150000, "a part of the grant of 727,000 (innovation_costs.csv), assumed", "2015"),
      });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
