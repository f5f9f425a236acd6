#include "models/measures/lines.hpp"

namespace cscsim {

namespace {

double posts_uncovered(const PeriodCounts& n) {
  const std::int64_t agency = n.september(stat::case_holders_agency), vacant = n.september(stat::vacancies),
                     posts = n.september(stat::case_holders) - agency + vacant;
  return posts > 0 ? 100.0 * static_cast<double>(vacant - agency) / static_cast<double>(posts) : not_measured;
}

}  // namespace

void add_returns(std::vector<Line>& all) {
  using namespace stat;
  const std::vector<Line> lines = {
      {"trust_at_closing_mean", Kind::mean, ratio(closing_trust_thousandths, closings_of_need, 1 / 10.0),
       "percent of full trust",
       "trust of families in their worker, 0 to 100, on the day on which the case of a child found in need "
       "closes"},
      {"closed_after_change_pct", Kind::share, ratio(closings_changed, closings_of_need), "percent",
       "share of these closings before which a parent changed"},
      {"closing_ratio_mean", Kind::mean, ratio(closing_ratio_thousandths, closings_of_need, 1 / 1000.0),
       "ratio",
       "contacts that these closings bring on, against the mean closing: what trust, overload, change and "
       "severity "
       "on the day leave the family with"},
      {"posts_uncovered_pct", Kind::share, posts_uncovered, "percent",
       "posts of case holders that neither an employed nor an agency worker fills, over established posts, "
       "on 30 "
       "September; below 0 where agency workers stand in besides",
       false},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace cscsim
