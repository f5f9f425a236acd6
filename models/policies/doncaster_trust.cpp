#include "models/policies/doncaster_trust.hpp"

#include "models/policies/programme.hpp"

namespace cscsim {

PolicyDescription doncaster_trust_description() {
  Blueprint b;
  b.id = "doncaster_trust";
  b.name = "Children's services trust (Doncaster)";
  b.mechanism =
      "An independent trust takes over from the council. Leaders are seen and stay, managers are "
      "permanent: fewer workers leave, and supervision holds. Trust of partners takes years, and "
      "what was won can be lost.";
  b.effects = {
      {.lever = Lever::worker_leaving,
       .on = EffectOn::authority,
       .design = StudyDesign::no_figure,
       .prior_sd = practice_or_system,
       .reading = "no figure: all managers permanent, morale high by the trust's own count"},
      {.lever = Lever::supervision,
       .on = EffectOn::authority,
       .design = StudyDesign::no_figure,
       .prior_sd = practice_or_system,
       .reading = "no figure"},
  };
  b.evidence_strength = "VERY LOW (an inspection went from inadequate to good, then to requires improvement)";
  b.not_known = {
      "what would have become of the council with the same money",
      "how much is the trust, how much its first leaders",
  };
  b.keys = keys_of(
      RollOut::keys(365, "assumed"),
      {
          key::training_days(1095, "nearly three years for the trust of partners (parameters.csv DF08)"),
          key::fidelity_at_start(0.5, "assumed"),
          key::years_to_fidelity(3, "parameters.csv DF06"),
          key::induction(0.7, "assumed"),
          key::setup_gbp(1000000, "to set a trust up, assumed"),
          key::yearly_gbp(500000, "a board and services of its own, assumed"),
      });
  return description_of<Programme>(std::move(b));
}

}  // namespace cscsim
