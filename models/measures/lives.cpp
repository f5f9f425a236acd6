#include "models/measures/lines.hpp"

namespace cscsim {

namespace {

/// No published figure supports a value: it is never shown as zero.
Formula never_measured() {
  return [](const PeriodCounts&) { return not_measured; };
}

void add_young_people(std::vector<Line>& all) {
  using namespace stat;
  const std::vector<Line> lines = {
      {"cla_missing_incidents", Kind::flow, total(cla_missing_incidents), "incidents",
       "missing incidents of children looked after (England, year to 31 March 2020: 81,430)"},
      {"cla_extra_familial_risk_mean", Kind::mean, ratio(cla_young_risk_thousandths, cla_young, 0.001),
       "standard deviations",
       "level of extra-familial risk of children of 10 to 17 in care for a year or more, against all "
       "children "
       "of 14"},
      {"cla_substance_misuse_pct", Kind::share, ratio(long_reviews_substance, long_reviews), "percent",
       "share of reviews of children looked after 12 months or more that find a substance misuse problem "
       "(England, 31 March 2020: 3%)"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

void add_health_and_school(std::vector<Line>& all) {
  using namespace stat;
  const std::vector<Line> lines = {
      {"cla_health_assessment_pct", Kind::share, ratio(long_reviews_health, long_reviews), "percent",
       "share of reviews of children looked after 12 months or more at which the annual health assessment "
       "has "
       "been held (England, 31 March 2020: 90%)"},
      {"cla_immunised_pct", Kind::share, ratio(long_reviews_immunised, long_reviews), "percent",
       "same, immunisations are up to date (88%)"},
      {"cla_dentist_pct", Kind::share, ratio(long_reviews_dentist, long_reviews), "percent",
       "same, a dentist has checked the teeth (86%)"},
      {"cla_development_pct", Kind::share, ratio(long_reviews_development, long_reviews_under_5), "percent",
       "same, under 5: development assessments are up to date (88%)"},
      {"cla_often_absent_pct", Kind::share, ratio(long_reviews_often_absent, long_reviews_at_school),
       "percent", "same, 5 to 15: persistently absent from school (England, 2018: 10.6%)"},
      {"cla_special_needs_pct", Kind::share, never_measured(), "percent",
       "children looked after with special educational needs: not measured, no figure in the tables "
       "supports it",
       false},
      {"cla_attainment_8", Kind::mean, never_measured(), "score",
       "Attainment 8 score of children looked after: not measured, no figure in the tables supports it",
       false},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

void add_care_leavers(std::vector<Line>& all) {
  using namespace stat;
  const std::vector<Line> lines = {
      {"care_leavers_18_24", Kind::stock, total(leavers_18_to_24), "young people",
       "care leavers with an open case"},
      {"care_leavers_21_24", Kind::stock, total(leavers_from_21), "young people",
       "same, of 21 and over: on request"},
      {"care_leavers_with_adviser_pct", Kind::share, ratio(leavers_with_adviser, leavers_18_to_24), "percent",
       "share of care leavers who have a personal adviser today"},
      {"care_leavers_19_21_in_touch_pct", Kind::share, ratio(leavers_19_to_21_in_touch, leavers_19_to_21),
       "percent", "share of care leavers aged 19 to 21 of whom the authority knows (England, 2020: 91%)"},
      {"care_leavers_18_in_education_or_work_pct", Kind::share, ratio(leavers_18_in_work, leavers_18),
       "percent", "share of care leavers aged 18 in education, employment or training (England, 2020: 62%)"},
      {"care_leavers_18_suitable_accommodation_pct", Kind::share, ratio(leavers_18_suitable, leavers_18),
       "percent", "share of care leavers aged 18 in suitable accommodation (England, 2020: 91%)"},
      {"staying_put_18_pct", Kind::share, ratio(staying_put_18, left_foster_18), "percent",
       "of care leavers aged 18 who left a foster home at 18, share who live with the former carers "
       "(England, 2020: 58%)"},
      {"staying_put_19_20_pct", Kind::share, ratio(staying_put_19_to_20, left_foster_19_to_20), "percent",
       "same, aged 19 and 20 (28%)"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

/// Days of harm of the period for each thousand children and year: children are counted once a quarter, days by the thousand.
Formula harm_rate(std::vector<std::size_t> days) {
  return [days = std::move(days)](const PeriodCounts& n) {
    std::int64_t milli_days = 0;
    for (const std::size_t d : days) milli_days += n[d];
    const auto child_years = static_cast<double>(n[stat::harm_child_quarters]) / 4;
    return child_years > 0 ? static_cast<double>(milli_days) / child_years : not_measured;
  };
}

void add_harm(std::vector<Line>& all) {
  using namespace stat;
  const char* units = "days per 1,000 children";
  const std::vector<Line> lines = {
      {"harm_days_unseen", Kind::mean, harm_rate({harm_unseen_milli_days}), units,
       "days of harm in the year to children with no open case, for each 1,000 children; the scale is "
       "assumed, "
       "so that only differences and ratios tell",
       false},
      {"harm_days_seen", Kind::mean, harm_rate({harm_seen_milli_days}), units,
       "same, to children at home with an open case", false},
      {"harm_days_in_care", Kind::mean, harm_rate({harm_in_care_milli_days}), units,
       "same, to children looked after", false},
      {"harm_days", Kind::mean,
       harm_rate({harm_unseen_milli_days, harm_seen_milli_days, harm_in_care_milli_days}), units,
       "same, to all children: the three above", false},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

void add_childs_view(std::vector<Line>& all) {
  using namespace stat;
  const std::vector<Line> lines = {
      {"cla_wellbeing_mean", Kind::mean, ratio(wellbeing_tenths, care_reviews, 0.1), "index, 0 to 100",
       "wellbeing of children looked after at their reviews: difficulties, stability, trust in the worker, "
       "siblings, distance, school, being heard; every weight is assumed (wellbeing.*)"},
      {"cla_views_given_pct", Kind::share, ratio(care_reviews_views, care_reviews_from_4), "percent",
       "share of reviews of children looked after of 4 and over at which they give their views; its level is "
       "assumed"},
      {"cla_trusted_adult_pct", Kind::share, ratio(care_reviews_trusted_adult, care_reviews_from_4),
       "percent", "same, who name an adult whom they trust; its level is assumed"},
      {"cla_advocate_pct", Kind::share, ratio(care_reviews_advocate, care_reviews), "percent",
       "share of reviews of children looked after with an advocate; assumed"},
      {"cla_independent_visitor_pct", Kind::share, ratio(care_reviews_visitor, care_reviews), "percent",
       "share of reviews of children looked after who have an independent visitor; assumed"},
      {"cla_family_contact_pct", Kind::share, ratio(care_reviews_family_contact, care_reviews), "percent",
       "share of reviews of children looked after who see their birth family; its level is assumed, less far "
       "from home"},
      {"cla_sibling_contact_pct", Kind::share, ratio(care_reviews_sibling_contact, care_reviews_apart),
       "percent",
       "share of reviews of children apart from a sibling in care who see them; its level is assumed"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace

void add_lives(std::vector<Line>& all) {
  add_young_people(all);
  add_harm(all);
  add_childs_view(all);
  add_health_and_school(all);
  add_care_leavers(all);
}

}  // namespace cscsim
