#include "models/policies/house_project.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription house_project_description() {
  Blueprint b;
  b.id = "house_project";
  b.name = "House Project";
  b.mechanism =
      "Young people about to leave care form a co-operative, do up and run their own homes, with a "
      "psychologist's support. Those who take part live in suitable homes, and more study or work.";
  b.who = {.moments = {Moment::eighteenth_birthday_in_care}, .youngest = 17, .oldest = 18};
  b.effects = {
      {.lever = Lever::leaver_home,
       .outcome = "tenancy breakdown or eviction",
       .design = StudyDesign::description,
       .log_ratio = log_hazard_ratio(0.997, 0.85),
       .reading = "no tenancy of 330 broke down, by the project's own count, taken as 99.7% in suitable "
                  "homes (assumed) against 85% of care leavers"},
      {.lever = Lever::leaver_work, .design = StudyDesign::no_figure, .reading = "no figure"},
  };
  b.evidence_strength = "LOW (description; no comparator)";
  b.not_known = {
      "what those who took part would have done otherwise",
      "wellbeing, which has no figure",
  };
  b.keys = keys_of(RollOut::keys(270, "18 months to six authorities (innovations.csv), half of it assumed"),
                   {
                       key::teams(1, "one cohort, assumed"),
                       key::places_per_team(10, "about ten a project (innovations.csv)"),
                       key::fte_per_team(3, "assumed"),
                       key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
                       key::days_to_fill(90, "assumed"),
                       key::days_enrolled(1095, "assumed"),
                       key::uptake(0.6, "assumed"),
                       key::setup_gbp(150000, "assumed"),
                       key::gbp_per_child(3000, "to furnish a home (unit_costs.csv: 2,000 to 3,000)", "2023"),
                   });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
