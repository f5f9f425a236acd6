#include "models/population/severity.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

const Day day = day_of(2020, 6, 15);

Parameters parameters() { return read_parameters(data_directory(), {}); }

Family family_of(std::uint64_t id, Need need = Need::abuse_or_neglect) {
  Family family;
  family.id = FamilyId{id};
  family.need = need;
  return family;
}

/// z without income stress.
double z_of(const Severity& severity, const Draws& draws, const Family& family, Day today) {
  return severity.standing(draws, family, today) - severity.relief(family, today);
}

/// One of the families that there are, by a number: deciles in equal shares, some compounded.
Family any_family(const Parameters& p, std::uint64_t number, Need need = Need::abuse_or_neglect) {
  Family family = family_of(number, need);
  family.decile = static_cast<std::uint8_t>(1 + mixed(number, 1) % 10);
  family.compounded = static_cast<double>(mixed(number, 2) % 100'000) < 1e5 * p.compounded_share;
  return family;
}

/// Mean of f(z) over families with the needs that families have.
template <class F>
double mean_over_families(const Severity& severity, const Parameters& p, Day today, F f) {
  const Draws draws{3, 0};
  const int n = 60000;
  double sum = 0;
  for (int i = 0; i < n; ++i) {
    const auto id = static_cast<std::uint64_t>(i) + 1;
    const Need need = static_cast<Need>(category(p.need_share, (i + 0.5) / n));
    const Family family = any_family(p, id * 7919, need);
    sum += f(z_of(severity, draws, family, today), family.decile);
  }
  return sum / n;
}

}  // namespace

TEST_CASE("severity is stationary: its mean is 0 and its variance the same in any year") {
  const Parameters p = parameters();
  const Severity severity{p};
  const double variance = (severity.log_mean(0.01) + severity.log_mean(-0.01)) / 0.0001;
  for (const Day today : {day, day + 700, day + 2500}) {
    CHECK(mean_over_families(severity, p, today, [](double z, int) { return z; }) == Approx(0).margin(0.012));
    CHECK(mean_over_families(severity, p, today, [](double z, int) { return z * z; }) ==
          Approx(variance).epsilon(0.03));
  }
}

TEST_CASE("every ratio of severity has mean 1 over those whom it is for") {
  const Parameters p = parameters();
  const Severity severity{p};
  const SeverityRatios ratios{p, severity};
  CHECK(mean_over_families(severity, p, day, [&](double z, std::uint8_t decile) {
          return ratios.contacts(z, decile);
        }) == Approx(1).epsilon(0.01));
  for (const SeveritySlope on :
       {SeveritySlope::section_47, SeveritySlope::care_entry, SeveritySlope::closure})
    for (const Stage stage : {Stage::assessment, Stage::child_in_need, Stage::protection_plan}) {
      const double selection = p.severity_selection[static_cast<std::size_t>(stage)];
      const auto there = [&](double z, std::uint8_t decile) {  // deciles have a gradient of their own
        return std::exp(selection * (z - severity.by_decile(decile))) *
               std::pow(p.contact_decile_ratio, decile);
      };
      const auto acted_on = [&](double z, std::uint8_t decile) {
        const double gradient = on == SeveritySlope::care_entry ? ratios.by_decile(on, decile) : 1.0;
        return there(z, decile) * ratios.ratio(on, stage, z) / gradient;
      };
      CHECK(mean_over_families(severity, p, day, acted_on) / mean_over_families(severity, p, day, there) ==
            Approx(1).epsilon(0.03));
    }
  const double z_there = severity.mean(p.severity_selection[static_cast<std::size_t>(Stage::assessment)],
                                       std::log(p.contact_decile_ratio));
  CHECK(ratios.chance(SeveritySlope::not_in_need, Stage::assessment, z_there, 0.3) == Approx(0.3));
}

TEST_CASE("severity stands for a quarter and stays alike from one to the next") {
  const Parameters p = parameters();
  const Severity severity{p};
  const Draws draws{3, 0};
  CHECK(rc::check([&](std::uint64_t id) {
    const Family family = family_of(id);
    const Day first = day / 91 * 91;
    const double z = z_of(severity, draws, family, first);
    RC_ASSERT(z_of(severity, draws, family_of(id), first + 90) == z);  // of one that remembers nothing
    // What a family remembers of one quarter answers for no other.
    const double next = z_of(severity, draws, family, first + 91);
    RC_ASSERT(next == z_of(severity, draws, family_of(id), first + 91));
    RC_ASSERT(next != z);
    RC_ASSERT(z_of(severity, draws, family, first) == z);
    RC_ASSERT(severity.factors(draws, family, first) == severity.factors(draws, family, first + 90));
  }));
  double product = 0, square = 0;
  for (std::uint64_t id = 1; id <= 20000; ++id) {
    const double z = z_of(severity, draws, family_of(id * 31), day),
                 later = z_of(severity, draws, family_of(id * 31), day + 365);
    product += z * later;
    square += z * z;
  }
  CHECK(product / square > 0.3);  // exp(-1) for the course, more for what stands
  CHECK(product / square < 0.6);
}

TEST_CASE("factors come and go, and their prevalence stands") {
  const Parameters p = parameters();
  const Severity severity{p};
  const Draws draws{4, 0};
  const int n = 40000;
  int present = 0, later = 0, both = 0, next_quarter = 0;
  const auto has = [&](std::uint64_t id, Day today) {
    return static_cast<int>(severity.factors(draws, any_family(p, id), today) >> 1U & 1U);
  };
  for (std::uint64_t id = 1; id <= n; ++id) {
    const int now = has(id, day), after = has(id, day + 5 * 365);
    present += now;
    later += after;
    both += now * after;
    next_quarter += now * has(id, day + 91);
  }
  const double prevalence = severity.prevalence(Factor::mental_health);
  CHECK(present == Approx(prevalence * n).epsilon(0.03));
  CHECK(later == Approx(prevalence * n).epsilon(0.03));
  // Five years on all are drawn again; families in which factors go together stay such.
  CHECK(both == Approx(prevalence * prevalence * n).epsilon(0.12));
  // A quarter on, one in eight has been drawn again.
  CHECK(next_quarter == Approx(present * (0.875 + 0.125 * prevalence)).epsilon(0.03));
}

TEST_CASE("a parental change lowers severity from its day on, by the worked numbers") {
  Parameters p = parameters();
  p.severity_relief = 0.6;
  p.severity_relief_pace = 2;
  p.severity_relapse = 0.3;
  const Severity severity{p};
  const Draws draws{5, 0};
  const Family before = family_of(12);
  Family changed = before;
  severity.change(changed, day);
  CHECK(z_of(severity, draws, changed, day) == z_of(severity, draws, before, day));
  const Day year = day + 365;
  const double t = 365 / 365.25;
  CHECK(z_of(severity, draws, before, year) - z_of(severity, draws, changed, year) ==
        Approx(0.6 * (1 - std::exp(-2 * t)) * std::exp(-0.3 * t)));
  const double left = severity.relief(changed, year);
  severity.change(changed, year);  // a second change starts from what the first has left
  CHECK(severity.relief(changed, year) == Approx(left));
  CHECK(severity.relief(changed, year + 365) ==
        Approx((0.6 - (0.6 - left) * std::exp(-2 * t)) * std::exp(-0.3 * t)));
}

TEST_CASE("income stress follows what is set, from its day on") {
  IncomeStress stress;
  CHECK(stress.on(day, 1.0) == 0);
  stress.rise(day, 0.2, 1.0);
  CHECK(stress.on(day, 1.0) == 0);
  CHECK(stress.on(day + 365, 1.0) == Approx(0.2 * (1 - std::exp(-365 / 365.25))));
  const double then = stress.on(day + 365, 1.0);
  stress.rise(day + 365, 0.1, 1.0);
  CHECK(stress.on(day + 365, 1.0) == Approx(then));
  CHECK(stress.on(day + 20000, 1.0) == Approx(0.3));
}
