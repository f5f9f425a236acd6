#include "models/policies/fgc_pre_proceedings.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription fgc_pre_proceedings_description() {
  Blueprint b;
  b.id = "fgc_pre_proceedings";
  b.name = "Family Group Conference at pre-proceedings";
  b.mechanism =
      "Families who get the letter before proceedings are referred to an independent "
      "co-ordinator, who brings the wider family together to make and own a plan. Those who "
      "accept meet within weeks; proceedings are issued less often after, and more kin offer to "
      "care (processes/family_conference.cpp, set to the trial's figures for those referred).";
  b.service = "family_group_conference";
  b.who = {.moments = {Moment::pre_proceedings_letter}, .youngest = -1, .oldest = 17};
  b.whole_families = true;
  b.effects = {
      {.lever = Lever::family_conference,
       .design = StudyDesign::by_design,
       .log_ratio = std::log(20.0),
       .reading = "nearly every family referred is offered a conference; what one does is the trial's, "
                  "intention to treat: proceedings 59.2% against 71.7% (effects.csv), in "
                  "court.conference_issued_ratio, drawn in each replicate (0.48, 90%: 0.37 to 0.62)"},
  };
  b.evidence_strength = "HIGH (randomised, 21 authorities, 2,548 children)";
  b.not_known = {
      "the interval of the trial was not seen",
      "how far its sites, which had no conferences at this stage before, stand for an authority that has "
      "some: "
      "the trial's difference is taken to be from the usual 12% (assumed)",
      "what conferences at other stages do: this figure is of the letter",
      "stability of living arrangements was no different",
  };
  b.keys = keys_of(
      RollOut::keys(120, "assumed"),
      {
          key::teams(1, "one, assumed"),
          key::places_per_team(60,
                               "children of families in conference at once: four co-ordinators, eight "
                               "families each, assumed"),
          key::fte_per_team(4, "co-ordinators, assumed"),
          key::gbp_per_fte(52000, "as work.worker_cost_gbp, assumed"),
          key::days_to_fill(60, "assumed"),
          key::days_enrolled(180, "from the letter to the gateway and beyond, assumed"),
          key::uptake(1, "the figure is of referral"),
          key::gbp_per_child(0, "paid as staff"),
      });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
