#include "models/measures/lines.hpp"

namespace cscsim {

void add_protection(std::vector<Line>& all) {
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
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace cscsim
