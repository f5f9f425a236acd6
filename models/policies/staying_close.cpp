#include "models/policies/staying_close.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription staying_close_description() {
  Blueprint b;
  b.id = "staying_close";
  b.name = "Staying Close";
  b.mechanism =
      "Young people who leave a children's home keep a trusted adult and a home near by to move "
      "on to. More of them study or work, and live somewhere suitable.";
  b.who = {.moments = {Moment::eighteenth_birthday_in_care},
           .youngest = 17,
           .oldest = 18,
           .placed = {PlacementKind::childrens_home}};
  b.effects = {
      {.lever = Lever::leaver_work,
       .outcome = "NEET",
       .design = StudyDesign::before_after,
       .log_ratio = log_hazard_ratio(0.53 + 0.13 * 0.47, 0.53),
       .reading = "13% fewer not in education or work, of 47% of care leavers"},
      {.lever = Lever::leaver_home, .design = StudyDesign::no_figure, .reading = "no figure"},
  };
  b.evidence_strength = "LOW (pilots; a comparison could not conclude)";
  b.not_known = {
      "what the impact evaluation would have found with more young people",
      "mental health and offending are not simulated",
  };
  b.keys =
      keys_of(RollOut::keys(150, "assumed"),
              {
                  key::teams(1, "one, assumed"),
                  key::places_per_team(20, "assumed"),
                  key::fte_per_team(3, "several young people to an adviser, not twenty (innovations.csv)"),
                  key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
                  key::days_to_fill(60, "assumed"),
                  key::days_enrolled(1095, "to 21"),
                  key::uptake(0.8, "assumed"),
                  key::yearly_gbp(150000, "homes to move on to, assumed"),
              });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
