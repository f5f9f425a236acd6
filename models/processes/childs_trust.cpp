#include <algorithm>
#include <cmath>

#include "models/processes/relationship.hpp"

namespace cscsim {

namespace {

double standard(const Parameters& p, double trust, double mean, double sd) {
  return std::clamp((trust - mean) / sd, -p.trust_most, p.trust_most);
}

double in_standard_of_all(const Parameters& p, double in_worker) {
  return standard(p, in_worker, p.trust_mean, p.trust_sd);
}

double with_carers(const Now& now, const Case& c, Day day, double in_worker) {
  return std::lerp(in_worker, carer_trust(now.p, c, day), now.p.carer_trust_weight);
}

}  // namespace

double carer_trust(const Parameters& p, const Case& c, Day today) {
  if (c.placed_since == never) return 0;
  const double build = p.carer_trust_build * (c.poor_fit ? p.carer_trust_poor_fit : 1.0),
               pace = build + p.trust_decay, limit = pace > 0 ? build / pace : 0,
               start = c.placement == PlacementKind::kinship ? p.carer_trust_at_start_kin
                                                             : p.carer_trust_at_start;
  const double weeks = (today - c.placed_since) / 7.0;
  return limit + (start - limit) * static_cast<double>(std::exp(static_cast<float>(-pace * weeks)));
}

double own_trust(const Now& now, const Case& c) {
  return with_carers(now, c, now.today, c.child_trust.on(now.today));
}

double standard_child_trust(const Now& now, const Case& c, Day day) {
  return in_standard_of_all(now.p, c.child_trust.on(day));
}

ChildsTrust standard_childs_trust(const Now& now, const Case& c, Day day) {
  const double in_worker = c.child_trust.on(day);
  return {in_standard_of_all(now.p, in_worker),
          standard(now.p, with_carers(now, c, day, in_worker), now.p.own_trust_mean, now.p.own_trust_sd)};
}

}  // namespace cscsim
