#include <algorithm>
#include <cmath>

#include "models/processes/case_work.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/share_at.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

constexpr double highest_difficulties = 40;

/// Mean of the parts that apply to a child, by their weights.
class Index {
 public:
  void add(double weight, double part) {
    sum_ += weight * std::clamp(part, 0.0, 1.0);
    weight_ += weight;
  }
  [[nodiscard]] double mean() const { return weight_ > 0 ? sum_ / weight_ : 0; }

 private:
  double sum_ = 0, weight_ = 0;
};

/// What siblings are to the child: 1 with them or none in care, a half apart with contact.
double record_siblings(Now& now, const Case& c, double u) {
  if (!c.split_siblings) return 1;
  now.count(stat::care_reviews_apart);
  if (u >= now.p.sibling_contact) return 0;
  now.count(stat::care_reviews_sibling_contact);
  return 0.5;
}

/// How far the child is heard: views given and an adult trusted, both likelier with trust of its own.
double record_views(Now& now, const Case& c, double u, double v) {
  const Parameters& p = now.p;
  const double above = p.voice_trust * standard_childs_trust(now, c, now.today).own,
               variance = p.voice_trust * p.voice_trust;
  const bool views = u < share_at(p.views_given, above, variance),
             adult = v < share_at(p.trusted_adult, above, variance);
  now.count(stat::care_reviews_from_4);
  if (views) now.count(stat::care_reviews_views);
  if (adult) now.count(stat::care_reviews_trusted_adult);
  return (views + adult) / 2.0;
}

void record_trust(Now& now, const Case& c) {
  const auto thousandths = [](double trust) { return std::llround(1000 * trust); };
  now.count(stat::care_reviews_from_10);
  now.add(stat::own_trust_thousandths, thousandths(own_trust(now, c)));
  now.add(stat::carer_trust_thousandths, thousandths(carer_trust(now.p, c, now.today)));
}

void record_support(Now& now, const Case& c, bool far) {
  const Parameters& p = now.p;
  const auto u = now.draws.four(c.id.value(), decision::of(decision::care_voice), now.today, 1);
  now.count(stat::care_reviews);
  if (u[0] < p.voice_advocate) now.count(stat::care_reviews_advocate);
  if (u[1] < p.voice_visitor) now.count(stat::care_reviews_visitor);
  if (u[2] < (far ? p.family_contact_far : p.family_contact)) now.count(stat::care_reviews_family_contact);
}

}  // namespace

void record_life(Now& now, Case& c) {
  const Parameters& p = now.p;
  const auto u = now.draws.four(c.id.value(), decision::of(decision::care_voice), now.today);
  const double years = c.placed_since == never ? 0 : (now.today - c.placed_since) / days_per_year,
               km = c.home.exists() ? static_cast<double>(c.km_from_home) : 0.0;
  const int age = age_on(c.birth, now.today);
  record_support(now, c, km >= p.far_km);
  if (age >= 10) record_trust(now, c);
  Index life;
  life.add(p.wellbeing_harm, 1 - difficulties(p, c, now.today) / highest_difficulties);
  life.add(p.wellbeing_stability, years / p.settled_years);
  life.add(p.wellbeing_trust, own_trust(now, c));
  life.add(p.wellbeing_siblings, record_siblings(now, c, u[0]));
  life.add(p.wellbeing_distance, km < p.near_km ? 1 : km < p.far_km ? 0.5 : 0);
  const bool absent = record_absence_from_school(now, c);
  if (age >= 5 && age <= 15) life.add(p.wellbeing_school, absent ? 0 : 1);
  if (age >= p.voice_youngest) life.add(p.wellbeing_heard, record_views(now, c, u[1], u[2]));
  now.add(stat::wellbeing_tenths, std::llround(1000 * life.mean()));
}

}  // namespace cscsim
