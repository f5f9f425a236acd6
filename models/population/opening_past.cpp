#include "models/population/opening_past.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace cscsim {

namespace {

using ByAge = std::array<double, stat::single_ages>;

/// A child under 18, and how much likelier than the mean child events come to it.
struct Minor {
  Child* child;
  double weight;
  std::size_t age;
  double chance = 0;  ///< of the step at hand
};

double weight_of(const Now& now, const Family& family) {
  return static_cast<double>(family.frailty) * now.model.contact_decile[family.decile];
}

/// Asylum-seeking children apart: their past lies elsewhere.
std::vector<Minor> minors_of(Now& now) {
  std::vector<Minor> minors;
  minors.reserve(now.cell.children.size());
  for (Child& child : now.cell.children) {
    if (child.gone || child.asylum || child.birth > now.today) continue;
    const int age = age_on(child.birth, now.today);
    if (age >= 18) continue;
    minors.push_back({&child, weight_of(now, now.cell[child.family]), static_cast<std::size_t>(age)});
  }
  return minors;
}

/// Share of a childhood's contacts that falls before the middle of each year of age.
ByAge course_of(const Model& model) {
  const double all = std::accumulate(model.contact_age.begin(), model.contact_age.end(), 0.0);
  ByAge until{};
  double before = 0;
  for (std::size_t age = 0; age < until.size(); ++age) {
    until[age] = (before + 0.5 * model.contact_age[age]) / all;
    before += model.contact_age[age];
  }
  return until;
}

/// Share in which a family hazard of mean `k`, spread by frailty and deprivation, has struck.
double struck(const Now& now, double k) {
  const double v = now.p.frailty_variance;
  double share = 0;
  for (std::size_t d = 0; d < 10; ++d)
    share += now.cell.facts->deprivation_share[d] *
             (1 - std::pow(1 + v * k * now.model.contact_decile[d + 1], -1 / v));
  return share;
}

double hazard_for(const Now& now, double share) {
  double low = 0, high = 1;
  while (struck(now, high) < share && high < 1e6) high *= 2;
  for (int i = 0; i < 50; ++i) {
    const double middle = (low + high) / 2;
    (struck(now, middle) < share ? low : high) = middle;
  }
  return high;
}

/// Ever in care by each age: straight lines through the published ages.
double in_care_by(const Parameters& p, double age) {
  return age < 1   ? age * p.in_care_by_1
         : age < 9 ? std::lerp(p.in_care_by_1, p.in_care_by_9, (age - 1) / 8)
                   : std::lerp(p.in_care_by_9, p.in_care_by_18, (age - 9) / 9);
}

constexpr std::array<LifeStep, life_steps> steps = {LifeStep::referred, LifeStep::in_need, LifeStep::on_plan,
                                                    LifeStep::in_care};
/// For each step the one that comes before it; the first has none.
constexpr std::array<std::size_t, life_steps> before = {0, 0, 1, 1};

bool may_take(const Child& child, std::size_t step) { return step == 0 || child.ever(steps[before[step]]); }

/// Chance that a child of this age, events to whom are likelier by this weight, has taken a step, given the one before.
double chance_of(const LifeCourses& courses, std::size_t step, std::size_t age, double weight) {
  const auto struck_by = [&](std::size_t s) { return 1 - std::exp(-courses.hazard[s][age] * weight); };
  return step == 0 ? struck_by(0) : std::min(1.0, struck_by(step) / std::max(1e-12, struck_by(before[step])));
}

/// Of the children who took the step before (all, if there is none), flags so many that the share of all stands where
/// frailty and deprivation put it, those of open cases included.
void remember(Now& now, std::vector<Minor>& minors, std::size_t step) {
  const LifeCourses& courses = now.cell.life_courses;
  ByAge share{}, wanted{}, expected{};
  for (std::size_t age = 0; age < share.size(); ++age) share[age] = struck(now, courses.hazard[step][age]);
  for (Minor& m : minors) {
    const bool flagged = m.child->ever(steps[step]);
    wanted[m.age] += share[m.age] - (flagged ? 1 : 0);
    m.chance = 0;
    if (flagged || !may_take(*m.child, step)) continue;
    m.chance = chance_of(courses, step, m.age, m.weight);
    expected[m.age] += m.chance;
  }
  for (const Minor& m : minors)
    if (m.chance > 0 &&
        now.uniform(m.child->id, decision::opening_past, static_cast<std::uint32_t>(step)) * expected[m.age] <
            m.chance * wanted[m.age])
      m.child->take(steps[step]);
}

/// From the published shares, at the authority's level of referrals.
LifeCourses life_courses(const Now& now) {
  const Parameters& p = now.p;
  const Facts& facts = *now.cell.facts;
  const double children = std::accumulate(facts.children_by_age.begin(), facts.children_by_age.end(), 0.0);
  const double level = facts.referrals / std::max(1.0, children) / p.referrals_per_child;
  const ByAge until = course_of(now.model);
  LifeCourses courses;
  const std::array<double, 3> by_18 = {p.referred_by_18, p.in_need_by_18, p.on_plan_by_18};
  for (std::size_t step = 0; step < by_18.size(); ++step) {
    const double hazard = hazard_for(now, 1 - std::pow(1 - by_18[step], level));
    for (std::size_t age = 0; age < until.size(); ++age) courses.hazard[step][age] = hazard * until[age];
  }
  for (std::size_t age = 0; age < until.size(); ++age)
    courses.hazard[3][age] = hazard_for(now, in_care_by(p, static_cast<double>(age) + 0.5));
  return courses;
}

}  // namespace

void remember_life_courses(Now& now) {
  for (const Case& c : now.cell.cases)
    if (c.child.exists() && c.assessed) now.cell[c.child].take(LifeStep::in_need);
  now.cell.life_courses = life_courses(now);
  std::vector<Minor> minors = minors_of(now);
  for (std::size_t step = 0; step < life_steps; ++step) remember(now, minors, step);
}

void bring_past(Now& now, FamilyRow row) {
  const Family& family = now.cell[row];
  const double weight = weight_of(now, family);
  for (ChildRow c = family.first_child; c.exists(); c = now.cell[c].sibling) {
    Child& child = now.cell[c];
    const auto age = static_cast<std::size_t>(std::clamp(age_on(child.birth, now.today), 0, 17));
    for (std::size_t step = 0; step < life_steps; ++step) {
      if (steps[step] == LifeStep::on_plan) continue;
      const double chance = may_take(child, step) ? chance_of(now.cell.life_courses, step, age, weight) : 0;
      if (now.uniform(child.id, decision::opening_past, static_cast<std::uint32_t>(step)) < chance)
        child.take(steps[step]);
    }
  }
}

}  // namespace cscsim
