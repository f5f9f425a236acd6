#include "core/random/draws.hpp"

#include <Random123/philox.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

using namespace cscsim;

namespace {

constexpr Day today = day_of(2019, 4, 1);
constexpr Decision contact{7};

// About twenty statistical claims stand in the tests of this folder: 4.5 standard errors is one false
// alarm in some thousands of seeds, and the seeds are fixed.
constexpr double standard_errors = 4.5;

/// Largest gap between the sample's distribution and the uniform one, times sqrt(n).
double kolmogorov(std::vector<double> sample) {
  std::sort(sample.begin(), sample.end());
  const double n = static_cast<double>(sample.size());
  double gap = 0.0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double rank = static_cast<double>(i);
    gap = std::max({gap, sample[i] - rank / n, (rank + 1.0) / n - sample[i]});
  }
  return gap * std::sqrt(n);
}

/// Chi-square of counts that should be equal, as standard errors from its mean.
double excess_chi_square(const std::vector<int>& counts) {
  const double cells = static_cast<double>(counts.size());
  const double expected = std::accumulate(counts.begin(), counts.end(), 0.0) / cells;
  double chi_square = 0.0;
  for (const int count : counts) chi_square += (count - expected) * (count - expected) / expected;
  return (chi_square - (cells - 1.0)) / std::sqrt(2.0 * (cells - 1.0));
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - 0.5) * (b[i] - 0.5);
  return 12.0 * sum / static_cast<double>(a.size());
}

}  // namespace

// From kat_vectors of the Random123 distribution.
TEST_CASE("the generator below gives Random123's known answers") {
  using Philox = r123::Philox4x32_R<7>;
  const auto answer = [](Philox::ctr_type counter, Philox::key_type key) { return Philox{}(counter, key); };
  CHECK(answer({{0, 0, 0, 0}}, {{0, 0}}) ==
        Philox::ctr_type{{0x5f6fb709, 0x0d893f64, 0x4f121f81, 0x4f730a48}});
  const std::uint32_t ones = ~0U;
  CHECK(answer({{ones, ones, ones, ones}}, {{ones, ones}}) ==
        Philox::ctr_type{{0x5207ddc2, 0x45165e59, 0x4d8ee751, 0x8c52f662}});
  CHECK(answer({{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}}, {{0xa4093822, 0x299f31d0}}) ==
        Philox::ctr_type{{0x4dfccaba, 0x190a87f0, 0xc47362ba, 0xb6b5242a}});
}

// Worked out by a second program in another language from the text of draws.hpp: exact, so no Approx.
TEST_CASE("a draw is keyed as its header says, to the last bit") {
  CHECK(Draws{1, 0}.uniform(0, Decision{0}, 0) == 0x1.127310ceb41fep-2);
  CHECK(Draws{1, 2}.uniform(0x0123'4567'89ab'cdefULL, Decision{7}, 17987, 3) == 0x1.82c2d0efdab7dp-1);
  CHECK(Draws{~0ULL, ~0U}.uniform(~0ULL, Decision{0xffff}, 0xffff, ~0U) == 0x1.92a0be88cdd6ap-2);
  CHECK(Draws{1, 2}.four(0x0123'4567'89ab'cdefULL, Decision{7}, 17987, 3) ==
        std::array{0x1.dab7c09dp-1, 0x1.82c2d0efp-1, 0x1.a5281975p-1, 0x1.8f1dccc5p-1});
}

TEST_CASE("a draw depends on every part of its key and on nothing else") {
  const Draws draws{1, 0};
  const double u = draws.uniform(42, contact, today, 5);
  std::set<double> values{u};
  values.insert(draws.uniform(43, contact, today, 5));
  values.insert(draws.uniform(42 + (1ULL << 32U), contact, today, 5));
  values.insert(draws.uniform(42, Decision{8}, today, 5));
  values.insert(draws.uniform(42, contact, today + 1, 5));
  values.insert(draws.uniform(42, contact, today, 6));
  values.insert(Draws{2, 0}.uniform(42, contact, today, 5));
  values.insert(Draws{1, 1}.uniform(42, contact, today, 5));
  CHECK(values.size() == 8);
  CHECK(draws.uniform(42, contact, today, 5) == u);
  CHECK(Draws{1, 0} == draws);
}

TEST_CASE("draws asked backwards are the draws asked forwards") {
  const Draws draws{11, 3};
  std::vector<double> forwards, backwards;
  for (std::uint64_t agent = 0; agent < 1000; ++agent)
    forwards.push_back(draws.uniform(agent, contact, today));
  for (std::uint64_t agent = 1000; agent-- > 0;) backwards.push_back(draws.uniform(agent, contact, today));
  std::reverse(backwards.begin(), backwards.end());
  CHECK(forwards == backwards);
}

TEST_CASE("a day that the key cannot hold is refused") {
  const Draws draws{1, 0};
  CHECK_THROWS_AS(draws.uniform(1, contact, -1), InvariantError);
  CHECK_THROWS_AS(draws.uniform(1, contact, 0x1'0000), InvariantError);
  CHECK_THROWS_AS(draws.four(1, contact, never), InvariantError);
}

TEST_CASE("uniforms lie strictly inside (0, 1) and happens obeys its ends") {
  const Draws draws{5, 0};
  for (std::uint64_t agent = 0; agent < 100'000; ++agent) {
    const double u = draws.uniform(agent, contact, today);
    REQUIRE((u > 0.0 && u < 1.0));
    REQUIRE(std::fmod(u * 0x1p53, 2.0) == 1.0);
    REQUIRE_FALSE(draws.happens(Probability{0.0}, agent, contact, today));
    REQUIRE(draws.happens(Probability{1.0}, agent, contact, today));
  }
}

TEST_CASE("uniforms along each part of the key are uniform") {
  const Draws draws{2024, 17};
  constexpr int n = 50'000;
  std::array<std::vector<double>, 5> along;
  for (std::uint32_t i = 0; i < n; ++i) {
    along[0].push_back(draws.uniform(i, contact, today));
    along[1].push_back(draws.uniform(9, Decision{static_cast<std::uint16_t>(i)}, today));
    along[2].push_back(draws.uniform(9, contact, static_cast<Day>(i)));
    along[3].push_back(draws.uniform(9, contact, today, i));
    along[4].push_back(Draws{2024, i}.uniform(9, contact, today));
  }
  for (const auto& sample : along) {
    CHECK(kolmogorov(sample) < 2.2);  // exceeded once in 8000 seeds
    std::vector<int> counts(100);
    for (const double u : sample) ++counts[static_cast<std::size_t>(u * 100.0)];
    CHECK(std::abs(excess_chi_square(counts)) < standard_errors);
  }
}

TEST_CASE("four uniforms of one block are uniform and do not follow one another") {
  const Draws draws{6, 6};
  constexpr std::uint64_t n = 50'000;
  std::array<std::vector<double>, 4> words;
  for (std::uint64_t agent = 0; agent < n; ++agent) {
    const auto four = draws.four(agent, contact, today);
    for (std::size_t w = 0; w < 4; ++w) words[w].push_back(four[w]);
  }
  for (std::size_t a = 0; a < 4; ++a) {
    CHECK(kolmogorov(words[a]) < 2.2);
    for (std::size_t b = 0; b < a; ++b)
      CHECK(std::abs(correlation(words[a], words[b])) < standard_errors / std::sqrt(static_cast<double>(n)));
  }
}

TEST_CASE("the numbers of blocks are equally likely and independent") {
  const Draws draws{6, 6};
  constexpr std::uint64_t n = 50'000;
  std::array<std::vector<double>, 18> numbers;  // of a block and a half
  for (std::uint64_t agent = 0; agent < n; ++agent) {
    const auto drawn =
        draws.numbers(agent, today, {{{contact, 0}, {contact, 1}, {contact, 2}, {contact, 3}}});
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      REQUIRE(drawn[i] >= 0);
      REQUIRE(drawn[i] < 1024);
      numbers[i].push_back((drawn[i] + draws.uniform(agent, contact, today, 9)) / 1024);
    }
  }
  for (std::size_t a = 0; a < numbers.size(); ++a) {
    CHECK(kolmogorov(numbers[a]) < 2.2);
    for (std::size_t b = 0; b < a; ++b)
      CHECK(std::abs(correlation(numbers[a], numbers[b])) <
            standard_errors / std::sqrt(static_cast<double>(n)));
  }
}

TEST_CASE("four blocks side by side are the four that Random123 gives one by one") {
  const Draws draws{8, 1};
  const Decision other{77};
  const std::array<Draws::Block, 4> blocks = {{{contact, 0}, {other, 0}, {contact, 0xffff'ffff}, {other, 5}}};
  for (std::uint64_t agent = 0; agent < 0xffff'ffff'ffff; agent = 3 * agent + 12'345) {
    const auto numbers = draws.numbers(agent, today, blocks);
    for (std::size_t block = 0; block < 4; ++block) {
      const auto words = draws.four(agent, blocks[block].decision, today, blocks[block].ordinal);
      for (std::size_t i = 0; i < 12; ++i) {
        const auto word = static_cast<std::uint32_t>(words[i % 4] * 0x1p32);
        REQUIRE(static_cast<std::uint32_t>(numbers[12 * block + i]) == (word >> (i / 4 * 10) & 1023U));
      }
    }
  }
}

TEST_CASE("neighbouring seeds, replicates, agents, days and ordinals are independent") {
  const Draws draws{1, 0}, next_seed{2, 0}, next_replicate{1, 1};
  constexpr std::uint64_t n = 50'000;
  std::array<std::vector<double>, 6> samples;
  for (std::uint64_t agent = 0; agent < n; ++agent) {
    samples[0].push_back(draws.uniform(agent, contact, today));
    samples[1].push_back(next_seed.uniform(agent, contact, today));
    samples[2].push_back(next_replicate.uniform(agent, contact, today));
    samples[3].push_back(draws.uniform(agent + 1, contact, today));
    samples[4].push_back(draws.uniform(agent, contact, today + 1));
    samples[5].push_back(draws.uniform(agent, contact, today, 1));
  }
  for (std::size_t other = 1; other < samples.size(); ++other) {
    CHECK(std::abs(correlation(samples[0], samples[other])) <
          standard_errors / std::sqrt(static_cast<double>(n)));
    std::vector<int> counts(400);  // pairs on a 20 x 20 board
    for (std::size_t i = 0; i < n; ++i)
      ++counts[static_cast<std::size_t>(samples[0][i] * 20.0) * 20 +
               static_cast<std::size_t>(samples[other][i] * 20.0)];
    CHECK(std::abs(excess_chi_square(counts)) < standard_errors);
  }
}

TEST_CASE("exponential, normal, Poisson and happens have their means and variances") {
  const Draws draws{77, 0};
  constexpr std::uint64_t n = 200'000;
  double exponential = 0.0, normal = 0.0, normal_squared = 0.0, poisson = 0.0, happened = 0.0;
  for (std::uint64_t agent = 0; agent < n; ++agent) {
    exponential += draws.exponential(agent, Decision{1}, today);
    const double z = draws.normal(agent, Decision{2}, today);
    normal += z;
    normal_squared += z * z;
    poisson += draws.poisson(2.5, agent, Decision{3}, today);
    happened += draws.happens(Probability{0.03}, agent, Decision{4}, today);
  }
  const double count = static_cast<double>(n);
  const auto close = [&](double sum, double mean, double variance) {
    return std::abs(sum / count - mean) < standard_errors * std::sqrt(variance / count);
  };
  CHECK(close(exponential, 1.0, 1.0));
  CHECK(close(normal, 0.0, 1.0));
  CHECK(close(normal_squared, 1.0, 2.0));
  CHECK(close(poisson, 2.5, 2.5));
  CHECK(close(happened, 0.03, 0.03 * 0.97));
}
