#include <cmath>

#include "models/measures/lines.hpp"

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

}  // namespace

void add_need(std::vector<Line>& all) {
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

}  // namespace cscsim
