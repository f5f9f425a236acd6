#include <catch2/catch.hpp>
#include <cmath>

#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/work_queue.hpp"
#include "tests/support/best_fit.hpp"

using namespace cscsim;
using namespace cscsim::testing;

// Some parameters hold a mean of the simulated baseline, so that an effect is 1 over those on whom it acts. This is how they
// are measured; the last column of the csv names this file. A drift beyond the band: measure again, and change the csv.

namespace {

/// Mean and spread of what is added, by weight.
struct Sum {
  double n = 0, sum = 0, squares = 0;
  void add(double value, double weight = 1) {
    n += weight;
    sum += weight * value;
    squares += weight * value * value;
  }
  [[nodiscard]] double mean() const { return sum / n; }
  [[nodiscard]] double sd() const { return std::sqrt(squares / n - mean() * mean()); }
};

const std::vector<std::string> twelve = {"926", "383", "343", "330", "886", "825",
                                         "382", "306", "909", "805", "801", "213"};

struct Means {
  Sum trust, young_at_home, young_in_care, own_in_care, adviser, skill, hand_overs;
  std::array<Sum, 3> behind;  ///< of assessment, protection and looked after
};

void add_case(Means& m, const Now& now, const Case& c) {
  const int age = age_on(c.birth, now.today);
  if (c.stage == Stage::care_leaver) {
    m.adviser.add(c.child_trust.on(now.today));
    return;
  }
  m.trust.add(c.trust.on(now.today));
  if (parental_change_per_year(now, c) > 0) m.skill.add(static_cast<double>(now.cell[c.worker].change_ratio));
  if (age >= 10)
    (c.stage == Stage::looked_after ? m.young_in_care : m.young_at_home)
        .add(standard_child_trust(now, c, now.today));
  if (c.stage != Stage::looked_after) return;
  if (age >= 10) m.own_in_care.add(own_trust(now, c));
  const double ratio = hand_over_ratio(now.p, c);
  m.hand_overs.add(ratio, return_per_year(now, c) / ratio);
}

/// Over the open cases with a worker of twelve authorities of all kinds, at each quarter of the years after the first.
Means measured() {
  constexpr int years = 4;
  const Day start = usual_start;
  const Model model{best_fit(), read_facts(data_directory(), twelve, start), start, years};
  const Draws draws{5, 0};
  World world;
  for (std::size_t i = 0; i < model.authorities.size(); ++i)
    world.push_back(make_opening_world(model, i, draws));
  const ArmPolicies nobody;
  System system{model, draws, nobody, false};
  Gathered gathered;
  Means m;
  for (Day today = start; today < model.end; today += 91) {
    advance(world, today, std::min(today + 91, model.end), system);
    if (today < start + 365) continue;
    for (Cell& cell : world) {
      const Now now{model, model.parameters, draws, cell, today + 90, 0, gathered};
      for (const Case& c : cell.cases)
        if (c.child.exists() && c.worker.exists() && c.stage != Stage::referral) add_case(m, now, c);
      for (std::size_t t = 0; t < m.behind.size(); ++t)
        m.behind[t].add(static_cast<double>(cell.behind[t]), static_cast<double>(cell.in_post[t].size()));
    }
  }
  return m;
}

}  // namespace

TEST_CASE("what holds a mean of the simulated baseline still holds it", "[slow]") {
  const Parameters p = best_fit();
  const Means m = measured();
  CHECK(m.trust.mean() == Approx(p.trust_mean).margin(0.02));
  CHECK(m.trust.sd() == Approx(p.trust_sd).margin(0.015));
  CHECK(m.young_at_home.mean() == Approx(p.young_trust_at_home).margin(0.25));
  CHECK(m.young_in_care.mean() == Approx(p.young_trust_in_care).margin(0.25));
  CHECK(m.own_in_care.mean() == Approx(p.own_trust_mean).margin(0.03));
  CHECK(m.own_in_care.sd() == Approx(p.own_trust_sd).margin(0.02));
  CHECK(m.adviser.mean() == Approx(p.leaver_trust_mean).margin(0.03));
  CHECK(m.adviser.sd() == Approx(p.leaver_trust_sd).margin(0.02));
  CHECK(m.skill.mean() == Approx(1).margin(0.02));
  CHECK(m.hand_overs.mean() == Approx(1).margin(0.05));
  for (const Team team : {Team::assessment, Team::protection, Team::looked_after})
    CHECK(m.behind[static_cast<std::size_t>(team)].mean() == Approx(usually_behind(p, team)).margin(0.15));
}
