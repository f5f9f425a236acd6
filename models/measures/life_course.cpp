#include <cmath>

#include "models/measures/lines.hpp"

namespace cscsim {

namespace {

/// Share of a synthetic cohort to whom a first event has come by 18: it meets at each age the period's rate, first events
/// over the children of that age on 31 March to whom none has come yet, and is spared with exp(-rate).
Formula by_18(std::size_t first_events, std::size_t not_yet) {
  return [first_events, not_yet](const PeriodCounts& n) {
    double hazard = 0;
    for (std::size_t age = 0; age < stat::single_ages; ++age) {
      const std::int64_t events = n[first_events + age], exposed = n[not_yet + age];
      if (exposed == 0 && events > 0) return not_measured;
      if (events > 0) hazard += static_cast<double>(events) / static_cast<double>(exposed);
    }
    return -100 * std::expm1(-hazard);
  };
}

}  // namespace

void add_life_course(std::vector<Line>& all) {
  using namespace stat;
  const std::vector<Line> lines = {
      {"referred_by_18_pct",
       Kind::share,
       by_18(first_referral_by_age, not_yet_referred_by_age),
       {},
       {},
       false},
      {"cin_by_18_pct", Kind::share, by_18(first_need_by_age, not_yet_in_need_by_age), {}, {}, false},
      {"cpp_by_18_pct", Kind::share, by_18(first_plan_by_age, not_yet_on_plan_by_age), {}, {}, false},
      {"cla_by_18_pct", Kind::share, by_18(first_care_by_age, not_yet_in_care_by_age), {}, {}, false},
      // Referrals of the period within 365 days of the child's last closure, over the closures of the period of
      // children under 18: what a cohort of closures followed for a year gives where flows are steady, without waiting a
      // year for the answer.
      {"rereferred_within_12_months_of_closure_pct",
       Kind::share,
       ratio(rereferred_after_closure, closures),
       {},
       {},
       false},
      {"sdq_mean", Kind::mean, ratio(sdq_tenths, sdq_children, 0.1)},
      {"cla_convicted_pct", Kind::share, ratio(cla_convicted, cla_12_months_from_10), {}, {}, false},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace cscsim
