#pragma once

#include "core/random/draws.hpp"

namespace cscsim::decision {

/// Every draw of the model by name. Each belongs to one kind of agent, so that agents of different kinds may share numbers.
/// A value, once released, is never reused: results of old seeds depend on it.
enum Name : std::uint16_t {
  // authority
  newcomers = 1,
  arrivals_asylum,
  arrivals_remand,
  market_options,
  hiring,
  agency_hiring,
  home_opening,
  authority_first_birth,
  court_area = 60,
  // family
  family_make = 100,
  family_traits,
  family_sibling_gap,
  family_kin,
  family_next_birth,
  family_move,
  family_move_where,
  contact_candidate,
  contact_child,
  contact_source,
  contact_unborn,
  contact_screen,
  assessment_outcome,
  assessment_length,
  assessment_close,
  section_47_length,
  conference_held,
  conference_plan,
  conference_category,
  plan_repeat,
  plan_review_gap,
  plan_review_late,
  plan_review_outcome,
  gateway_length,
  letter_issue,
  letter_interim_order,
  hearing_length,
  hearing_outcome,
  opening_together,
  opening_elapsed,
  opening_unborn,
  kin_offer,
  need_code,
  opening_history,
  opening_court,
  // child
  child_traits = 300,
  child_together,
  birth_traits,
  opening_race,
  opening_care,
  opening_place,
  opening_detail,
  edge_outcome,
  edge_length,
  police_outcome,
  care_placement_kind,
  care_exit_kind,
  care_home_planned,
  care_legal,
  care_distance,
  care_adoption_path,
  adoption_length,
  placement_length,
  placement_choice,
  asylum_traits,
  remand_length,
  leaver_eligible,
  leaver_activity,
  leaver_accommodation,
  leaver_until,
  order_breaks = 460,
  // social worker
  worker_leaves = 500,
  worker_absence,
  // placement home
  home_traits = 600,
  home_tie,
  // policy
  policy_effect = 700,
  policy_uptake,
  policy_tie,
  /// Exponential clocks of a case: clock + 16 * stage + cause; keyed by family or child.
  clock = 0x1000,
  test_extra_look = 0x2000,
};

constexpr Decision of(Name name) { return static_cast<Decision>(name); }

}  // namespace cscsim::decision
