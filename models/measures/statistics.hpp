#pragma once

#include <cstdint>

#include "core/types/dates.hpp"
#include "models/measures/groups.hpp"
#include "models/population/need_class.hpp"
#include "models/population/records.hpp"

namespace cscsim {

/// Everything that is counted, by month and authority. Integers, so that sums are exact in every order.
/// Ranges (`_by_`) take as many numbers as they have categories.
namespace stat {
inline constexpr std::size_t single_ages = 18;
inline constexpr std::size_t early_ages = 9;                   ///< before the ninth birthday
inline constexpr std::size_t recurrence_years = 7;             ///< parameters.csv CT10
inline constexpr std::size_t months_between_proceedings = 85;  ///< 0 to 84
enum Name : std::uint16_t {
  // Flows: added to when something happens.
  contacts,
  referrals,
  children_referred,
  rereferrals,
  referrals_by_source,
  referrals_in_april = referrals_by_source + source_count,
  referrals_in_july,
  referrals_in_august,
  referrals_in_january,
  no_further_action,
  no_further_action_same_year,
  not_in_need,
  not_in_need_same_year,
  assessments,
  assessments_within_45,
  assessments_by_working_days,  ///< 0 to 120, longer ones in the last
  factors_assessed = assessments_by_working_days + 121,
  factors_by_kind,
  cin_ended = factors_by_kind + factor_count,
  cin_ended_by_duration,
  cin_transferred = cin_ended_by_duration + 5,
  section_47,
  icpc,
  icpc_within_15,
  cpp_started,
  cpp_second,
  cpp_ended,
  cpp_ended_by_duration,
  care_applications = cpp_ended_by_duration + 5,
  proceedings_ended,
  proceedings_days,
  proceedings_within_26_weeks,
  orders_by_kind,
  letters = orders_by_kind + order_kinds,
  diverted,
  edge_considered,
  edge_entered,
  cla_started,
  uasc_started,
  cla_started_by_door,
  cla_ceased = cla_started_by_door + 5,
  cla_ceased_by_duration,
  cla_ceased_by_reason = cla_ceased_by_duration + 9,
  cla_ceased_at_18 = cla_ceased_by_reason + care_exits,
  care_spells_started,  ///< every episode, for the ledger
  care_spells_ended,
  cla_in_year,
  cla_missing,
  returned_home,
  returned_home_again_in_care,
  adoptions,
  adoption_days,
  adoptions_broken,
  kinship_orders_broken,
  placements_ended,
  placements_ended_within_7,
  placement_moves,  ///< ended other than by leaving care
  placements_made,
  placements_emergency,
  placements_out_of_area,
  sought_with_sibling,
  placed_with_sibling,
  worker_changes_in_care,
  hand_over_resignation,
  hand_over_transfer,
  hand_over_rebalancing,
  hand_over_absence,
  parental_changes,
  workers_left,
  cla_days,
  foster_days,
  residential_days,
  foster_pence_days,  ///< weekly price in pence x days: divided by 7 at writing
  residential_pence_days,
  other_placement_pence_days,
  worker_days,
  agency_days,
  policy_pence,
  births,
  respite_series,
  families_moved_out,
  families_moved_in,
  eighteenth_birthdays,
  left_population,
  closures,
  rereferred_after_closure,  ///< within 12 months of the child's last closure
  absence_days,
  first_referral_by_age,  ///< first in the child's life, by single year of age, like the next three
  first_need_by_age = first_referral_by_age + single_ages,
  first_plan_by_age = first_need_by_age + single_ages,
  first_care_by_age = first_plan_by_age + single_ages,
  referrals_by_group = first_care_by_age + single_ages,  ///< as group::Place lays them out, like the next
  cin_ended_by_group = referrals_by_group + group::count,
  section_47_by_group = cin_ended_by_group + group::count,
  cpp_started_by_group = section_47_by_group + group::count,
  cpp_ended_by_group = cpp_started_by_group + group::count,
  cla_started_by_group = cpp_ended_by_group + group::count,
  cla_started_by_age = cla_started_by_group + group::age,
  cla_ceased_by_group = cla_started_by_group + group::count,
  cla_ceased_by_placement = cla_ceased_by_group + group::count,
  contacts_turned_away = cla_ceased_by_placement + placement_kinds,
  referrals_after_turned_away,
  allocations,
  allocations_left_out,
  unallocated_days,
  unallocated_days_left_out,
  placements_made_left_out,
  placements_out_of_area_left_out,
  placements_emergency_left_out,
  contacts_by_source,
  contacts_unseen = contacts_by_source + source_count,  ///< not made: their channel was closed
  contacts_deferred,                                    ///< made after it opened again
  early_help_offered,
  early_help_stepped_up,    ///< referrals of families within a year of it
  early_help_stepped_down,  ///< offered as a case closed
  early_help_pence,
  inspections,
  inspections_by_grade,
  first_care_by_9_by_ethnicity = inspections_by_grade + grade_count,  ///< then by single year of age
  leavers_by_destination = first_care_by_9_by_ethnicity + 5 * early_ages,
  joined_newly_qualified = leavers_by_destination + destination_count,
  joined_from_the_run,  ///< came from another authority of the run
  held_case_days,       ///< days on which cases had a worker
  minutes_asked,        ///< face to face, like the next two
  minutes_done,
  minutes_dropped,
  worker_months,
  worker_months_overloaded,
  care_hand_overs_by_cause,  ///< of children looked after: resignation, transfer, rebalancing, absence or agency end
  cla_missing_incidents = care_hand_overs_by_cause + 4,
  long_reviews,  ///< reviews of children in care for a year or more, like all of the next
  long_reviews_health,
  long_reviews_immunised,
  long_reviews_dentist,
  long_reviews_under_5,
  long_reviews_development,
  long_reviews_from_10,
  long_reviews_substance,
  long_reviews_at_school,
  long_reviews_often_absent,
  care_reviews,  ///< of all children in care, like the next nine
  care_reviews_advocate,
  care_reviews_visitor,
  care_reviews_family_contact,
  care_reviews_apart,  ///< from a sibling in care
  care_reviews_sibling_contact,
  care_reviews_from_4,
  care_reviews_views,
  care_reviews_trusted_adult,
  wellbeing_tenths,
  harm_unseen_milli_days,  ///< of a sample of families, scaled up, like the next three
  harm_seen_milli_days,
  harm_in_care_milli_days,
  harm_child_quarters,
  supervision_pence,  ///< beyond the usual
  specialists_pence,
  proceedings_again_by_months,  ///< since the proceedings before, longer ones in the last
  court_again_by_year = proceedings_again_by_months + months_between_proceedings,  ///< since the first
  court_again_teenage_by_year = court_again_by_year + recurrence_years,
  proceedings_again = court_again_teenage_by_year + recurrence_years,  ///< for a child born after the first
  proceedings_again_newborn,
  births_to_leavers,
  transfers_in,            ///< children whose case another authority closed by transfer
  trust_before_hand_over,  ///< in thousandths: in the last worker, like the next in the new one
  trust_after_hand_over,
  closings_of_need,  ///< of children under 18 found in need, who may come back, like the next three
  closings_changed,  ///< a parent had changed
  closing_trust_thousandths,
  closing_ratio_thousandths,  ///< of extra contacts that follow, against the mean closing
  care_reviews_late,
  care_reviews_from_10,
  own_trust_thousandths,  ///< of the children of these reviews, like the next
  carer_trust_thousandths,
  conferences_offered,  ///< families, after the letter before proceedings, like the next two
  conferences_declined,
  conferences_held,
  issued_after_conference,  ///< children, like the next
  diverted_after_conference,
  care_application_children,  ///< named in applications
  reassessments,              ///< completed on open cases
  placement_status_changes,   ///< the child stays
  assessments_by_need_class,
  // Stocks: set on the last day of the month.
  first_stock = assessments_by_need_class + need_classes,
  court_waiting = first_stock,  ///< applications that no final hearing has ended
  court_ready,                  ///< of these, those that could be heard
  cin_open,
  cin_18_and_over,
  cin_2_years,
  cin_need_known,
  cin_abuse_or_neglect,
  cin_awaiting_assessment,
  cpp_open,
  cpp_neglect,
  cpp_emotional,
  cpp_3_months,
  cpp_reviews_on_time,
  cla_open,
  cla_by_legal,
  cla_by_placement = cla_by_legal + 7,
  cla_uasc = cla_by_placement + placement_kinds,
  cla_by_decile,
  cla_3_placements = cla_by_decile + 10,
  cla_long_under_16,
  cla_same_placement,
  cla_outside,
  cla_over_20_miles_outside,
  cla_no_move,
  cla_1_move,
  cla_in_home,
  cla_km,
  cla_poor_fit,
  cla_split_siblings,
  cla_with_sibling_group,
  cla_together,
  leavers_19_to_21,
  leavers_in_work,
  leavers_suitable,
  case_holders,
  case_holders_agency,
  advisers,
  vacancies,
  cases_held,
  cases_by_practice,
  trust_cases = cases_by_practice + practice_styles,  ///< held by a worker, in need, on a plan or in care
  trust_thousandths,
  face_to_face_minutes,  ///< a week that these cases get
  cases_unallocated,
  foster_places,
  foster_places_taken,
  residential_places,
  residential_places_taken,
  population,
  population_by_decile,
  not_yet_referred_by_age = population_by_decile + 10,  ///< on 31 March, by single year of age
  not_yet_in_need_by_age = not_yet_referred_by_age + single_ages,
  not_yet_on_plan_by_age = not_yet_in_need_by_age + single_ages,
  not_yet_in_care_by_age = not_yet_on_plan_by_age + single_ages,
  sdq_children = not_yet_in_care_by_age + single_ages,
  sdq_tenths,
  cla_12_months_from_10,  ///< on 31 March
  cla_convicted,
  cin_by_group,
  cin_by_age = cin_by_group + group::age,
  cin_disabled = cin_by_group + group::disability,
  cpp_by_group = cin_by_group + group::count,
  cla_by_group = cpp_by_group + group::count,
  cla_by_age = cla_by_group + group::age,
  cla_male = cla_by_group + group::sex + 1,
  cla_by_ethnicity = cla_by_group + group::ethnicity,
  cases_without_worker = cla_by_group + group::count,
  conferences_waiting,
  assessments_overdue,
  cla_left_out,
  cla_outside_left_out,
  cases_left_out,  ///< of `trust_cases`
  face_to_face_minutes_left_out,
  authorities,
  authorities_by_grade,
  vigilance_thousandths = authorities_by_grade + grade_count,
  driver_thousandths,
  not_yet_in_care_by_9_by_ethnicity = driver_thousandths + driver_count,  ///< on 31 March, as first_care_by_9_by_ethnicity
  most_deprived_by_ethnicity =
      not_yet_in_care_by_9_by_ethnicity + 5 * early_ages,  ///< children, tenth decile
  cla_most_deprived_by_ethnicity = most_deprived_by_ethnicity + 5,
  minutes_carried = cla_most_deprived_by_ethnicity + 5,  ///< that case holders still owe families
  case_holders_behind,
  case_holder_days,  ///< in this post
  case_holder_skill_hundredths,
  case_holders_newly_qualified,
  supervision_hundredths,  ///< over case holders
  manager_posts,
  managers_in_post,
  cla_young,  ///< of 10 and over
  cla_young_risk_thousandths,
  leavers_19_to_21_in_touch,
  leavers_with_adviser,  ///< of 18 to 24
  leavers_18_to_24,
  leavers_18,
  leavers_18_in_work,
  leavers_18_suitable,
  leavers_from_21,
  left_foster_18,
  staying_put_18,
  left_foster_19_to_20,
  staying_put_19_to_20,
  population_by_group,  ///< on 31 March, to group::need: children have no need until one is found
  court_once_by_year = population_by_group +
                       group::need,  ///< families before the court and not again, by years since, on 31 March
  court_once_teenage_by_year = court_once_by_year + recurrence_years,
  team_trust_thousandths = court_once_teenage_by_year + recurrence_years,  ///< of `trust_cases`
  count
};
}  // namespace stat

}  // namespace cscsim
