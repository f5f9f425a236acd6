#include "models/measures/lines.hpp"

namespace cscsim {

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

}  // namespace cscsim
