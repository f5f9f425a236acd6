#include "models/policies/birmingham_pause.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription birmingham_pause_description() {
  Blueprint b;
  b.id = "birmingham_pause";
  b.name = "Pause drop-in (Birmingham)";
  b.mechanism =
      "A place in town where anyone to 25 can walk in without appointment and talk to therapists, youth "
      "workers, nurses and volunteers. (Not Pause for women with repeat removals: pause_women.) Contacts "
      "about children's mental health, a small part of all, may be fewer.";
  b.effects = {
      {.lever = Lever::contact,
       .on = EffectOn::authority,
       .design = StudyDesign::no_figure,
       .prior_sd = 0.2 * 0.05,
       .reading = "contacts about mental health are some 5% of all, assumed: so the prior is narrow"},
  };
  b.evidence_strength = "VERY LOW (description)";
  b.not_known = {
      "whether capacity was doubled at 5% of the cost, as claimed: later years saw fewer visits (6,311)",
      "any effect on social care",
  };
  b.keys = keys_of(RollOut::keys(120, "assumed"),
                   {
                       key::teams(1, "one place (innovations.csv)"),
                       key::fte_per_team(10, "open ten to six on seven days, assumed"),
                       key::gbp_per_fte(38000, "assumed"),
                       key::days_to_fill(60, "assumed"),
                   });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
