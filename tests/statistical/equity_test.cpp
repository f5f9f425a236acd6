#include <catch2/catch.hpp>

#include "tests/support/best_fit.hpp"

using namespace cscsim;
using namespace cscsim::testing;

// Five authorities whose children, taken together, have about England's ethnic groups and mean deprivation. What their
// counts of 31 March 2019 and the model's gradients give them at the start is a ratio of about 11 between the deciles.
TEST_CASE("deprivation and ethnic group bear on care as published, in the stock of the second year",
          "[slow]") {
  constexpr std::size_t replicates = 3, year = 1;
  const auto run = results(at_best_fit(scenario("'Trafford', 'Cumbria', 'North Lincolnshire', 'Brent', "
                                                "'Bournemouth, Christchurch and Poole'",
                                                2, replicates)),
                           2);
  const std::size_t all = run->layout().authorities.size() - 1;
  const auto mean = [&](const std::string& id) {
    double sum = 0;
    for (std::size_t r = 0; r < replicates; ++r) sum += run->value("measures", id, 0, r, all, year);
    return sum / replicates;
  };
  const double gradient = mean("cla_rate_most_to_least_deprived_decile");
  CHECK(gradient > 7);  // DP01: 11
  CHECK(gradient < 16);
  const double white = mean("cla_most_deprived_white_per_10k"),
               black = mean("cla_most_deprived_black_per_10k"),
               asian = mean("cla_most_deprived_asian_per_10k");
  CHECK(white / black > 1.2);  // DP05: 1.75
  CHECK(white / black < 2.6);
  CHECK(white / asian > 3);  // DP05: 5.0
  CHECK(white / asian < 9);
  // At equal deprivation fewer Black than white children are in care, while over all neighbourhoods about as many come
  // in by nine. CI03 found 2.8 times as many, of those born 2001-03: not reproduced, models/README.md says why.
  CHECK(mean("cla_by_9_black_pct") / mean("cla_by_9_white_pct") > black / white);
  CHECK(mean("cla_31mar_ethnicity_black_pct") == Approx(6.7).margin(1));
}
