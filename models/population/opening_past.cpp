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

/// Asylum-seeking children apart: their past lies elsewhere.
std::vector<Minor> minors_of(Now& now) {
  std::vector<Minor> minors;
  minors.reserve(now.cell.children.size());
  for (Child& child : now.cell.children) {
    if (child.gone || child.asylum || child.birth > now.today) continue;
    const int age = age_on(child.birth, now.today);
    if (age >= 18) continue;
    const Family& family = now.cell[child.family];
    minors.push_back({&child, static_cast<double>(family.frailty) * now.model.contact_decile[family.decile],
                      static_cast<std::size_t>(age)});
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

/// How far a child can come on the pathway, and the mean hazard so far by age.
struct Step {
  bool Child::*ever;
  ByAge hazard;
};

/// Of the children who took the step before (all, if there is none), flags so many that the share of all stands where
/// frailty and deprivation put it, those of open cases included.
void remember(Now& now, std::vector<Minor>& minors, const Step& step, const Step* before,
              std::uint32_t draw) {
  ByAge share{}, wanted{}, expected{};
  for (std::size_t age = 0; age < share.size(); ++age) share[age] = struck(now, step.hazard[age]);
  for (Minor& m : minors) {
    const bool flagged = m.child->*(step.ever);
    wanted[m.age] += share[m.age] - (flagged ? 1 : 0);
    m.chance = 0;
    if (flagged || (before && !(m.child->*(before->ever)))) continue;
    m.chance = 1 - std::exp(-step.hazard[m.age] * m.weight);
    if (before) m.chance /= std::max(1e-12, 1 - std::exp(-before->hazard[m.age] * m.weight));
    expected[m.age] += m.chance;
  }
  for (const Minor& m : minors)
    if (m.chance > 0 &&
        now.uniform(m.child->id, decision::opening_past, draw) * expected[m.age] < m.chance * wanted[m.age])
      m.child->*(step.ever) = true;
}

}  // namespace

void remember_life_courses(Now& now) {
  const Parameters& p = now.p;
  for (const Case& c : now.cell.cases)
    if (c.child.exists() && c.assessed) now.cell[c.child].ever_in_need = true;

  const Facts& facts = *now.cell.facts;
  const double children = std::accumulate(facts.children_by_age.begin(), facts.children_by_age.end(), 0.0);
  const double level = facts.referrals / std::max(1.0, children) / p.referrals_per_child;
  const ByAge until = course_of(now.model);
  const auto along = [&](bool Child::*ever, double share_by_18) {
    Step step{ever, until};
    const double by_18 = hazard_for(now, 1 - std::pow(1 - share_by_18, level));
    for (double& hazard : step.hazard) hazard *= by_18;
    return step;
  };
  const Step referred = along(&Child::ever_referred, p.referred_by_18);
  const Step in_need = along(&Child::ever_in_need, p.in_need_by_18);
  const Step on_plan = along(&Child::ever_on_plan, p.on_plan_by_18);
  Step in_care{&Child::ever_in_care, {}};
  for (std::size_t age = 0; age < in_care.hazard.size(); ++age)
    in_care.hazard[age] = hazard_for(now, in_care_by(p, static_cast<double>(age) + 0.5));
  std::vector<Minor> minors = minors_of(now);
  remember(now, minors, referred, nullptr, 0);
  remember(now, minors, in_need, &referred, 1);
  remember(now, minors, on_plan, &in_need, 2);
  remember(now, minors, in_care, &in_need, 3);
}

}  // namespace cscsim
