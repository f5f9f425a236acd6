#include "models/policies/act_wigan_rochdale.hpp"
#include "models/policies/active_agents.hpp"
#include "models/policies/b_positive_pathways.hpp"
#include "models/policies/barnahus_child_house.hpp"
#include "models/policies/birmingham_pause.hpp"
#include "models/policies/brighter_futures.hpp"
#include "models/policies/building_communities_together.hpp"
#include "models/policies/close_channel.hpp"
#include "models/policies/coram_i.hpp"
#include "models/policies/devolved_budgets.hpp"
#include "models/policies/doncaster_trust.hpp"
#include "models/policies/dsl_supervision.hpp"
#include "models/policies/emotional_health_academy.hpp"
#include "models/policies/family_safeguarding.hpp"
#include "models/policies/family_solutions_plus.hpp"
#include "models/policies/family_valued.hpp"
#include "models/policies/fdac.hpp"
#include "models/policies/ffc_pathfinder.hpp"
#include "models/policies/fgc_pre_proceedings.hpp"
#include "models/policies/focus_on_practice.hpp"
#include "models/policies/growing_futures.hpp"
#include "models/policies/house_project.hpp"
#include "models/policies/income_stress.hpp"
#include "models/policies/infant_family_team.hpp"
#include "models/policies/inspection.hpp"
#include "models/policies/learning_together.hpp"
#include "models/policies/lifelong_links.hpp"
#include "models/policies/mi_training.hpp"
#include "models/policies/mockingbird.hpp"
#include "models/policies/motivational_social_work.hpp"
#include "models/policies/mst_start.hpp"
#include "models/policies/no_wrong_door.hpp"
#include "models/policies/pause_women.hpp"
#include "models/policies/placebo.hpp"
#include "models/policies/project_crewe.hpp"
#include "models/policies/right_home.hpp"
#include "models/policies/schwartz_rounds.hpp"
#include "models/policies/set_lever.hpp"
#include "models/policies/signs_of_safety.hpp"
#include "models/policies/social_workers_in_schools.hpp"
#include "models/policies/staying_close.hpp"
#include "models/policies/stockport_family.hpp"
#include "models/policies/supporting_families.hpp"
#include "models/policies/sure_start.hpp"
#include "models/policies/sw_personal_assistants.hpp"
#include "models/policies/systemic_units.hpp"

namespace cscsim {

const std::vector<PolicyDescription>& policy_catalogue() {
  static const std::vector<PolicyDescription> all = {
      act_wigan_rochdale_description(),
      active_agents_description(),
      b_positive_pathways_description(),
      barnahus_child_house_description(),
      birmingham_pause_description(),
      brighter_futures_description(),
      building_communities_together_description(),
      child_poverty_description(),
      close_channel_description(),
      coram_i_description(),
      devolved_budgets_description(),
      doncaster_trust_description(),
      dsl_supervision_description(),
      emotional_health_academy_description(),
      family_safeguarding_description(),
      family_solutions_plus_description(),
      family_valued_description(),
      fdac_description(),
      ffc_pathfinder_description(),
      fgc_pre_proceedings_description(),
      focus_on_practice_description(),
      growing_futures_description(),
      house_project_description(),
      infant_family_team_description(),
      inspection_description(),
      learning_together_description(),
      lifelong_links_description(),
      mi_training_description(),
      mockingbird_description(),
      motivational_social_work_description(),
      mst_start_description(),
      no_wrong_door_description(),
      pause_women_description(),
      placebo_description(),
      project_crewe_description(),
      right_home_description(),
      schwartz_rounds_description(),
      set_lever_description(),
      signs_of_safety_description(),
      social_workers_in_schools_description(),
      staying_close_description(),
      stockport_family_description(),
      supporting_families_description(),
      sure_start_description(),
      sw_personal_assistants_description(),
      systemic_units_description(),
      unemployment_description(),
  };
  return all;
}

}  // namespace cscsim
