#include <cmath>

#include "models/measures/lines.hpp"

namespace cscsim {

namespace {

/// Share of a synthetic cohort of an ethnic group that comes into care before nine, in percent: at each age the period's
/// first entries over the children on 31 March who have had none.
Formula in_care_by_9(Ethnicity group) {
  return [group](const PeriodCounts& n) {
    double hazard = 0;
    for (std::size_t age = 0; age < stat::early_ages; ++age) {
      const std::size_t at = static_cast<std::size_t>(group) * stat::early_ages + age;
      const std::int64_t events = n[in(stat::first_care_by_9_by_ethnicity, at)],
                         exposed = n[in(stat::not_yet_in_care_by_9_by_ethnicity, at)];
      if (exposed == 0) return not_measured;
      hazard += static_cast<double>(events) / static_cast<double>(exposed);
    }
    return -100 * std::expm1(-hazard);
  };
}

Formula rate_in_most_deprived(Ethnicity group) {
  return ratio(in(stat::cla_most_deprived_by_ethnicity, group), in(stat::most_deprived_by_ethnicity, group),
               10000);
}

Formula of_driver(Driver driver) {
  return ratio(in(stat::driver_thousandths, driver), stat::authorities, 0.001);
}

}  // namespace

void add_noticing(std::vector<Line>& all) {
  using namespace stat;
  const std::string
      by_9 =
          "children who would come into care before nine at the rates of the year, asylum-seeking "
          "children apart (CI03), ",
      deprived =
          "children looked after on 31 March for every 10,000 in the most deprived tenth of "
          "neighbourhoods, asylum-seeking children apart (DP05), ";
  const std::vector<Line> lines = {
      {"contacts_unseen", Kind::flow, total(contacts_unseen), "contacts",
       "contacts that were not made because their channel was closed"},
      {"contacts_deferred", Kind::flow, total(contacts_deferred), "contacts",
       "contacts made after the channel that held them back opened again; among contacts"},
      {"early_help_offered", Kind::flow, total(early_help_offered), "families",
       "families offered early help after a contact that was no referral"},
      {"early_help_stepped_down", Kind::flow, total(early_help_stepped_down), "families",
       "families offered early help as a case of need closed"},
      {"early_help_stepped_up", Kind::flow, total(early_help_stepped_up), "families",
       "families referred within a year of an offer of early help"},
      {"inspections", Kind::flow, total(inspections), "judgements", "judgements of authorities published"},
      {"authorities_inadequate_pct", Kind::share,
       ratio(in(authorities_by_grade, Grade::inadequate), authorities), "percent",
       "authorities whose last judgement is inadequate"},
      {"vigilance_mean", Kind::mean, ratio(vigilance_thousandths, authorities, 0.001), "ratio",
       "section 47 enquiries, contacts and entry to care for the time since the last judgement, against the "
       "authority's mean of the three years to the start"},
      {"driver_vigilance", Kind::mean, of_driver(Driver::vigilance), "ratio",
       "England's readiness to open section 47 enquiries, against the base year of the run"},
      {"driver_child_poverty", Kind::mean, of_driver(Driver::child_poverty), "percentage points",
       "children in relative low income, England, above the base year of the run"},
      {"driver_court_time", Kind::mean, of_driver(Driver::court_time), "ratio",
       "length of care proceedings as published or drawn, against the base year of the run"},
      {"driver_early_help", Kind::mean, of_driver(Driver::early_help), "ratio",
       "what England's authorities are granted for early help in real terms, against the base year of the run"},
      {"cla_by_9_white_pct", Kind::share, in_care_by_9(Ethnicity::white), "percent", by_9 + "white", false},
      {"cla_by_9_black_pct", Kind::share, in_care_by_9(Ethnicity::black), "percent", by_9 + "black", false},
      {"cla_by_9_asian_pct", Kind::share, in_care_by_9(Ethnicity::asian), "percent", by_9 + "asian", false},
      {"cla_most_deprived_white_per_10k", Kind::mean, rate_in_most_deprived(Ethnicity::white), "per 10,000",
       deprived + "white", false},
      {"cla_most_deprived_black_per_10k", Kind::mean, rate_in_most_deprived(Ethnicity::black), "per 10,000",
       deprived + "black", false},
      {"cla_most_deprived_asian_per_10k", Kind::mean, rate_in_most_deprived(Ethnicity::asian), "per 10,000",
       deprived + "asian", false},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace cscsim
