#include "models/model.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "models/school_terms.hpp"

namespace cscsim {

namespace {

std::array<double, 11> gradient(double ratio) {
  std::array<double, 11> by_decile{};
  for (std::size_t decile = 1; decile <= 10; ++decile)
    by_decile[decile] = std::pow(ratio, static_cast<double>(decile) - 5.5);
  return by_decile;
}

/// Some children come before the court for what is known of their family: the other ways there, and those of infants into
/// care, are as much rarer, so that totals stand.
Parameters with_generations(Parameters p) {
  if (p.generations == 0) return p;
  p.pre_proceedings_on_plan *= p.first_time;
  p.proceedings_in_care *= p.first_time;
  p.urgent_ratio_infant *= p.first_time_infant;
  for (const AgeGroup age : {AgeGroup::unborn, AgeGroup::under_1})
    p.entry_age[static_cast<std::size_t>(age)] *= p.first_time_infant;
  return p;
}

/// Proceedings of earlier years were shorter: the parameters are those of 2019.
Parameters with_court_of(Parameters p, const Outlook& outlook, Day start) {
  const double length = level_of(Driver::court_time, outlook, base_year(start));
  p.hearing_weeks_mean *= length;
  p.hearing_within_26_weeks = within_26_weeks(p, p.hearing_within_26_weeks, length);
  return p;
}

/// Entry to care by ethnic group and decile: `entry_ethnicity` is the ratio to white children in the tenth.
std::array<std::array<double, 11>, 5> entry_weights(const Parameters& p) {
  const auto deprivation = gradient(p.entry_decile_ratio);
  std::array<std::array<double, 11>, 5> weights{};
  for (std::size_t group = 0; group < weights.size(); ++group)
    for (std::size_t decile = 1; decile <= 10; ++decile)
      weights[group][decile] = deprivation[decile] * p.entry_ethnicity[group] *
                               std::pow(p.entry_ethnicity_decile[group], static_cast<double>(decile) - 10);
  return weights;
}

/// Shares of sources in the holidays and in the terms of schools, so that those of a year's contacts are the published ones.
std::array<Categories, 2> sources_by_term(const Parameters& p, Day start) {
  double all = 0, term = 0;
  for (Day day = start; day < start + 365; ++day) {
    const double contacts = p.contact_month[month_of(day) - 1];
    all += contacts;
    if (in_school_term(day)) term += contacts;
  }
  const double in_term = 1 / (p.school_holiday_ratio + (1 - p.school_holiday_ratio) * term / all);
  constexpr auto schools = static_cast<std::size_t>(Source::schools);
  const double sum = std::accumulate(p.source_share.begin(), p.source_share.end(), 0.0);
  if (sum == 0) return {};  // no sources: a world in which nobody makes contact
  const double share = p.source_share[schools] / sum;
  std::array<std::array<double, source_count>, 2> shares{};
  for (std::size_t t = 0; t < 2; ++t) {
    const double of_schools = share * in_term * (t == 1 ? 1.0 : p.school_holiday_ratio);
    for (std::size_t s = 0; s < source_count; ++s)
      shares[t][s] = s == schools ? of_schools : p.source_share[s] / sum * (1 - of_schools) / (1 - share);
  }
  return {Categories{shares[0]}, Categories{shares[1]}};
}

/// Nobody is drawn where no share is known: a world made by hand.
Categories drawn_from(std::span<const double> shares) {
  const bool none = std::all_of(shares.begin(), shares.end(), [](double share) { return share == 0; });
  return none ? Categories{} : Categories{shares};
}

std::vector<Day> months(Day start, Day end) {
  std::vector<Day> starts = {start};
  while (starts.back() < end) starts.push_back(next_month(starts.back()));
  return starts;
}

std::vector<double> months_in_need(const Parameters& p) {
  std::vector<double> weights;
  double stayed = 0;
  for (int month = 0; month < 120; ++month) {
    weights.push_back(std::exp(-stayed));
    stayed += (month < 3    ? p.closure_first_3_months
               : month < 6  ? p.closure_3_to_6_months
               : month < 12 ? p.closure_6_to_12_months
                            : p.closure_after_1_year) /
              12;
  }
  return weights;
}

}  // namespace

LetterOutcomes::LetterOutcomes(const Parameters& p) {
  const double held = p.conference_offered * p.conference_accepted, issued = 1 - p.diverted;
  double low = 0, high = 1;
  for (int i = 0; i < 50; ++i) {
    issued_without = (low + high) / 2;
    issued_with = -std::expm1(p.conference_issued * std::log1p(-issued_without));
    (std::lerp(issued_without, issued_with, held) < issued ? low : high) = issued_without;
  }
  const double held_of_issued = issued > 0 ? held * issued_with / issued : 0;
  if (held_of_issued < 1)
    kin_without = std::max(0.0, (1 - held_of_issued * p.conference_kin) / (1 - held_of_issued));
}

// Lengths of assessments and from section 47 to conference: parameters.csv AS03, and national.csv
// s47_icpc_duration_* with quartiles 12/14/15 (CP07). Deadlines are worked to: both bunch just before them.
Model::Model(Parameters p, std::vector<std::shared_ptr<const Facts>> facts, Day first, int years,
             Outlook seen)
    : parameters{with_generations(with_court_of(p, seen, first))},
      authorities{std::move(facts)},
      outlook{std::move(seen)},
      need{drawn_from(p.need_share)},
      start{first},
      end{birthday(first, years)},
      month_starts{months(start, end)},
      severity{p},
      severity_ratios{p, severity},
      family_frailty{p.frailty_variance},
      family_returns{p.returns_variance},
      instability{p.instability_variance},
      young{p},
      letters{p},
      assessment_on_time{{0, 1, 11, 21, 31, 41, 46}, {0.021, 0.117, 0.168, 0.169, 0.200, 0.163}},
      assessment_late{{46, 51, 61, 91}, {0.057, 0.047, 0.057}},
      conference_on_time{{1, 11, 13, 15, 16}, {0.16, 0.20, 0.34, 0.30}},
      conference_late{{16, 21, 41}, {7160, 10130}},
      contact_decile{gradient(p.contact_decile_ratio)},
      entry{entry_weights(p)},
      contact_sources{sources_by_term(p, first)},
      months_in_need{cscsim::months_in_need(p)} {
  for (const auto& each : authorities)
    traits.push_back({drawn_from(each->deprivation_share), drawn_from(each->ethnicity_share)});
  for (double children = 0; const auto& each : authorities)
    children_up_to.push_back(
        children = std::accumulate(each->children_by_age.begin(), each->children_by_age.end(), children));
  for (std::size_t s = 0; s < stage_count; ++s)
    weekly_minutes[s] = static_cast<std::int16_t>(std::lround(p.minutes_per_week[s]));
  for (int age = 0; age < 18; ++age)
    contact_age[static_cast<std::size_t>(age)] =
        p.contact_age[static_cast<std::size_t>(age_group(0, birthday(0, age)))];
  highest_contact_age = *std::max_element(contact_age.begin(), contact_age.end());
  const double peak = *std::max_element(p.contact_month.begin(), p.contact_month.end()) * highest_contact_age;
  const double bound = peak * highest_pressure * severity_ratios.highest_contacts();
  contact_bounds_ = {bound, bound * (highest_contact_lever - 1) * (1 + p.contact_after_closure),
                     bound * p.contact_after_closure};
  for (Day day = start; day < end; ++day) {
    contact_season.push_back(p.contact_month[month_of(day) - 1] / peak);
    school_term.push_back(in_school_term(day));
  }
}

}  // namespace cscsim
