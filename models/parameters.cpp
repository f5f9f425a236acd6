#include "models/parameters.hpp"

#include <functional>
#include <span>

#include "core/types/errors.hpp"
#include "models/tables.hpp"

namespace cscsim {

namespace {

using Bindings = std::map<std::string, double*>;

constexpr std::array<const char*, 6> age_names = {"unborn", "under_1",  "1_to_4",
                                                  "5_to_9", "10_to_15", "16_and_over"};

template <std::size_t N>
void bind(Bindings& all, const std::string& prefix, const std::array<const char*, N>& names,
          std::array<double, N>& values) {
  for (std::size_t i = 0; i < N; ++i) all[prefix + "_" + names[i]] = &values[i];
}

/// The one list that joins names in the file to fields.
Bindings bindings_of(Parameters& p) {
  Bindings all = {
      {"family.frailty_variance", &p.frailty_variance},
      {"family.families_of_one", &p.families_of_one},
      {"family.families_of_two", &p.families_of_two},
      {"family.sibling_gap_years", &p.sibling_gap_years},
      {"family.kin_per_family", &p.kin_per_family},
      {"family.kin_offer", &p.kin_offer},
      {"family.first_birth_share", &p.first_birth_share},
      {"family.move_per_year", &p.move_per_year},
      {"family.siblings_enter_together", &p.siblings_enter_together},
      {"front_door.contact_conversion", &p.contact_conversion},
      {"front_door.contact_decile_ratio", &p.contact_decile_ratio},
      {"front_door.referral_all_siblings", &p.referral_all_siblings},
      {"front_door.referral_unborn", &p.referral_unborn},
      {"front_door.pregnancy_contact", &p.pregnancy_contact},
      {"placement.outside_ratio", &p.outside_ratio},
      {"front_door.contact_after_closure", &p.contact_after_closure},
      {"front_door.contact_after_closure_days", &p.contact_after_closure_days},
      {"assessment.not_in_need_eventual", &p.not_in_need_eventual},
      {"child_in_need.close_at_assessment", &p.close_at_assessment},
      {"child_in_need.closure_first_3_months_per_year", &p.closure_first_3_months},
      {"child_in_need.closure_3_to_6_months_per_year", &p.closure_3_to_6_months},
      {"child_in_need.closure_6_to_12_months_per_year", &p.closure_6_to_12_months},
      {"child_in_need.closure_after_1_year_per_year", &p.closure_after_1_year},
      {"child_in_need.closure_disabled_ratio", &p.closure_disabled_ratio},
      {"protection.section_47_at_referral", &p.section_47_at_referral},
      {"protection.section_47_in_need_per_year", &p.section_47_in_need},
      {"protection.section_47_on_plan_per_year", &p.section_47_on_plan},
      {"protection.section_47_in_care_per_year", &p.section_47_in_care},
      {"protection.plan_end_first_review", &p.plan_end_first_review},
      {"protection.plan_end_later_review", &p.plan_end_later_review},
      {"protection.review_late", &p.review_late},
      {"protection.plan_review_early", &p.plan_review_early},
      {"court.pre_proceedings_on_plan_per_year", &p.pre_proceedings_on_plan},
      {"court.pre_proceedings_weeks", &p.pre_proceedings_weeks},
      {"court.diverted", &p.diverted},
      {"court.interim_order", &p.interim_order},
      {"court.urgent_ratio_infant", &p.urgent_ratio_infant},
      {"court.hearing_weeks_mean", &p.hearing_weeks_mean},
      {"court.hearing_within_26_weeks", &p.hearing_within_26_weeks},
      {"court.newborn_issued", &p.newborn_issued},
      {"court.hearing_weeks_from_2020", &p.hearing_weeks_from_2020},
      {"court.hearing_within_26_weeks_from_2020", &p.hearing_within_26_from_2020},
      {"court.ready_weeks_mean", &p.ready_weeks_mean},
      {"court.ready_within_26_weeks", &p.ready_within_26_weeks},
      {"court.sitting_weeks", &p.sitting_weeks},
      {"court.area_spread", &p.area_spread},
      {"loops.court_clock", &p.court_clock},
      {"court.supervision_days", &p.supervision_days},
      {"court.guardianship_disrupted_5_years", &p.guardianship_disrupted},
      {"court.arrangements_disrupted_5_years", &p.arrangements_disrupted},
      {"court.adoption_disrupted_12_years", &p.adoption_disrupted},
      {"court.disruption_to_care", &p.disruption_to_care},
      {"court.proceedings_in_care_per_year", &p.proceedings_in_care},
      {"court.hearing_care_order", &p.hearing_care_order},
      {"court.hearing_supervision_order", &p.hearing_supervision_order},
      {"court.hearing_child_arrangements", &p.hearing_child_arrangements},
      {"court.hearing_no_order", &p.hearing_no_order},
      {"court.hearing_placement_order_under_1", &p.hearing_placement_order_infant},
      {"court.hearing_placement_order_1_to_4", &p.hearing_placement_order_1_to_4},
      {"court.hearing_placement_order_5_to_9", &p.hearing_placement_order_5_to_9},
      {"care_entry.decile_ratio", &p.entry_decile_ratio},
      {"care_entry.male_ratio", &p.entry_male_ratio},
      {"care_entry.edge_assessment_per_year", &p.edge_assessment},
      {"care_entry.edge_in_need_per_year", &p.edge_in_need},
      {"care_entry.edge_on_plan_per_year", &p.edge_on_plan},
      {"care_entry.edge_enters", &p.edge_enters},
      {"care_entry.edge_days", &p.edge_days},
      {"care_entry.emergency_assessment_per_year", &p.emergency_assessment},
      {"care_entry.emergency_in_need_per_year", &p.emergency_in_need},
      {"care_entry.emergency_on_plan_per_year", &p.emergency_on_plan},
      {"care_entry.police_stays", &p.police_stays},
      {"care_entry.remand_per_year", &p.remand_per_year},
      {"care_entry.remand_days", &p.remand_days},
      {"care_entry.asylum_per_stock", &p.asylum_per_stock},
      {"care_entry.respite_share", &p.respite_share},
      {"care.exit_first_2_weeks_ratio", &p.exit_first_2_weeks},
      {"care.exit_2_to_8_weeks_ratio", &p.exit_2_to_8_weeks},
      {"care.exit_8_to_26_weeks_ratio", &p.exit_8_to_26_weeks},
      {"care.exit_26_to_52_weeks_ratio", &p.exit_26_to_52_weeks},
      {"care.exit_1_to_2_years_ratio", &p.exit_1_to_2_years},
      {"care.exit_2_to_3_years_ratio", &p.exit_2_to_3_years},
      {"care.exit_3_to_5_years_ratio", &p.exit_3_to_5_years},
      {"care.exit_after_5_years_ratio", &p.exit_after_5_years},
      {"care.home_care_order_ratio", &p.home_care_order_ratio},
      {"care.home_unplanned", &p.home_unplanned},
      {"care.other_exit_under_16_per_year", &p.other_exit_under_16},
      {"care.other_exit_16_per_year", &p.other_exit_16},
      {"care.independent_16_per_year", &p.independent_16},
      {"care.eighteen_independent", &p.eighteen_independent},
      {"care.eighteen_relatives", &p.eighteen_relatives},
      {"care.kinship_order_sgo", &p.kinship_order_sgo},
      {"care.return_reentry", &p.return_reentry},
      {"care.return_reentry_shape", &p.return_reentry_shape},
      {"care.adoption_place_days", &p.adoption_place_days},
      {"care.adoption_order_days", &p.adoption_order_days},
      {"care.move_first_3_months_per_year", &p.move_first_3_months},
      {"care.move_first_year_per_year", &p.move_first_year},
      {"care.move_later_per_year", &p.move_later},
      {"care.instability_variance", &p.instability_variance},
      {"care.short_placement", &p.short_placement},
      {"care.move_distance_band_ratio", &p.move_distance_band},
      {"care.move_poor_fit_ratio", &p.move_poor_fit},
      {"care.move_split_siblings_ratio", &p.move_split_siblings},
      {"care.move_scarcity_mean_ratio", &p.move_scarcity_mean},
      {"care.move_hand_over_ratio", &p.move_hand_over},
      {"care.move_hand_over_days", &p.move_hand_over_days},
      {"care.missing_10_to_15_per_year", &p.missing_10_to_15},
      {"care.missing_16_per_year", &p.missing_16},
      {"care.missing_residential_ratio", &p.missing_residential_ratio},
      {"placement.semi_independent_share_16", &p.semi_independent_share_16},
      {"placement.with_parents_share", &p.with_parents_share},
      {"placement.other_share", &p.other_share},
      {"placement.fit_per_age", &p.fit_per_age},
      {"placement.distance_per_km", &p.distance_per_km},
      {"placement.price_per_100_gbp", &p.price_per_100_gbp},
      {"placement.sibling_bonus", &p.sibling_bonus},
      {"placement.siblings_placed_together", &p.siblings_placed_together},
      {"placement.market_price_convexity", &p.market_price_convexity},
      {"placement.foster_agency_share", &p.foster_agency_share},
      {"placement.foster_fill", &p.foster_fill},
      {"placement.residential_fill", &p.residential_fill},
      {"placement.foster_leaves_per_year", &p.foster_leaves},
      {"placement.residential_opens_per_year", &p.residential_opens},
      {"placement.near_km", &p.near_km},
      {"placement.far_km", &p.far_km},
      {"placement.fit_match", &p.fit_match},
      {"placement.poor_fit_below", &p.poor_fit_below},
      {"placement.opening_poor_fit", &p.opening_poor_fit},
      {"placement.residential_instead", &p.residential_instead},
      {"placement.residential_youngest", &p.residential_youngest},
      {"placement.foster_unavailable", &p.foster_unavailable},
      {"placement.scarcity_use", &p.scarcity_use},
      {"placement.scarcity_most", &p.scarcity_most},
      {"placement.foster_recruit_weeks", &p.foster_recruit_weeks},
      {"placement.home_register_weeks", &p.home_register_weeks},
      {"placement.recruit_need_elasticity", &p.recruit_need},
      {"placement.recruit_price_elasticity", &p.recruit_price},
      {"placement.closing_fill_slope", &p.closing_fill_slope},
      {"placement.remand_secure", &p.remand_secure},
      {"placement.market_km", &p.market_km},
      {"placement.emergency_km", &p.emergency_km},
      {"placement.option_foster_per_100k_week", &p.option_foster_per_100k},
      {"placement.option_residential_per_100k_week", &p.option_residential_per_100k},
      {"placement.cost_foster_own_weekly_gbp", &p.cost_foster_own_gbp},
      {"placement.cost_foster_agency_weekly_gbp", &p.cost_foster_agency_gbp},
      {"placement.cost_residential_weekly_gbp", &p.cost_residential_gbp},
      {"placement.cost_semi_independent_weekly_gbp", &p.cost_semi_independent_gbp},
      {"placement.cost_kinship_weekly_gbp", &p.cost_kinship_gbp},
      {"placement.cost_secure_weekly_gbp", &p.cost_secure_gbp},
      {"placement.cost_other_weekly_gbp", &p.cost_other_gbp},
      {"placement.cost_emergency_ratio", &p.cost_emergency_ratio},
      {"work.caseload_cap", &p.caseload_cap},
      {"work.hire_days", &p.worker_hire_days},
      {"work.agency_cover", &p.agency_cover},
      {"work.agency_stay_days", &p.agency_stay_days},
      {"work.rebalance_per_year", &p.rebalance_per_year},
      {"work.absence_hand_over_per_year", &p.absence_hand_over_per_year},
      {"work.case_holder_share", &p.case_holder_share},
      {"work.worker_cost_gbp", &p.worker_cost_gbp},
      {"work.agency_premium", &p.agency_premium},
      {"practice.face_to_face_hours", &p.face_to_face_hours},
      {"practice.extra_time_max", &p.extra_time_max},
      {"practice.support_mean", &p.support_mean},
      {"practice.challenge_mean", &p.challenge_mean},
      {"practice.sd", &p.practice_sd},
      {"practice.high", &p.practice_high},
      {"practice.support_erosion", &p.support_erosion},
      {"practice.challenge_erosion", &p.challenge_erosion},
      {"practice.strain_leaving", &p.strain_leaving},
      {"practice.rationing", &p.rationing},
      {"relationship.trust_at_start", &p.trust_at_start},
      {"relationship.trust_build_per_visit", &p.trust_build},
      {"relationship.trust_decay_per_week", &p.trust_decay},
      {"relationship.trust_strained_per_week", &p.trust_strained},
      {"relationship.trust_kept", &p.trust_kept},
      {"relationship.team_share", &p.team_share},
      {"relationship.trust_mean", &p.trust_mean},
      {"relationship.trust_sd", &p.trust_sd},
      {"relationship.change_infant_per_year", &p.change_infant},
      {"relationship.change_child_per_year", &p.change_child},
      {"relationship.change_until_age", &p.change_until_age},
      {"relationship.change_trust", &p.change_trust},
      {"relationship.changed_closure_ratio", &p.changed_closure},
      {"relationship.changed_plan_end_ratio", &p.changed_plan_end},
      {"relationship.changed_entry_ratio", &p.changed_entry},
      {"relationship.changed_return_ratio", &p.changed_return},
      {"relationship.hand_over_return_ratio", &p.hand_over_return},
      {"relationship.missing_trust", &p.missing_trust},
      {"relationship.hand_overs_so_far_per_year", &p.hand_overs_so_far},
      {"relationship.closing_trust", &p.closing_trust},
      {"relationship.closing_overload", &p.closing_overload},
      {"relationship.closing_change", &p.closing_change},
      {"loops.failure_demand", &p.loop_failure_demand},
      {"loops.leaving", &p.loop_leaving},
      {"loops.rationing", &p.loop_rationing},
      {"leaving_care.leavers_per_looked_after", &p.leavers_per_looked_after},
      {"leaving_care.leaver_to_25", &p.leaver_to_25},
      {"leaving_care.leaver_in_work", &p.leaver_in_work},
      {"leaving_care.leaver_suitable", &p.leaver_suitable},
      {"assessment.days_mean", &p.assessment_days_mean},
      {"life_course.referred_by_18", &p.referred_by_18},
      {"life_course.in_need_by_18", &p.in_need_by_18},
      {"life_course.on_plan_by_18", &p.on_plan_by_18},
      {"life_course.in_care_by_1", &p.in_care_by_1},
      {"life_course.in_care_by_9", &p.in_care_by_9},
      {"life_course.in_care_by_18", &p.in_care_by_18},
      {"life_course.referrals_per_child", &p.referrals_per_child},
      {"protection.plan_repeat", &p.plan_repeat},
      {"care.sdq_mean", &p.sdq_mean},
      {"care.sdq_sd", &p.sdq_sd},
      {"care.sdq_per_move", &p.sdq_per_move},
      {"care.sdq_settling_per_year", &p.sdq_settling},
      {"care.sdq_settling_years", &p.sdq_settling_years},
      {"care.convicted_10_to_12_per_year", &p.convicted_10_to_12},
      {"care.convicted_13_to_15_per_year", &p.convicted_13_to_15},
      {"care.convicted_16_to_17_per_year", &p.convicted_16_to_17},
      {"care.overhead_daily_gbp", &p.care_overhead_gbp},
      {"work.absence_share", &p.absence_share},
      {"work.absence_spell_days", &p.absence_spell_days},
      {"work.safeguarding_overhead_gbp", &p.safeguarding_overhead_gbp},
      {"loops.scarcity", &p.scarcity_loop},
      {"severity.sd", &p.severity_sd},
      {"severity.return_per_year", &p.severity_return},
      {"severity.jumps_per_year", &p.severity_jumps},
      {"severity.jump_size", &p.severity_jump_size},
      {"severity.factor_years", &p.severity_factor_years},
      {"assessment.factor_seen", &p.factor_seen},
      {"severity.relief", &p.severity_relief},
      {"severity.relief_per_year", &p.severity_relief_pace},
      {"severity.relapse_per_year", &p.severity_relapse},
      {"severity.contact_highest", &p.severity_contact_highest},
      {"severity.stress_per_entry", &p.stress_per_entry},
      {"loops.poverty", &p.loop_poverty},
      {"young.lasting_share", &p.young_lasting},
      {"young.level_per_year", &p.young_per_year},
      {"young.level_male", &p.young_male},
      {"young.level_behaviour_need", &p.young_behaviour_need},
      {"young.missing_slope", &p.young_missing},
      {"young.entry_slope", &p.young_entry},
      {"young.conviction_slope", &p.young_conviction},
      {"young.substance_slope", &p.young_substance},
      {"young.harm_slope", &p.young_harm},
      {"young.entry_trust", &p.young_entry_trust},
      {"young.level_in_care", &p.young_in_care},
      {"health.development_up_to_date", &p.health_development},
      {"school.often_absent", &p.often_absent},
      {"health.missed_after_move_ratio", &p.missed_after_move},
      {"health.moved_share", &p.moved_share},
      {"leaving_care.in_touch", &p.leaver_in_touch},
      {"leaving_care.in_touch_18", &p.leaver_in_touch_18},
      {"leaving_care.in_work_18", &p.leaver_in_work_18},
      {"leaving_care.suitable_18", &p.leaver_suitable_18},
      {"leaving_care.review_changes", &p.leaver_review_changes},
      {"leaving_care.left_foster", &p.leaver_left_foster},
      {"leaving_care.stays_put", &p.leaver_stays_put},
      {"leaving_care.stays_on", &p.leaver_stays_on},
      {"leaving_care.settled", &p.leaver_settled},
      {"leaving_care.settled_years_mean", &p.leaver_settled_mean},
      {"leaving_care.settled_years_sd", &p.leaver_settled_sd},
      {"leaving_care.late_entry", &p.leaver_late_entry},
      {"leaving_care.entry_age_mean", &p.leaver_entry_age_mean},
      {"leaving_care.entry_age_sd", &p.leaver_entry_age_sd},
      {"leaving_care.trust", &p.leaver_trust},
      {"leaving_care.trust_mean", &p.leaver_trust_mean},
      {"leaving_care.trust_sd", &p.leaver_trust_sd},
      {"young.trust_at_home", &p.young_trust_at_home},
      {"young.trust_in_care", &p.young_trust_in_care},
      {"harm.home_days_per_year", &p.harm_home},
      {"harm.severity_slope", &p.harm_severity},
      {"harm.outside_days_per_year", &p.harm_outside},
      {"harm.supported_ratio", &p.harm_supported},
      {"harm.in_care_ratio", &p.harm_in_care},
      {"voice.views_given", &p.views_given},
      {"voice.trusted_adult", &p.trusted_adult},
      {"voice.trust_slope", &p.voice_trust},
      {"voice.advocate", &p.voice_advocate},
      {"voice.independent_visitor", &p.voice_visitor},
      {"voice.family_contact", &p.family_contact},
      {"voice.family_contact_far", &p.family_contact_far},
      {"voice.sibling_contact", &p.sibling_contact},
      {"wellbeing.harm", &p.wellbeing_harm},
      {"wellbeing.stability", &p.wellbeing_stability},
      {"wellbeing.trust", &p.wellbeing_trust},
      {"wellbeing.siblings", &p.wellbeing_siblings},
      {"wellbeing.distance", &p.wellbeing_distance},
      {"wellbeing.school", &p.wellbeing_school},
      {"wellbeing.heard", &p.wellbeing_heard},
  };
  bind<12>(all, "front_door.contact_month",
           {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december"},
           p.contact_month);
  bind<11>(all, "front_door.source",
           {"police", "schools", "health_services", "la_services", "individual", "other_legal_agency",
            "other", "anonymous", "education_services", "unknown", "housing"},
           p.source_share);
  bind<8>(all, "assessment.need", {"n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8"}, p.need_share);
  bind<6>(all, "assessment.factor",
          {"domestic_abuse_parent", "mental_health_parent", "drug_misuse_parent", "alcohol_misuse_parent",
           "emotional_abuse", "neglect"},
          p.factor_share);
  const std::array<const char*, stage_count> stages = {"referral",        "assessment",   "child_in_need",
                                                       "protection_plan", "looked_after", "care_leaver"};
  bind<stage_count>(all, "practice.visits_per_week", stages, p.visits_per_week);
  bind<stage_count>(all, "practice.minutes_per_week", stages, p.minutes_per_week);
  bind<6>(all, "front_door.contact_age", age_names, p.contact_age);
  bind<6>(all, "court.hearing_special_guardianship", age_names, p.hearing_special_guardianship);
  bind<6>(all, "care_entry.age", age_names, p.entry_age);
  bind<5>(all, "care_entry.ethnicity", {"white", "mixed", "asian", "black", "other"}, p.entry_ethnicity);
  bind<6>(all, "care.home_per_year", age_names, p.home_age);
  bind<6>(all, "care.kinship_order_per_year", age_names, p.kinship_order_age);
  bind<6>(all, "care.move_age_ratio", age_names, p.move_age);
  bind<6>(all, "placement.residential_share", age_names, p.residential_share_age);
  bind<8>(all, "severity.need", {"n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8"}, p.severity_need);
  bind<6>(all, "severity.factor",
          {"domestic_abuse_parent", "mental_health_parent", "drug_misuse_parent", "alcohol_misuse_parent",
           "emotional_abuse", "neglect"},
          p.severity_factor);
  bind<5>(all, "severity.selection",
          {"referral", "assessment", "child_in_need", "protection_plan", "looked_after"},
          p.severity_selection);
  bind<severity_slopes>(all, "severity.slope",
                        {"contact", "conversion", "not_in_need", "section_47", "conference", "care_entry",
                         "proceedings", "closure", "closing"},
                        p.severity_slope);
  const std::array<const char*, 4> health_ages = {"under_5", "5_to_9", "10_to_15", "16_and_over"};
  bind<4>(all, "health.assessed", health_ages, p.health_assessed);
  bind<4>(all, "health.immunised", health_ages, p.health_immunised);
  bind<4>(all, "health.dentist", health_ages, p.health_dentist);
  bind<3>(all, "health.substance_misuse", {"10_to_12", "13_to_15", "16_to_17"}, p.substance_misuse);
  return all;
}

}  // namespace

std::vector<ParameterDescription> parameter_catalogue(const std::string& data_directory) {
  const Table table = read_table(data_directory, "model_parameters.csv");
  std::vector<ParameterDescription> all;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    all.push_back({table.text(row, "name"), table.number(row, "value"), table.number(row, "low"),
                   table.number(row, "high"), table.text(row, "unit"), table.text(row, "source"),
                   table.text(row, "meaning")});
  return all;
}

Parameters read_parameters(const std::string& data_directory,
                           const std::map<std::string, double>& overrides) {
  Parameters parameters;
  Bindings unread = bindings_of(parameters);
  for (const ParameterDescription& row : parameter_catalogue(data_directory)) {
    const auto found = unread.find(row.name);
    if (found == unread.end())
      throw InputError{"model_parameters.csv: '" + row.name +
                       "' stands twice or is no parameter of this model. Remove the row."};
    if (!(row.value >= row.low && row.value <= row.high))
      throw InputError{"model_parameters.csv: " + row.name + ": " + std::to_string(row.value) +
                       " is outside its range"};
    const auto override_ = overrides.find(row.name);
    *found->second = override_ == overrides.end() ? row.value : override_->second;
    unread.erase(found);
  }
  if (!unread.empty())
    throw InputError{"model_parameters.csv: no row for '" + unread.begin()->first + "'. Restore the row."};
  return parameters;
}

}  // namespace cscsim
