#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

struct Posts {
  double vacant, agency;
};

/// Over the case-holding teams of social workers, at the end of two years of an authority with this cover.
Posts after_two_years(const std::string& code, double cover) {
  const Day start = usual_start;
  const Model model{read_parameters(data_directory(), {{"work.agency_cover", cover}, {"loops.agency", 0}}),
                    read_facts(data_directory(), {code}, start), start, 2};
  const Draws draws{3, 0};
  const ArmPolicies nobody;
  World world{make_opening_world(model, 0, draws)};
  System system{model, draws, nobody, false};
  advance(world, model.start, model.end, system);
  const Cell& cell = world[0];
  Posts all{};
  for (const Team team : {Team::assessment, Team::protection, Team::looked_after}) {
    const auto t = static_cast<std::size_t>(team);
    const auto agency = std::count_if(cell.in_post[t].begin(), cell.in_post[t].end(),
                                      [&cell](WorkerRow row) { return cell[row].agency; });
    all.agency += static_cast<double>(agency);
    all.vacant += cell.posts[t] - static_cast<double>(cell.in_post[t].size()) + static_cast<double>(agency);
  }
  return all;
}

}  // namespace

TEST_CASE("agency workers stand in for as many vacancies as cover says") {
  CHECK(after_two_years("926", 0).agency == 0);  // those of the first day have gone, and nobody followed them
  const Posts half = after_two_years("926", 0.5), most = after_two_years("926", 0.95);
  CHECK(half.agency / half.vacant == Approx(0.5).margin(0.15));
  CHECK(most.agency / most.vacant == Approx(0.87).margin(0.13));
}
