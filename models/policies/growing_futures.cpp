#include "models/policies/growing_futures.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription growing_futures_description() {
  Blueprint b;
  b.id = "growing_futures";
  b.name = "Growing Futures";
  b.mechanism =
      "A domestic abuse navigator is key worker to the whole family: the adult harmed, the "
      "children, and the one who harms. Parents would change sooner, and risk would come up less "
      "often.";
  b.who = {.moments = {Moment::assessment_completed},
           .youngest = -1,
           .oldest = 17,
           .factors = {Factor::domestic_abuse}};
  b.whole_families = true;
  b.effects = {
      {.lever = Lever::parental_change, .design = StudyDesign::no_figure, .reading = "no figure on families"},
      {.lever = Lever::section_47,
       .outcome = "referrals with DA",
       .design = StudyDesign::before_after,
       .log_ratio = std::log(0.93),
       .reading = "7% fewer referrals with domestic abuse in the town, read as so many fewer "
                  "enquiries on those worked with; the target was 30%"},
  };
  b.evidence_strength = "VERY LOW (before and after, one town)";
  b.not_known = {
      "repeat referrals of those worked with",
      "targets (-25% repeat conferences of agencies, -10% in need) are no results",
  };
  b.keys = keys_of(RollOut::keys(150, "operational September 2015 (innovations.csv); assumed"),
                   {
                       key::teams(1, "one, assumed"),
                       key::places_per_team(120, "twelve navigators with ten children each, assumed"),
                       key::fte_per_team(12, "assumed"),
                       key::gbp_per_fte(40000, "assumed"),
                       key::days_to_fill(90, "assumed"),
                       key::days_enrolled(182, "assumed"),
                       key::uptake(0.7, "assumed"),
                   });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
