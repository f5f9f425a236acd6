#include "core/random/distributions.hpp"

#include <array>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "core/random/draws.hpp"

using namespace cscsim;

namespace {

constexpr double smallest = 0x1p-53;  // the ends of what a draw can give
constexpr double largest = 1.0 - 0x1p-53;

double uniform(std::uint64_t i) { return Draws{404, 0}.uniform(i, Decision{1}, day_of(2020, 1, 1)); }

}  // namespace

TEST_CASE("normal quantiles are those of Boost to 14 figures, tails included") {
  const boost::math::normal standard;
  for (double u = smallest; u < 0.5; u *= 1.01) {
    REQUIRE(normal_quantile(u) == Approx(quantile(standard, u)).epsilon(1e-14));
    REQUIRE(normal_quantile(1.0 - u) ==
            Approx(quantile(complement(standard, 1.0 - (1.0 - u)))).epsilon(1e-14));
  }
  CHECK(normal_quantile(0.5) == 0.0);
  CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-14));
  CHECK(std::isfinite(normal_quantile(smallest)));
  CHECK(normal_quantile(largest) == -normal_quantile(smallest));
}

TEST_CASE("a Poisson quantile is the smallest count that reaches u") {
  for (const double mean : {1e-6, 0.1, 1.0, 3.7, 23.9, 63.9, 64.1, 500.0, 1e5}) {
    const boost::math::poisson poisson{mean};
    for (std::uint64_t i = 0; i < 500; ++i) {
      const double u = uniform(i);
      const int count = poisson_quantile(mean, u);
      INFO("mean " << mean << " u " << u << " count " << count);
      REQUIRE(cdf(poisson, count) >= u - 1e-12);
      if (count > 0) REQUIRE(cdf(poisson, count - 1) < u + 1e-12);
    }
  }
}

TEST_CASE("a Poisson quantile ends in both tails and at mean zero") {
  CHECK(poisson_quantile(0.0, largest) == 0);
  CHECK(poisson_quantile(2.0, smallest) == 0);
  for (const double mean : {0.5, 20.0, 64.0, 65.0, 1e4, 9e8}) {
    CHECK(poisson_quantile(mean, largest) > mean);
    CHECK(poisson_quantile(mean, largest) < mean + 9.0 * std::sqrt(mean) + 25.0);
    CHECK(poisson_quantile(mean, smallest) <= mean);
  }
  CHECK_THROWS_AS(poisson_quantile(-0.1, 0.5), InvariantError);
  CHECK_THROWS_AS(poisson_quantile(std::numeric_limits<double>::quiet_NaN(), 0.5), InvariantError);
}

TEST_CASE("a Poisson quantile never falls when the mean or the uniform rises") {
  for (std::uint64_t i = 0; i < 50; ++i) {
    const double u = uniform(i);
    int before = 0;
    for (double mean = 0.0; mean < 130.0; mean += 0.25) {
      const int count = poisson_quantile(mean, u);
      REQUIRE(count >= before);
      REQUIRE(poisson_quantile(mean, 0.5 * (1.0 + u)) >= count);
      before = count;
    }
  }
}

TEST_CASE("frailty is the gamma quantile at its points and has its mean and variance") {
  for (const double variance : {0.2, 1.0, 3.0}) {
    const FrailtyQuantile frailty{variance};
    const boost::math::gamma_distribution<> exact{1.0 / variance, variance};
    for (const int point : {1, 17, 1024, 2048, 4000, 4094})
      CHECK(frailty(point / 4096.0) == Approx(quantile(exact, point / 4096.0)).epsilon(1e-7));
    double mean = 0.0, square = 0.0;
    constexpr int n = 1 << 18;
    for (int i = 0; i < n; ++i) {
      const double value = frailty((i + 0.5) / n);
      mean += value / n;
      square += value * value / n;
    }
    INFO("variance " << variance << ": mean " << mean << ", variance " << square - mean * mean);
    CHECK(mean == Approx(1.0).margin(2e-4));
    // Flattening the last 1/4096 to its mean costs a little of the spread.
    CHECK(square - mean * mean == Approx(variance).epsilon(0.01));
  }
}

TEST_CASE("frailty rises with u up to a finite end, and without variance everyone is alike") {
  const FrailtyQuantile frailty{2.0};
  double before = 0.0;
  for (int i = 1; i < 100'000; ++i) {
    const double value = frailty(i / 1e5);
    REQUIRE(value >= before);
    before = value;
  }
  CHECK(frailty(smallest) >= 0.0);
  CHECK(frailty(largest) == frailty(4095.5 / 4096.0));
  CHECK(frailty(largest) > frailty(4095.0 / 4096.0 - 1e-9));
  CHECK(FrailtyQuantile{0.0}(0.01) == 1.0);
  CHECK(FrailtyQuantile{0.0}(largest) == 1.0);
  CHECK_THROWS_AS(FrailtyQuantile{-1.0}, InvariantError);
}

TEST_CASE("categories come in proportion to their weights, those without weight never") {
  const std::array weights{0.0, 3.0, 0.0, 1.0, 4.0, 0.0};
  std::array<double, 6> counts{};
  constexpr int n = 100'000;
  for (std::uint64_t i = 0; i < n; ++i) ++counts[category(weights, uniform(i))];
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const double share = weights[c] / 8.0;
    CHECK(std::abs(counts[c] - n * share) <= 4.5 * std::sqrt(n * share * (1.0 - share)));
  }
  CHECK(category(weights, smallest) == 1);
  CHECK(category(weights, largest) == 4);
  CHECK(category(std::array{0.1, 0.2, 0.7, 0.0}, largest) == 2);
  CHECK(category(weights, 0.375) == 3);
  CHECK_THROWS_AS(category(std::array{0.0, 0.0}, 0.5), InvariantError);
  CHECK_THROWS_AS(category({}, 0.5), InvariantError);
}

TEST_CASE("a banded distribution meets its edges, skips empty bands and has its mean") {
  const Banded waits{{0.0, 10.0, 20.0, 45.0}, {30.0, 0.0, 10.0}};
  CHECK(waits.quantile(0.375) == Approx(5.0));
  CHECK(waits.quantile(0.75) == Approx(20.0));
  CHECK(waits.quantile(0.875) == Approx(32.5));
  CHECK(waits.quantile(smallest) >= 0.0);
  CHECK(waits.quantile(largest) <= 45.0);
  CHECK(waits.mean() == Approx(0.75 * 5.0 + 0.25 * 32.5));
  constexpr int n = 100'000;
  double sum = 0.0;
  for (std::uint64_t i = 0; i < n; ++i) sum += waits.quantile(uniform(i));
  const double second_moment = 0.75 * 100.0 / 3.0 + 0.25 * (32.5 * 32.5 + 625.0 / 12.0);
  const double error = std::sqrt((second_moment - waits.mean() * waits.mean()) / n);
  CHECK(std::abs(sum / n - waits.mean()) < 4.5 * error);
}

TEST_CASE("an empty last band is never reached") {
  const Banded ages{{0.0, 1.0, 2.0}, {1.0, 0.0}};
  CHECK(ages.quantile(largest) <= 1.0);
}

TEST_CASE("bands that are no distribution are refused") {
  CHECK_THROWS_AS(Banded({0.0, 1.0}, {0.5, 0.5}), InvariantError);
  CHECK_THROWS_AS(Banded({0.0, 1.0, 1.0}, {0.5, 0.5}), InvariantError);
  CHECK_THROWS_AS(Banded({0.0, 1.0, 2.0}, {1.5, -0.5}), InvariantError);
  CHECK_THROWS_AS(Banded({0.0, 1.0, 2.0}, {0.0, 0.0}), InvariantError);
  CHECK_THROWS_AS(Banded({0.0}, {}), InvariantError);
}
