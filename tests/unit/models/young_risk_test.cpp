#include <catch2/catch.hpp>
#include <cmath>

#include "models/population/young_risk.hpp"
#include "models/processes/share_at.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

const Draws draws{3, 0};
const Day today = day_of(2021, 5, 5);

/// Levels of many children of one age and need today.
template <class Use>
void for_children(const YoungRisk& risk, int age, Use use) {
  for (std::uint64_t i = 0; i < 20'000; ++i)
    use(risk.level(draws, ChildId{i}, i % 2 == 0 ? Sex::female : Sex::male, Need::abuse_or_neglect,
                   birthday(today, -age) - 100, today));
}

}  // namespace

TEST_CASE("the level of extra-familial risk has mean 0 and variance 1 at 14, and rises with age") {
  const Parameters p = read_parameters(data_directory(), {});
  const YoungRisk risk{p};
  for (const int age : {10, 14, 17}) {
    double sum = 0, squares = 0;
    for_children(risk, age, [&](double level) { sum += level, squares += level * level; });
    const double mean = sum / 20'000;
    CHECK(mean == Approx(p.young_per_year * (age - 14)).margin(0.03));
    CHECK(squares / 20'000 - mean * mean == Approx(1).margin(0.04));
  }
}

TEST_CASE("a rate that goes with risk keeps its mean over an age band, and a child below 10 has the mean") {
  const YoungRisk risk{read_parameters(data_directory(), {{"assessment.need_n6", 0.0}})};
  for (const RiskOf what : {RiskOf::entry, RiskOf::conviction, RiskOf::harm}) {
    double sum = 0;
    for (int age = 16; age <= 17; ++age)
      for_children(risk, age, [&](double level) { sum += risk.ratio(what, level, age); });
    // The band of harm is 10 to 17, of which these two ages are the upper end.
    CHECK(sum / 40'000 == Approx(what == RiskOf::harm ? 1.4 : 1.0).margin(what == RiskOf::harm ? 0.2 : 0.05));
    CHECK(risk.ratio(what, 2.5, 9) == 1);
  }
}

TEST_CASE("a level lasts for a quarter, changes with the next, and stays alike over years") {
  const YoungRisk risk{read_parameters(data_directory(), {})};
  const Day birth = day_of(2006, 1, 1), quarter = 91 * (today / 91);
  const auto level = [&](std::uint64_t child, Day day) {
    return risk.level(draws, ChildId{child}, Sex::male, Need::abuse_or_neglect, birth, day);
  };
  CHECK(level(1, quarter) == level(1, quarter + 90));
  CHECK(level(1, quarter) != level(1, quarter + 91));
  double products = 0, next = 0;
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    const double first = level(i, quarter);
    products += first * level(i, quarter + 4 * 91);
    next += first * level(i, quarter + 91);
  }
  // Two years share no shock: only the part that lasts is left, 0.6 of the variance; of the mean level 0.2 a year
  // above 14 little is added.
  CHECK(products / 20'000 == Approx(0.6 + 0.2 * 0.4).margin(0.06));
  CHECK(next > products);
}

TEST_CASE("a share that goes with log odds keeps its mean") {
  for (const double share : {0.53, 0.91}) {
    double sum = 0;
    for (std::uint64_t i = 0; i < 20'000; ++i)
      sum += share_at(share, 0.6 * draws.normal(i, Decision{1}, today), 0.36);
    CHECK(sum / 20'000 == Approx(share).margin(0.006));
  }
  CHECK(share_at(0.5, 1, 0) == Approx(0.731).margin(0.001));  // 1 / (1 + exp(-1))
  CHECK(share_at(1, -3, 1) == 1);
}
