#include <catch2/catch.hpp>
#include <cmath>

#include "models/processes/stages.hpp"
#include "tests/support/best_fit.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {}  // namespace

TEST_CASE("broken orders: the published shares within five and twelve years") {
  Parameters p;
  p.frailty_variance = p.instability_variance = 1;
  p.guardianship_disrupted = 0.057;
  p.adoption_disrupted = 0.032;
  Facts facts;
  facts.local[LocalRate::contact] = 0;
  const Model model{p, {std::make_shared<const Facts>(facts)}, day_of(2019, 4, 1), 13};
  const Draws draws{3, 0};
  constexpr int children = 20'000;
  for (const auto& [by, years, share] :
       {std::tuple{CareExit::special_guardianship, 5, 0.057}, std::tuple{CareExit::adopted, 12, 0.032}}) {
    Cell cell;
    cell.facts = model.authorities[0];
    cell.calendar = Ring{model.start};
    cell.tally = Tally{model.month_starts};
    Gathered gathered;
    Now now{model, p, draws, cell, model.start, 0, gathered};
    Family family;
    family.id = FamilyId{1};
    cell.families.push_back(family);
    for (std::uint32_t i = 0; i < children; ++i) {
      Child child;
      child.id = ChildId{i + 1};
      child.birth = model.start - 1;
      child.family = FamilyRow{0};
      cell.children.push_back(child);
      rehome(now, ChildRow{i}, by);
    }
    int broken = 0;
    std::vector<Entry> due;
    for (Day day = model.start; day < birthday(model.start, years); ++day) {
      due.clear();
      cell.calendar.take(day, due);
      broken += static_cast<int>(due.size());
    }
    const double se = std::sqrt(share * (1 - share) / children);
    CHECK(broken / static_cast<double>(children) == Approx(share).margin(4 * se));
  }
}

TEST_CASE("courts keep to the published length, and a surge of applications lengthens them", "[slow]") {
  // National figures, one area of mean 1: court.area_spread off. 33 weeks in 2019, 35 from January 2020; 41% and 36% in time.
  Scenario usual = at_best_fit(scenario("'Norfolk'", 6, 10, "", 7));
  usual.model["court.area_spread"] = 0;
  const auto run = results(usual, 2);
  for (std::size_t year = 1; year < 6; ++year) {
    CHECK(mean(*run, "care_proceedings_mean_weeks", 0, year) == Approx(34).margin(2));
    CHECK(mean(*run, "care_proceedings_within_26_weeks_pct", 0, year) == Approx(37).margin(4));
  }
  Scenario more = usual;
  more.arms[0].policies.clear();
  more.model["court.proceedings_in_care_per_year"] = 15;
  more.model["court.first_time_ratio"] = 1;  // together half as many applications again
  const auto surge = results(more, 2);
  CHECK(mean(*surge, "care_applications", 0, 1) > 1.4 * mean(*run, "care_applications", 0, 1));
  CHECK(mean(*surge, "care_proceedings_mean_weeks", 0, 1) >
        mean(*run, "care_proceedings_mean_weeks", 0, 1) + 1);
  more.model["loops.court_clock"] = usual.model["loops.court_clock"] = 0;  // without the clock, no effect
  CHECK(mean(*results(more, 2), "care_proceedings_mean_weeks", 0, 2) ==
        Approx(mean(*results(usual, 2), "care_proceedings_mean_weeks", 0, 2)).margin(1));
}
