#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "models/population/kinds.hpp"
#include "models/run.hpp"

namespace cscsim {

/// Every constant of the model by its name in scenarios/data/model_parameters.csv, where its unit, range and source
/// stand. Arrays run over the groups that their names in the file end with.
struct Parameters {
  // Family life
  double frailty_variance = 0, families_of_one = 0, families_of_two = 0, sibling_gap_years = 0;
  double kin_per_family = 0, kin_offer = 0, first_birth_share = 0, move_per_year = 0;
  double siblings_enter_together = 0;
  // Front door
  double contact_conversion = 0, contact_decile_ratio = 0, referral_all_siblings = 0, referral_unborn = 0,
         pregnancy_contact = 0;
  double contact_after_closure = 0, contact_after_closure_days = 0;
  std::array<double, 12> contact_month{};
  std::array<double, 11> source_share{};
  std::array<double, 8> need_share{};
  std::array<double, 6> factor_share{};
  std::array<double, 6> contact_age{};
  double not_in_need_eventual = 0;
  // Child in need
  double close_at_assessment = 0, closure_first_3_months = 0, closure_3_to_6_months = 0,
         closure_6_to_12_months = 0, closure_after_1_year = 0, closure_disabled_ratio = 0;
  // Protection
  double section_47_at_referral = 0, section_47_in_need = 0, section_47_on_plan = 0, section_47_in_care = 0;
  double plan_end_first_review = 0, plan_end_later_review = 0, review_late = 0, plan_review_early = 0;
  // Court
  double pre_proceedings_on_plan = 0, pre_proceedings_weeks = 0, diverted = 0, interim_order = 0,
         urgent_ratio_infant = 0;
  double newborn_issued = 0, hearing_weeks_mean = 0, hearing_within_26_weeks = 0, hearing_weeks_from_2020 = 0,
         hearing_within_26_from_2020 = 0, proceedings_in_care = 0;
  double ready_weeks_mean = 0, ready_within_26_weeks = 0, sitting_weeks = 0, area_spread = 0, court_clock = 0;
  double hearing_care_order = 0, hearing_supervision_order = 0, hearing_child_arrangements = 0,
         hearing_no_order = 0;
  std::array<double, 6> hearing_special_guardianship{};
  double supervision_days = 0;
  double guardianship_disrupted = 0, arrangements_disrupted = 0, adoption_disrupted = 0,
         disruption_to_care = 0;
  double hearing_placement_order_infant = 0, hearing_placement_order_1_to_4 = 0,
         hearing_placement_order_5_to_9 = 0;
  // Care entry
  std::array<double, 6> entry_age{};
  double entry_decile_ratio = 0, entry_male_ratio = 0;
  std::array<double, 5> entry_ethnicity{};
  double edge_assessment = 0, edge_in_need = 0, edge_on_plan = 0, edge_enters = 0, edge_days = 0;
  double emergency_assessment = 0, emergency_in_need = 0, emergency_on_plan = 0, police_stays = 0;
  double remand_per_year = 0, remand_days = 0, respite_share = 0;
  // Care
  std::array<double, 6> home_age{};
  std::array<double, 6> kinship_order_age{};
  double exit_first_2_weeks = 0, exit_2_to_8_weeks = 0, exit_8_to_26_weeks = 0, exit_26_to_52_weeks = 0,
         exit_1_to_2_years = 0, exit_2_to_3_years = 0, exit_3_to_5_years = 0, exit_after_5_years = 0;
  double home_care_order_ratio = 0, home_unplanned = 0, other_exit_under_16 = 0, other_exit_16 = 0,
         independent_16 = 0;
  double eighteen_independent = 0, eighteen_relatives = 0, kinship_order_sgo = 0, return_reentry = 0,
         return_reentry_shape = 0;
  double adoption_place_days = 0, adoption_order_days = 0;
  double move_first_3_months = 0, move_first_year = 0, move_later = 0, instability_variance = 0,
         short_placement = 0;
  std::array<double, 6> move_age{};
  double move_distance_band = 0, move_poor_fit = 0, move_split_siblings = 0, move_scarcity_mean = 0,
         move_hand_over = 0, move_hand_over_days = 0;
  double missing_10_to_15 = 0, missing_16 = 0, missing_residential_ratio = 0;
  // Placement
  std::array<double, 6> residential_share_age{};
  double semi_independent_share_16 = 0, with_parents_share = 0, other_share = 0, fit_per_age = 0,
         distance_per_km = 0, price_per_100_gbp = 0, sibling_bonus = 0, siblings_placed_together = 0,
         market_price_convexity = 0, foster_agency_share = 0, outside_ratio = 0;
  double foster_fill = 0, residential_fill = 0, foster_leaves = 0, residential_opens = 0;
  double near_km = 0, far_km = 0, fit_match = 0, poor_fit_below = 0, opening_poor_fit = 0,
         residential_instead = 0, residential_youngest = 0, foster_unavailable = 0, scarcity_use = 0,
         scarcity_most = 0, foster_recruit_weeks = 0, home_register_weeks = 0, recruit_need = 0,
         recruit_price = 0, closing_fill_slope = 0;
  double remand_secure = 0, market_km = 0, emergency_km = 0;
  double option_foster_per_100k = 0, option_residential_per_100k = 0;
  double cost_foster_own_gbp = 0, cost_foster_agency_gbp = 0, cost_residential_gbp = 0,
         cost_semi_independent_gbp = 0, cost_kinship_gbp = 0, cost_secure_gbp = 0, cost_other_gbp = 0,
         cost_emergency_ratio = 0;
  // Work
  double caseload_cap = 0, worker_hire_days = 0, agency_cover = 0, agency_stay_days = 0,
         rebalance_per_year = 0, absence_hand_over_per_year = 0, case_holder_share = 0, worker_cost_gbp = 0,
         agency_premium = 0;
  // Relationship, practice and workload
  std::array<double, stage_count> visits_per_week{};
  std::array<double, stage_count> minutes_per_week{};
  double face_to_face_hours = 0, extra_time_max = 0, support_mean = 0, challenge_mean = 0, practice_sd = 0,
         practice_high = 0, support_erosion = 0, challenge_erosion = 0, strain_leaving = 0, rationing = 0;
  double trust_at_start = 0, trust_build = 0, trust_decay = 0, trust_strained = 0, trust_mean = 0,
         trust_sd = 0;
  double change_infant = 0, change_child = 0, change_until_age = 0, change_trust = 0, changed_closure = 0,
         changed_plan_end = 0, changed_entry = 0, changed_return = 0, hand_over_return = 0, missing_trust = 0,
         hand_overs_so_far = 0;
  double closing_trust = 0, closing_overload = 0, closing_change = 0;
  // Loops that a scenario may switch off: 1 on, 0 off
  double loop_failure_demand = 1, loop_leaving = 1, loop_rationing = 1;
  // Leaving care
  double leavers_per_looked_after = 0, leaver_to_25 = 0, leaver_in_work = 0, leaver_suitable = 0;
  // Opening stock
  double assessment_days_mean = 0;
  // Life course
  double referred_by_18 = 0, in_need_by_18 = 0, on_plan_by_18 = 0, in_care_by_1 = 0, in_care_by_9 = 0,
         in_care_by_18 = 0, referrals_per_child = 0, plan_repeat = 0;
  double sdq_mean = 0, sdq_sd = 0, sdq_per_move = 0, sdq_settling = 0, sdq_settling_years = 0;
  double convicted_10_to_12 = 0, convicted_13_to_15 = 0, convicted_16_to_17 = 0;
  // Absence and the rest of the budget
  double absence_share = 0, absence_spell_days = 0, safeguarding_overhead_gbp = 0, care_overhead_gbp = 0;

  // Switches of feedback loops: 0 or 1
  double scarcity_loop = 0;
  // Channels, ethnicity at the door, inspection, early help
  double deferred_share = 0, deferred_days = 0, school_holiday_ratio = 0;
  std::array<double, 5> contact_ethnicity{};
  std::array<double, 5> entry_ethnicity_decile{};
  std::array<double, grade_count> vigilance_rise{};
  std::array<double, grade_count> good_after{};
  double vigilance_fading_days = 0, inspection_days = 0, inspection_days_inadequate = 0,
         inspection_spread = 0;
  double outstanding_share = 0, inadequate_share = 0, grade_odds_decile = 0, grade_decile_mean = 0,
         grade_odds_prevention = 0, prevention_mean_gbp = 0, leaving_inadequate = 0, agency_inadequate = 0,
         blame_loop = 0;
  double early_help_offered = 0, early_help_step_down = 0, early_help_elasticity = 0, early_help_least = 0,
         early_help_most = 0, budget_growth = 0, early_help_loop = 0;

  // Drivers from year to year, and years of authorities
  std::array<double, driver_count> driver_on{}, driver_step{};
  double vigilance_contacts = 0, vigilance_entries = 0, poverty_entries = 0, within_26_by_length = 0;
  std::array<double, local_rate_count> local_persistence{}, local_spread{};

  // Corrections, bounds and delays that no figure gives; a default changes nothing
  double still_in_assessment = 1, conference_ratio = 1, conferences_by_enquiries = 1, review_spare_days = 0,
         closure_after_return = 1, after_return_days = 0, other_exit_relatives = 0, need_of_disabled = 0,
         agency_notice_days = 0, move_within_run = 0, hand_overs_most = 0, practice_least = 0,
         practice_most = 1, trust_most = 0, strain_most = 0, overload_most = 1, infant_days = 0;

  // Skill, supervision, destinations, and work that queues
  double skill_mean = 0, skill_sd = 0, skill_years = 1, skill_power = 1, skill_change = 0,
         skill_mean_ratio = 1;
  double newly_qualified = 0, experience_years = 0, protected_days = 0, protected_caseload = 1;
  double manager_span = 8, manager_uncovered_load = 0, manager_erosion = 0, manager_leaving = 0,
         manager_vacant_days = 0, manager_settled_days = 0, supervision_uncovered = 0;
  double supervision_practice = 0, supervision_leaving = 0, stability_leaving = 0;
  double specialists_share = 0, specialists_practice = 0;
  std::array<double, destination_count> leaving_for{};
  double backlog_kept = 0, hand_over_return_mean = 1;
  double backlog_weeks = 0, pressing_days = 0, backlog_mean = 0, backlog_late = 0;

  // Severity of a family's difficulties
  double severity_sd = 0, severity_return = 0, severity_jumps = 0, severity_jump_size = 0,
         severity_factor_years = 0, factor_seen = 1, severity_relief = 0, severity_relief_pace = 0,
         severity_relapse = 0, severity_contact_highest = 1, stress_pace = 0, entry_response = 1,
         loop_poverty = 1;
  std::array<double, need_count> severity_need{};
  std::array<double, factor_count> severity_factor{};
  std::array<double, 5> severity_selection{};  ///< by Stage, to looked_after
  std::array<double, severity_slopes> severity_slope{};
  // Young people, health and school in care, care leavers
  double young_lasting = 0, young_per_year = 0, young_male = 0, young_behaviour_need = 0, young_missing = 0,
         young_entry = 0, young_conviction = 0, young_substance = 0, young_harm = 0, young_entry_trust = 0,
         young_in_care = 0;
  std::array<double, 4> health_assessed{}, health_immunised{}, health_dentist{};
  double health_development = 0, often_absent = 0, missed_after_move = 0, moved_share = 0;
  std::array<double, 3> substance_misuse{};
  double leaver_in_touch = 0, leaver_in_touch_18 = 0, leaver_in_work_18 = 0, leaver_suitable_18 = 0,
         leaver_review_changes = 0, leaver_left_foster = 0, leaver_stays_put = 0, leaver_stays_on = 0;
  double leaver_settled = 0, leaver_settled_mean = 0, leaver_settled_sd = 0, leaver_late_entry = 0,
         leaver_entry_age_mean = 0, leaver_entry_age_sd = 0, leaver_trust = 0, leaver_trust_mean = 0,
         leaver_trust_sd = 0;
  double young_trust_at_home = 0, young_trust_in_care = 0;
  // Harm, wellbeing and the child's views
  double harm_home = 0, harm_severity = 0, harm_outside = 0, harm_supported = 0, harm_in_care = 0;
  double views_given = 0, trusted_adult = 0, voice_trust = 0, voice_advocate = 0, voice_visitor = 0,
         family_contact = 0, family_contact_far = 0, sibling_contact = 0;
  double wellbeing_harm = 0, wellbeing_stability = 0, wellbeing_trust = 0, wellbeing_siblings = 0,
         wellbeing_distance = 0, wellbeing_school = 0, wellbeing_heard = 0;
  // Costs of supervision and adult specialists
  double manager_cost_gbp = 0, supervision_time = 0, specialist_cost_gbp = 0;
  // Families whose difficulties go together; deprivation and early help in severity
  double compounded_share = 0, compounded_odds = 1, severity_decile = 0, early_help_change = 0,
         early_help_relief = 0;
  // Leaving care by ethnic group
  std::array<double, 5> exit_ethnicity{1, 1, 1, 1, 1};
  double exits_by_hazard = 0;
  // What was a number in the code: families, reviews, homes, work, lives
  double families_three = 0, families_four = 0, families_five = 0, male_share = 0, disabled_share = 0,
         newcomer_oldest_days = 0, review_late_days = 0, review_early_from = 0, review_early_span = 0,
         foster_homes_of_one = 0, foster_homes_of_two = 0, foster_homes_young = 0, foster_age_divide = 0,
         childrens_home_span = 0, childrens_homes_young = 0, supported_span = 0, supported_fill = 0,
         longest_years = 1, adviser_caseload = 1, manager_leaving_least = 1, leaver_settled_most = 0,
         adult_services = 0, settled_years = 1, voice_youngest = 0, young_middle_age = 0;
  // The opening stock
  double known_least_days = 0, known_span_days = 0, agreed_first_half_year = 0, agreed_under_10 = 0,
         agreed_10_to_15 = 0, agreed_16 = 0, interim_days = 0, hearing_least_days = 0, hearing_span_days = 0,
         hearing_overdue_days = 0, placement_order_until = 0, placement_order_infant = 0,
         placement_order_1_to_5 = 0, adopters_after_days = 0, adopters_share = 0, adoption_left = 0,
         opening_with_parents = 0, opening_other = 0, opening_kinship = 0, need_disabled_ratio = 0,
         assessed_after_days = 0, planned_after_days = 0, first_review_days = 0, later_review_days = 0,
         race_disabled = 0, closed_least_days = 0, closed_mean_days = 0, opening_court_most = 0,
         under_order = 0, court_exits = 0;
  // Births, generations, borders
  double birth_1_to_2_years = 0, birth_2_to_4_years = 0, birth_4_to_8_years = 0, birth_after_8_years = 0,
         birth_until_years = 0, teenage_mother = 0;
  double another_child = 0, another_child_under = 0, another_child_least_days = 0, another_child_days = 0,
         another_child_teenage_ratio = 1, pregnancy_referred = 0;
  double known_to_court = 0, known_newborn = 0, known_later_days = 0, known_years = 0, first_time_infant = 1,
         first_time = 1;
  double leaver_first_birth = 0, leaver_frailty_ratio = 1, generations = 0;
  double move_open_case_ratio = 1, borders = 0;
  // Trust in the team, transfers into care, deadlines on a plan that slip, supply of agency workers
  double team_pace = 0, team_share = 0, team_share_child = 0, team_kept = 1, care_transfer = 1;
  double backlog_mean_protection = 0, agency_supply = 0, agency_supply_days = 1, agency_loop = 0;
  // Stocks and flows
  double contact_after_closure_power = 0, contact_usual_ratio = 0, no_further_action_ratio = 1;
  // Who comes back
  double returns_variance = 0;
  // Reviews in care that slip, the child's own trust
  double care_review_late = 0, care_review_late_days = 0, backlog_mean_looked_after = 0;
  double carer_trust_at_start = 0, carer_trust_at_start_kin = 0, carer_trust_build = 0,
         carer_trust_poor_fit = 1, carer_trust_weight = 0, own_trust_mean = 0, own_trust_sd = 1,
         move_trust = 0;
  // Conferences of the wider family
  double conference_offered = 0, conference_accepted = 0, conference_days = 0, conference_issued = 1,
         conference_kin = 1;
  // First-year flows of England, and stocks that stand
  double sibling_named = 0, asylum_under_16 = 0, opening_semi_independent = 0, status_change = 0,
         section_47_assessed = 0, hearing_at_home = 1, earlier_exits = 1;

  friend bool operator==(const Parameters&, const Parameters&) = default;
};

/// The same with other values of some by name, which must be names of parameters.
Parameters changed(Parameters parameters, const std::map<std::string, double>& values);

/// Reads `model_parameters.csv` and applies overrides (names checked when the scenario was read).
/// Throws InputError if the file and the list of parameters do not match, or a value is outside its range.
Parameters read_parameters(const std::string& data_directory, const std::map<std::string, double>& overrides);

}  // namespace cscsim
