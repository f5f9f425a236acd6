#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <utility>
#include <vector>

#include "core/random/draws.hpp"
#include "models/population/opening_races.hpp"

using namespace cscsim;

TEST_CASE("a race has the first of all its runners, in order") {
  const Draws draws{1, 0};
  for (const std::size_t wanted : {1U, 10U, 300U, 5000U}) {
    Race race;
    race.want(wanted);
    std::vector<std::pair<float, std::uint32_t>> all;
    for (std::uint32_t row = 0; row < 4000; ++row) {
      const auto [u, v, none, nor_this] = draws.four(row, Decision{}, 0);
      const double rate = 1e-3 + 10 * v * v;
      race.enter(row, u, rate);
      all.emplace_back(static_cast<float>(-std::log(u) / rate), row);
    }
    std::sort(all.begin(), all.end());
    all.resize(std::min(all.size(), wanted));
    std::vector<std::uint32_t> first;
    for (const auto& runner : all) first.push_back(runner.second);
    CHECK(race.finish() == first);
  }
}
