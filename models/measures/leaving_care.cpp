#include "models/measures/lines.hpp"

namespace cscsim {

void add_leaving_care(std::vector<Line>& all) {
  using namespace stat;
  const auto lasted = [](int band) { return ratio(in(cla_ceased_by_duration, band), cla_ceased); };
  const auto reason = [](CareExit r) { return ratio(in(cla_ceased_by_reason, r), cla_ceased); };
  // As the Department counts, a change of the placement's status ends it.
  const auto ended = [](const PeriodCounts& n) {
    return static_cast<double>(n[placements_ended] + n[placement_status_changes]);
  };
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
      {"placements_ended", Kind::flow, ended, "placements"},
      {"placements_ended_within_7_days_pct", Kind::share,
       [ended](const PeriodCounts& n) {
         return ended(n) > 0 ? 100.0 * static_cast<double>(n[placements_ended_within_7]) / ended(n)
                             : not_measured;
       }},
      {"placement_status_changes", Kind::flow, total(placement_status_changes), "placements",
       "placements ended because their status changed while the child stayed"},
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

}  // namespace cscsim
