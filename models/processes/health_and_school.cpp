#include <algorithm>
#include <cmath>

#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/young_people.hpp"

namespace cscsim {

namespace {

/// Of children who moved this year more is missed, of the others less: the mean stays.
double missed(const Parameters& p, const Case& c, double usually) {
  const double others = 1 / (1 + p.moved_share * (p.missed_after_move - 1));
  return std::min(1.0, usually * others * (c.placements_this_year > 1 ? p.missed_after_move : 1.0));
}

void record_checks(Now& now, Case& c, int age) {
  const Parameters& p = now.p;
  const auto u = now.draws.four(c.id.value(), decision::of(decision::care_health), now.today);
  const auto group = static_cast<std::size_t>(age < 5 ? 0 : age < 10 ? 1 : age < 16 ? 2 : 3);
  const auto checked = [&](double share, double chance, stat::Name done) {
    if (chance >= missed(p, c, 1 - share)) now.count(done);
  };
  now.count(stat::long_reviews);
  checked(p.health_assessed[group], u[0], stat::long_reviews_health);
  checked(p.health_immunised[group], u[1], stat::long_reviews_immunised);
  checked(p.health_dentist[group], u[2], stat::long_reviews_dentist);
  if (age < 5) {
    now.count(stat::long_reviews_under_5);
    checked(p.health_development, u[3], stat::long_reviews_development);
  }
  if (age < YoungRisk::youngest) return;
  now.count(stat::long_reviews_from_10);
  const double misuse = p.substance_misuse[age < 13   ? 0
                                           : age < 16 ? 1
                                                      : 2] *
                        young_ratio(now, c, RiskOf::substance_misuse) *
                        young_lever(now, c, RiskOf::substance_misuse);
  if (u[3] < misuse) now.count(stat::long_reviews_substance);
}

}  // namespace

void record_health(Now& now, Case& c) {
  if (now.today - c.care_since >= 365) record_checks(now, c, age_on(c.birth, now.today));
}

bool record_absence_from_school(Now& now, const Case& c) {
  const int age = age_on(c.birth, now.today);
  if (age < 5 || age > 15) return false;
  const bool absent = now.uniform(c.id, decision::care_school) < missed(now.p, c, now.p.often_absent);
  if (now.today - c.care_since >= 365) {
    now.count(stat::long_reviews_at_school);
    if (absent) now.count(stat::long_reviews_often_absent);
  }
  return absent;
}

}  // namespace cscsim
