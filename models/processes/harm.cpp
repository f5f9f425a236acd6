#include <cmath>

#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/young_people.hpp"

namespace cscsim {

namespace {

constexpr unsigned quarters_a_year = std::tuple_size_v<HarmSample>;

/// Harm is kept from a child by support or a plan, beyond what a parent's change does to severity.
double protection(const Now& now, const Child& child) {
  if (!child.open_case.exists()) return 1;
  const Stage stage = now.cell[child.open_case].stage;
  return stage == Stage::child_in_need || stage == Stage::protection_plan ? now.p.harm_supported : 1.0;
}

/// Days a year at home, from the severity of the family; `log_mean` of exp(slope z) over all families.
double at_home(const Now& now, const Family& family, double log_mean) {
  return now.p.harm_home * std::exp(now.p.harm_severity * severity_of(now, family) - log_mean);
}

/// Days a year outside the family, wherever the child lives.
double outside(const Now& now, const Child& child) {
  const int age = age_on(child.birth, now.today);
  if (age < YoungRisk::youngest) return 0;
  const YoungRisk& risk = now.model.young;
  const Need need = now.cell[child.family].need;
  const double level = risk.level(now.draws, child.id, child.sex, need, child.birth, now.today);
  const double lever = child.open_case.exists()
                           ? young_lever(now, now.cell[child.open_case], RiskOf::harm)
                           : std::pow(now.cell.levers[Lever::extra_familial_risk], risk.slope(RiskOf::harm));
  return now.p.harm_outside * risk.ratio(RiskOf::harm, level, age) * lever;
}

void add_sampled(Now& now, stat::Name name, double days_a_year) {
  now.add(name, harm_sample_step * std::llround(1000 * days_a_year / quarters_a_year));
}

void accrue_child(Now& now, const Child& child, double home) {
  const bool seen = child.open_case.exists(),
             in_care = seen && now.cell[child.open_case].stage == Stage::looked_after;
  now.add(stat::harm_child_quarters, harm_sample_step);
  const double elsewhere = now.p.harm_in_care * now.p.harm_home;
  const double days =
      (in_care || child.rehomed ? elsewhere : home * protection(now, child)) + outside(now, child);
  add_sampled(now,
              in_care ? stat::harm_in_care_milli_days
              : seen  ? stat::harm_seen_milli_days
                      : stat::harm_unseen_milli_days,
              days);
}

/// Families of the sample lie far apart: they and their children are asked of memory in time.
[[gnu::always_inline]] inline void fetch_family(const Cell& cell, const std::vector<FamilyRow>& sample,
                                                std::size_t i) {
  constexpr std::size_t far = 16, near = 8;
  if (i + far < sample.size()) __builtin_prefetch(&cell[sample[i + far]]);
  if (i + near < sample.size()) {
    const ChildRow first = cell[sample[i + near]].first_child;
    if (first.exists()) __builtin_prefetch(&cell[first]);
  }
}

bool is_child(const Child& child, Day today) {
  return !child.gone && child.birth <= today && age_on(child.birth, today) < 18;
}

}  // namespace

void accrue_harm(Now& now) {
  Cell& cell = now.cell;
  const double log_mean = now.model.severity.log_mean(now.p.harm_severity);
  const std::vector<FamilyRow>& sample = cell.harm_sample[(month_of(now.today) - 1) / 3];
  for (std::size_t i = 0; i < sample.size(); ++i) {
    fetch_family(cell, sample, i);
    const Family& family = cell[sample[i]];
    if (family.gone) continue;
    double home = -1;  // the family's severity is asked for once, and only where a child is
    for (ChildRow c = family.first_child; c.exists(); c = cell[c].sibling) {
      if (!is_child(cell[c], now.today)) continue;
      if (home < 0) home = at_home(now, family, log_mean);
      accrue_child(now, cell[c], home);
    }
  }
}

}  // namespace cscsim
