#include <catch2/catch.hpp>
#include <numeric>

#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

constexpr std::size_t replicates = 3, years = 4;

/// Entries to care of children under 16 a year for 100,000 of them, over replicates and the last two years.
double entries_under_16(const MemorySink& run, std::size_t arm) {
  double children = 0, entries = 0;
  for (const auto& facts : read_facts(data_directory(), {"330", "886"}, usual_start))
    children += std::accumulate(facts->children_by_age.begin(), facts->children_by_age.begin() + 16, 0.0);
  const std::size_t all = run.layout().authorities.size() - 1;
  for (std::size_t r = 0; r < replicates; ++r)
    for (std::size_t year = years - 2; year < years; ++year)
      entries +=
          run.value("measures", "cla_started", arm, r, all, year) *
          (1 - run.value("measures", "cla_started_age_16_years_and_over_pct", arm, r, all, year) / 100);
  return 100'000 * entries / children / replicates / 2;
}

std::string risen(const std::string& policy, double points, double entries_per_point) {
  return "[[arm]]\nname = '" + policy + "'\n[[arm.policy]]\nuse = '" + policy +
         "'\nstart = 2019-04-02\npoints = " + std::to_string(points) +
         "\nentries_per_point = " + std::to_string(entries_per_point) + "\n";
}

}  // namespace

TEST_CASE("entries to care answer child poverty and unemployment as published", "[slow]") {
  // Ten points stand out of the noise of entries: the two arms share their chance (DP06, DP08).
  constexpr double points = 10;
  const auto run = results(scenario("'Birmingham', 'Kent'", years, replicates,
                                    risen("child_poverty", points, 5) + risen("unemployment", points, 9)),
                           2);
  const double usual = entries_under_16(*run, 0);
  const double poverty = (entries_under_16(*run, 1) - usual) / points,
               unemployment = (entries_under_16(*run, 2) - usual) / points;
  CAPTURE(usual, poverty, unemployment);
  CHECK(poverty > 2);
  CHECK(poverty < 8);
  CHECK(unemployment > 6);
  CHECK(unemployment < 11);
}
