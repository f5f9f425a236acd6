#include "models/measures/measures.hpp"

#include <cmath>
#include <map>

#include "core/types/errors.hpp"
#include "models/measures/lines.hpp"
#include "models/tables.hpp"

namespace cscsim {

namespace {

/// Working days within which this share of assessments was completed.
Formula assessment_quantile(double share) {
  return [share](const PeriodCounts& n) {
    const auto wanted =
        static_cast<std::int64_t>(std::ceil(share * static_cast<double>(n[stat::assessments])));
    if (wanted == 0) return not_measured;
    std::int64_t seen = 0;
    for (std::size_t days = 0; days <= 120; ++days) {
      seen += n[in(stat::assessments_by_working_days, days)];
      if (seen >= wanted) return static_cast<double>(days);
    }
    return 120.0;
  };
}

void add_front_door(std::vector<Line>& all) {
  using namespace stat;
  const auto source = [](Source s) { return in(referrals_by_source, s); };
  const std::vector<Line> lines = {
      {"contacts", Kind::flow, total(contacts), "contacts", "contacts about families received in the year"},
      {"referrals", Kind::flow, total(referrals), "referrals"},
      {"children_referred", Kind::flow, total(children_referred), "children"},
      {"rereferrals_within_12_months_pct", Kind::share, ratio(rereferrals, referrals)},
      {"referrals_no_further_action_pct", Kind::share, ratio(no_further_action_same_year, referrals)},
      {"referrals_assessed_not_in_need_pct", Kind::share, ratio(not_in_need_same_year, referrals)},
      {"referrals_from_police_pct", Kind::share, ratio(source(Source::police), referrals)},
      {"referrals_from_schools_pct", Kind::share, ratio(source(Source::schools), referrals)},
      {"referrals_from_health_services_pct", Kind::share, ratio(source(Source::health_services), referrals)},
      {"referrals_from_la_services_pct", Kind::share, ratio(source(Source::la_services), referrals)},
      {"referrals_from_individual_pct", Kind::share, ratio(source(Source::individual), referrals)},
      {"referrals_in_july_pct", Kind::share, ratio(referrals_in_july, referrals), {}, {}, false},
      {"referrals_in_january_pct", Kind::share, ratio(referrals_in_january, referrals), {}, {}, false},
      {"referrals_in_august_pct", Kind::share, ratio(referrals_in_august, referrals), {}, {}, false},
      {"referrals_in_april_pct", Kind::share, ratio(referrals_in_april, referrals), {}, {}, false},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

void add_assessment_and_need(std::vector<Line>& all) {
  using namespace stat;
  const auto factor = [](Factor f) { return ratio(in(factors_by_kind, f), factors_assessed); };
  const auto age = [](AgeGroup g) { return ratio(in(cin_by_age, g), cin_open); };
  const auto ended = [](int band) { return ratio(in(cin_ended_by_duration, band), cin_ended); };
  const std::vector<Line> lines = {
      {"assessments_completed", Kind::flow, total(assessments), "assessments"},
      {"assessment_working_days_p25", Kind::mean, assessment_quantile(0.25)},
      {"assessment_working_days_median", Kind::mean, assessment_quantile(0.5)},
      {"assessment_working_days_p75", Kind::mean, assessment_quantile(0.75)},
      {"assessments_within_45_days_pct", Kind::share, ratio(assessments_within_45, assessments)},
      {"factor_domestic_abuse_parent_pct", Kind::share, factor(Factor::domestic_abuse)},
      {"factor_mental_health_parent_pct", Kind::share, factor(Factor::mental_health)},
      {"factor_drug_misuse_parent_pct", Kind::share, factor(Factor::drugs)},
      {"factor_alcohol_misuse_parent_pct", Kind::share, factor(Factor::alcohol)},
      {"factor_emotional_abuse_pct", Kind::share, factor(Factor::emotional_abuse)},
      {"factor_neglect_pct", Kind::share, factor(Factor::neglect)},
      {"cin_31mar", Kind::stock, total(cin_open), "episodes of need"},
      {"cin_started", Kind::flow,
       [](const PeriodCounts& n) {
         return static_cast<double>(n[referrals] - n[no_further_action_same_year] - n[not_in_need_same_year]);
       },
       "episodes of need"},
      {"cin_ended", Kind::flow, total(cin_ended), "episodes of need"},
      {"cin_dropped", Kind::flow,
       [](const PeriodCounts& n) {
         return static_cast<double>(n[not_in_need] - n[not_in_need_same_year] + n[no_further_action] -
                                    n[no_further_action_same_year]);
       },
       "episodes",
       "open episodes of an earlier year found not in need: they leave the books outside cin_ended"},
      {"cin_awaiting_assessment", Kind::stock, total(cin_awaiting_assessment), "episodes of need",
       "open episodes in screening or under assessment"},
      {"cin_transferred", Kind::flow, total(cin_transferred), "episodes of need",
       "episodes of need ended by a move to another authority"},
      {"cin_31mar_unborn_pct", Kind::share, age(AgeGroup::unborn)},
      {"cin_ended_3_months_or_less_pct", Kind::share, ended(0)},
      {"cin_ended_more_than_3_months_6_months_pct", Kind::share, ended(1)},
      {"cin_ended_more_than_6_months_less_than_1_year_pct", Kind::share, ended(2)},
      {"cin_ended_1_year_less_than_2_years_pct", Kind::share, ended(3)},
      {"cin_ended_2years_plus_pct", Kind::share, ended(4)},
      {"cin_open_2years_plus_pct", Kind::share, ratio(cin_2_years, cin_open)},
      {"cin_primary_need_abuse_or_neglect_pct", Kind::share, ratio(cin_abuse_or_neglect, cin_need_known)},
      {"cin_31mar_age_under_1_year_pct", Kind::share, age(AgeGroup::under_1)},
      {"cin_31mar_age_1_to_4_years_pct", Kind::share, age(AgeGroup::from_1_to_4)},
      {"cin_31mar_age_5_to_9_years_pct", Kind::share, age(AgeGroup::from_5_to_9)},
      {"cin_31mar_age_10_to_15_years_pct", Kind::share, age(AgeGroup::from_10_to_15)},
      {"cin_31mar_age_16_years_and_over_pct", Kind::share, age(AgeGroup::from_16)},
      {"cin_31mar_disabled_pct", Kind::share, ratio(cin_disabled, cin_open)},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

void add_protection_and_court(std::vector<Line>& all) {
  using namespace stat;
  const auto ended = [](int band) { return ratio(in(cpp_ended_by_duration, band), cpp_ended); };
  const std::vector<Line> lines = {
      {"s47_enquiries", Kind::flow, total(section_47), "enquiries"},
      {"icpc", Kind::flow, total(icpc), "conferences"},
      {"icpc_within_15_days_pct", Kind::share, ratio(icpc_within_15, icpc)},
      {"cpp_started", Kind::flow, total(cpp_started), "plans"},
      {"cpp_ended", Kind::flow, total(cpp_ended), "plans"},
      {"cpp_31mar", Kind::stock, total(cpp_open), "children"},
      {"cpp_second_or_subsequent_pct", Kind::share, ratio(cpp_second, cpp_started)},
      {"cpp_ended_3_months_or_less_pct", Kind::share, ended(0)},
      {"cpp_ended_more_than_3_months_6_months_pct", Kind::share, ended(1)},
      {"cpp_ended_more_than_6_months_less_than_1_year_pct", Kind::share, ended(2)},
      {"cpp_ended_1_year_less_than_2_years_pct", Kind::share, ended(3)},
      {"cpp_ended_2_years_or_more_pct", Kind::share, ended(4)},
      {"cpp_reviews_on_time_pct", Kind::share, ratio(cpp_reviews_on_time, cpp_3_months)},
      {"cpp_31mar_neglect_pct", Kind::share, ratio(cpp_neglect, cpp_open)},
      {"cpp_31mar_emotional_abuse_pct", Kind::share, ratio(cpp_emotional, cpp_open)},
      {"letters_before_proceedings", Kind::flow, total(letters), "children",
       "children whose parents were sent a letter before proceedings"},
      {"diverted_from_court_pct", Kind::share, ratio(diverted, letters), "percent",
       "children who left pre-proceedings without issue, of letters in the period"},
      {"care_applications", Kind::flow, total(care_applications)},
      {"care_proceedings_mean_weeks", Kind::mean, ratio(proceedings_days, proceedings_ended, 1.0 / 7)},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

void add_court(std::vector<Line>& all) {
  using namespace stat;
  const auto order = [](Order kind) { return total(in(orders_by_kind, kind)); };
  const std::vector<Line> lines = {
      {"care_proceedings_within_26_weeks_pct", Kind::share,
       ratio(proceedings_within_26_weeks, proceedings_ended), "percent",
       "children whose proceedings ended in the period within 26 weeks of issue"},
      {"court_waiting", Kind::stock, total(court_waiting), "applications",
       "applications before the court with no day for the final hearing yet; 0 where loops.court_clock is 0"},
      {"court_ready", Kind::stock, total(court_ready), "applications",
       "of these, applications that could be heard: the queue for a slot"},
      {"orders_care", Kind::flow, order(Order::care), "children", "final hearings that made a care order"},
      {"orders_placement", Kind::flow, order(Order::placement), "children",
       "final hearings that made a placement order"},
      {"orders_supervision", Kind::flow, order(Order::supervision), "children",
       "final hearings that sent or left the child at home under a supervision order"},
      {"orders_special_guardianship", Kind::flow, order(Order::special_guardianship), "children",
       "final hearings that made a special guardianship order"},
      {"orders_child_arrangements", Kind::flow, order(Order::child_arrangements), "children",
       "final hearings that made a child arrangements order"},
      {"orders_none", Kind::flow, order(Order::none), "children", "final hearings that made no order"},
      {"adoptions_broken", Kind::flow, total(adoptions_broken), "children",
       "adoptions made in the run that broke down"},
      {"kinship_orders_broken", Kind::flow, total(kinship_orders_broken), "children",
       "special guardianship and child arrangements orders made in the run that broke down"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

void add_care(std::vector<Line>& all) {
  using namespace stat;
  const auto started = [](AgeGroup g) { return ratio(in(cla_started_by_age, g), cla_started); };
  const auto age = [](AgeGroup g) { return ratio(in(cla_by_age, g), cla_open); };
  const auto legal = [](LegalStatus s) { return in(cla_by_legal, s); };
  const auto placed = [](PlacementKind k) { return in(cla_by_placement, k); };
  const std::vector<Line> lines = {
      {"edge_of_care", Kind::flow, total(edge_considered), "children",
       "children of 10 and over whose entry to care by agreement was considered"},
      {"edge_of_care_entered_pct", Kind::share, ratio(edge_entered, edge_considered), "percent",
       "share of children on the edge of care who come in, of those considered in the period"},
      {"respite_series", Kind::flow, total(respite_series), "children",
       "disabled children on the edge of care who have a series of short breaks instead: outside the looked "
       "after count"},
      {"cla_31mar", Kind::stock, total(cla_open), "children"},
      {"cla_started", Kind::flow, total(cla_started), "children"},
      {"cla_ceased", Kind::flow, total(cla_ceased), "children"},
      {"uasc_started_pct", Kind::share, ratio(uasc_started, cla_started)},
      {"uasc_31mar", Kind::stock, total(cla_uasc), "children"},
      {"cla_31mar_age_under_1_year_pct", Kind::share, age(AgeGroup::under_1)},
      {"cla_started_age_under_1_year_pct", Kind::share, started(AgeGroup::under_1)},
      {"cla_31mar_age_1_to_4_years_pct", Kind::share, age(AgeGroup::from_1_to_4)},
      {"cla_started_age_1_to_4_years_pct", Kind::share, started(AgeGroup::from_1_to_4)},
      {"cla_31mar_age_5_to_9_years_pct", Kind::share, age(AgeGroup::from_5_to_9)},
      {"cla_started_age_5_to_9_years_pct", Kind::share, started(AgeGroup::from_5_to_9)},
      {"cla_31mar_age_10_to_15_years_pct", Kind::share, age(AgeGroup::from_10_to_15)},
      {"cla_started_age_10_to_15_years_pct", Kind::share, started(AgeGroup::from_10_to_15)},
      {"cla_31mar_age_16_years_and_over_pct", Kind::share, age(AgeGroup::from_16)},
      {"cla_started_age_16_years_and_over_pct", Kind::share, started(AgeGroup::from_16)},
      {"cla_31mar_care_order_pct", Kind::share,
       sum_ratio({legal(LegalStatus::care_order), legal(LegalStatus::interim_care_order)}, cla_open)},
      {"cla_31mar_placement_order_pct", Kind::share, ratio(legal(LegalStatus::placement_order), cla_open)},
      {"cla_31mar_s20_pct", Kind::share, ratio(legal(LegalStatus::section_20), cla_open)},
      {"cla_31mar_foster_pct", Kind::share,
       sum_ratio({placed(PlacementKind::foster), placed(PlacementKind::kinship)}, cla_open)},
      {"cla_31mar_placed_for_adoption_pct", Kind::share, ratio(placed(PlacementKind::adoptive), cla_open)},
      {"cla_31mar_with_parents_pct", Kind::share, ratio(placed(PlacementKind::with_parents), cla_open)},
      {"cla_31mar_childrens_home_or_secure_pct", Kind::share,
       sum_ratio({placed(PlacementKind::childrens_home), placed(PlacementKind::secure)}, cla_open)},
      {"cla_31mar_semi_independent_pct", Kind::share,
       ratio(placed(PlacementKind::semi_independent), cla_open)},
      {"cla_31mar_kinship_foster_pct", Kind::share, ratio(placed(PlacementKind::kinship), cla_open)},
      {"cla_3plus_placements_pct", Kind::share, ratio(cla_3_placements, cla_open)},
      {"cla_same_placement_2years_pct", Kind::share, ratio(cla_same_placement, cla_long_under_16)},
      {"cla_over_20_miles_outside_pct", Kind::share, ratio(cla_over_20_miles_outside, cla_open)},
      {"cla_placed_outside_pct", Kind::share, ratio(cla_outside, cla_open), "percent",
       "share of children looked after placed outside the boundary of the authority"},
      {"cla_with_sibling_pct", Kind::share, ratio(cla_together, cla_with_sibling_group), "percent",
       "of children looked after who have a sibling looked after, share placed with one"},
      {"cla_no_move_pct", Kind::share, ratio(cla_no_move, cla_open), "percent",
       "share of children looked after who did not move between placements this year"},
      {"cla_one_move_pct", Kind::share, ratio(cla_1_move, cla_open), "percent",
       "share of children looked after who moved between placements once this year"},
      {"placement_moves_per_child_year", Kind::mean, ratio(placement_moves, cla_days, days_per_year),
       "placements",
       "placements that ended other than by leaving care, for each year of a child looked after"},
      {"cla_km_from_home_mean", Kind::mean, ratio(cla_km, cla_in_home, 1.0), "kilometres",
       "mean distance from the family's home of children looked after in a home"},
      {"cla_poor_fit_pct", Kind::share, ratio(cla_poor_fit, cla_open), "percent",
       "share of children looked after whose home does not suit them"},
      {"cla_split_siblings_pct", Kind::share, ratio(cla_split_siblings, cla_with_sibling_group), "percent",
       "of children looked after who have a sibling looked after, share who live with none when both are in "
       "homes"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

void add_leaving_care(std::vector<Line>& all) {
  using namespace stat;
  const auto lasted = [](int band) { return ratio(in(cla_ceased_by_duration, band), cla_ceased); };
  const auto reason = [](CareExit r) { return ratio(in(cla_ceased_by_reason, r), cla_ceased); };
  const std::vector<Line> lines = {
      {"cla_ceased_under_2_weeks_pct", Kind::share, lasted(0)},
      {"cla_ceased_from_2_weeks_to_under_8_weeks_pct", Kind::share, lasted(1)},
      {"cla_ceased_from_8_weeks_to_under_6_months_pct", Kind::share, lasted(2)},
      {"cla_ceased_from_6_months_to_under_1_year_pct", Kind::share, lasted(3)},
      {"cla_ceased_from_1_year_to_under_2_years_pct", Kind::share, lasted(4)},
      {"cla_ceased_from_2_years_to_under_3_years_pct", Kind::share, lasted(5)},
      {"cla_ceased_from_3_years_to_under_5_years_pct", Kind::share, lasted(6)},
      {"cla_ceased_from_5_years_to_under_10_years_pct", Kind::share, lasted(7)},
      {"cla_ceased_10_years_and_over_pct", Kind::share, lasted(8)},
      {"cla_ceased_home_planned_pct", Kind::share, reason(CareExit::home_planned)},
      {"cla_ceased_home_unplanned_pct", Kind::share, reason(CareExit::home_unplanned)},
      {"cla_ceased_sgo_pct", Kind::share, reason(CareExit::special_guardianship)},
      {"cla_ceased_adopted_pct", Kind::share, reason(CareExit::adopted)},
      {"cla_ceased_cao_pct", Kind::share, reason(CareExit::child_arrangements)},
      {"cla_ceased_with_relatives_pct", Kind::share, reason(CareExit::relatives)},
      {"cla_ceased_independent_pct", Kind::share, reason(CareExit::independent)},
      {"cla_ceased_18th_birthday_pct", Kind::share, ratio(cla_ceased_at_18, cla_ceased)},
      {"placements_ended", Kind::flow, total(placements_ended), "placements"},
      {"placements_ended_within_7_days_pct", Kind::share, ratio(placements_ended_within_7, placements_ended)},
      {"placements_emergency", Kind::flow, total(placements_emergency), "placements",
       "placements bought in an emergency because no home had a place: unmet need"},
      {"adoption_entry_to_order_months", Kind::mean, ratio(adoption_days, adoptions, 12 / days_per_year)},
      {"cla_missing_pct", Kind::share, ratio(cla_missing, cla_in_year), {}, {}, false},
      {"reentry_within_1_year_pct",
       Kind::share,
       ratio(returned_home_again_in_care, returned_home),
       {},
       {},
       false},
      {"care_leavers_19_21_in_education_or_work_pct", Kind::share, ratio(leavers_in_work, leavers_19_to_21)},
      {"care_leavers_19_21_suitable_accommodation_pct", Kind::share,
       ratio(leavers_suitable, leavers_19_to_21)},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

void add_workforce_and_places(std::vector<Line>& all, const Parameters& p) {
  using namespace stat;
  const double share = 1 / p.case_holder_share;
  const std::vector<Line> lines = {
      {"social_workers_fte",
       Kind::stock,
       [share](const PeriodCounts& n) {
         return static_cast<double>(n.september(case_holders) - n.september(case_holders_agency)) * share;
       },
       {},
       {},
       false},
      {"case_holders_fte", Kind::stock, september(case_holders), {}, {}, false},
      {"cases_held", Kind::stock, september(cases_held), "cases", {}, false},
      {"cases_unallocated", Kind::stock, total(cases_unallocated), "cases",
       "open cases that wait for a worker"},
      {"agency_pct", Kind::share, september_ratio(case_holders_agency, {case_holders}), {}, {}, false},
      {"vacancy_pct",
       Kind::share,
       [](const PeriodCounts& n) {
         const std::int64_t posts =
             n.september(case_holders) - n.september(case_holders_agency) + n.september(vacancies);
         return posts > 0 ? 100.0 * static_cast<double>(n.september(vacancies)) / static_cast<double>(posts)
                          : not_measured;
       },
       {},
       {},
       false},
      {"turnover_pct",
       Kind::share,
       [](const PeriodCounts& n) {
         const std::int64_t employed = n.september(case_holders) - n.september(case_holders_agency);
         return employed > 0 ? 100.0 * static_cast<double>(n[workers_left]) / static_cast<double>(employed)
                             : not_measured;
       },
       {},
       {},
       false},
      {"absence_pct", Kind::share, ratio(absence_days, worker_days)},
      {"caseload_mean", Kind::mean, september_ratio(cases_held, {case_holders}, 1.0), {}, {}, false},
      {"cla_social_worker_changes_per_year", Kind::mean,
       ratio(worker_changes_in_care, cla_days, days_per_year)},
      {"hand_overs_resignation", Kind::flow, total(hand_over_resignation), "hand-overs",
       "cases that changed worker because the worker resigned"},
      {"hand_overs_transfer", Kind::flow, total(hand_over_transfer), "hand-overs",
       "cases that changed worker at a step of the pathway"},
      {"hand_overs_rebalancing", Kind::flow, total(hand_over_rebalancing), "hand-overs",
       "cases that changed worker to even out caseloads"},
      {"hand_overs_absence", Kind::flow, total(hand_over_absence), "hand-overs",
       "cases that changed worker for absence or the end of an agency worker's stay"},
      {"parental_changes", Kind::flow, total(parental_changes), "children",
       "open cases in which a parent changed what put the child at risk"},
      {"trust_mean", Kind::mean, ratio(trust_thousandths, trust_cases, 1 / 10.0), "percent of full trust",
       "trust of families in their worker, 0 to 100, over allocated cases under assessment, in need, on a "
       "plan or in care"},
      {"face_to_face_hours_per_case_week", Kind::mean, ratio(face_to_face_minutes, trust_cases, 1 / 60.0),
       "hours", "hours a week that workers spend with the family, a case"},
      {"practice_with_pct", Kind::share, ratio(cases_by_practice, trust_cases), "percent",
       "cases whose worker gives both high support and high challenge (Social Discipline Window)"},
      {"cost_fostering_week_gbp", Kind::mean, ratio(foster_pence_days, foster_days, 1 / 100.0)},
      {"cost_residential_week_gbp", Kind::mean, ratio(residential_pence_days, residential_days, 1 / 100.0)},
      {"foster_places_filled_pct", Kind::share, ratio(foster_places_taken, foster_places), "percent",
       "share of foster places that are filled"},
      {"residential_places_filled_pct", Kind::share, ratio(residential_places_taken, residential_places),
       "percent", "share of children's home places that are filled"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

void add_equity(std::vector<Line>& all) {
  using namespace stat;
  const auto group = [](Ethnicity e) { return ratio(in(cla_by_ethnicity, e), cla_open); };
  const std::vector<Line> lines = {
      {"cla_rate_most_to_least_deprived_decile",
       Kind::mean,
       [](const PeriodCounts& n) {
         const auto rate = [&n](std::size_t decile) {
           const auto people = static_cast<double>(n[in(population_by_decile, decile)]);
           return people > 0 ? static_cast<double>(n[in(cla_by_decile, decile)]) / people : not_measured;
         };
         return rate(0) > 0 ? rate(9) / rate(0) : not_measured;
       },
       {},
       {},
       false},
      {"cla_31mar_ethnicity_white_pct", Kind::share, group(Ethnicity::white)},
      {"cla_31mar_ethnicity_mixed_pct", Kind::share, group(Ethnicity::mixed)},
      {"cla_31mar_ethnicity_asian_pct", Kind::share, group(Ethnicity::asian)},
      {"cla_31mar_ethnicity_black_pct", Kind::share, group(Ethnicity::black)},
      {"cla_31mar_ethnicity_other_pct", Kind::share, group(Ethnicity::other)},
      {"cla_31mar_male_pct", Kind::share, ratio(cla_male, cla_open)},
      {"population_0_17", Kind::stock, total(population), "children",
       "children aged 0 to 17 who live in the authority on 31 March", false},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace

void PeriodCounts::add(const Tally& tally, std::size_t first, std::size_t last) {
  for (std::size_t month = first; month <= last; ++month)
    for (std::size_t s = 0; s < stat::first_stock; ++s) counts_[s] += tally.at(month, s);
  std::size_t september = last;
  for (std::size_t month = first; month <= last; ++month)
    if (month_of(tally.month_starts()[month]) == 9) september = month;
  for (std::size_t s = stat::first_stock; s < stat::count; ++s) {
    counts_[s] += tally.at(last, s);
    september_[s] += tally.at(september, s);
  }
}

std::vector<Measure> all_measures(const std::string& data_directory, const Parameters& parameters) {
  std::vector<Line> lines;
  add_front_door(lines);
  add_assessment_and_need(lines);
  add_protection_and_court(lines);
  add_court(lines);
  add_care(lines);
  add_leaving_care(lines);
  add_workforce_and_places(lines, parameters);
  add_spend(lines, parameters);
  add_equity(lines);
  add_life_course(lines);
  add_lives(lines);

  const Table targets = read_table(data_directory, "headline_targets.csv");
  std::map<std::string, std::size_t> row_of;
  for (std::size_t row = 0; row < targets.rows.size(); ++row) row_of[targets.text(row, "target_id")] = row;

  std::vector<Measure> all;
  for (Line& line : lines) {
    Measure measure{line.id,   line.definition, line.units,           "the model",
                    line.kind, line.monthly,    std::move(line.value)};
    if (const auto row = row_of.find(line.id); row != row_of.end()) {
      measure.definition = targets.text(row->second, "definition");
      if (measure.units.empty()) measure.units = targets.text(row->second, "unit");
      measure.source = "headline_targets.csv " + line.id;
    }
    invariant(!measure.definition.empty() && !measure.units.empty(),
              "every measure has a definition and a unit");
    all.push_back(std::move(measure));
  }
  return all;
}

const std::vector<Breakdown>& all_breakdowns() {
  static const std::vector<Breakdown> all = [] {
    const auto names = []<class E>(E, std::size_t n) {
      std::vector<std::string> result;
      for (std::size_t i = 0; i < n; ++i) result.emplace_back(to_string(static_cast<E>(i)));
      return result;
    };
    const std::vector<std::string> ethnicity = {"white", "mixed", "asian", "black", "other"};
    std::vector<std::string> decile;
    for (int d = 1; d <= 10; ++d) decile.push_back(std::to_string(d));
    return std::vector<Breakdown>{
        {"cin_31mar", "age_group", names(AgeGroup{}, age_groups), stat::cin_by_age},
        {"cla_31mar", "age_group", names(AgeGroup{}, age_groups), stat::cla_by_age},
        {"cla_31mar", "placement", names(PlacementKind{}, placement_kinds), stat::cla_by_placement},
        {"cla_31mar", "ethnicity", ethnicity, stat::cla_by_ethnicity},
        {"cla_31mar", "deprivation_decile", decile, stat::cla_by_decile},
        {"cla_started", "age_group", names(AgeGroup{}, age_groups), stat::cla_started_by_age},
        {"cla_started",
         "door",
         {"agreement", "court", "police_protection", "remand", "asylum"},
         stat::cla_started_by_door},
        {"cases", "practice", names(Practice{}, practice_styles), stat::cases_by_practice},
        {"cla_ceased", "reason", names(CareExit{}, care_exits), stat::cla_ceased_by_reason},
        {"referrals",
         "source",
         {"police", "schools", "health_services", "la_services", "individual", "other_legal_agency", "other",
          "anonymous", "education_services", "unknown", "housing"},
         stat::referrals_by_source},
    };
  }();
  return all;
}

}  // namespace cscsim
