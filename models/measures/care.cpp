#include "models/measures/lines.hpp"

namespace cscsim {

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

}  // namespace cscsim
