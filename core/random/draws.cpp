#include "core/random/draws.hpp"

#include <cmath>

#include "core/random/distributions.hpp"
#include "core/random/philox_four.hpp"
#include "core/types/errors.hpp"
#include "core/types/id.hpp"

namespace cscsim {

namespace {

std::uint32_t low(std::uint64_t word) { return static_cast<std::uint32_t>(word); }
std::uint32_t high(std::uint64_t word) { return static_cast<std::uint32_t>(word >> 32U); }

std::uint32_t when(Decision decision, Day day) {
  expects(day >= 0 && day <= 0xffff, "a draw is keyed to a day from 1970-01-01 to 2149-06-06");
  return static_cast<std::uint32_t>(decision) | static_cast<std::uint32_t>(day) << 16U;
}

[[gnu::always_inline]] inline Philox::ctr_type block(const std::array<std::uint32_t, 2>& key,
                                                     std::uint64_t agent, Decision decision, Day day,
                                                     std::uint32_t ordinal) {
  return Philox{}(Philox::ctr_type{{low(agent), high(agent), when(decision, day), ordinal}},
                  Philox::key_type{{key[0], key[1]}});
}

// An odd multiple of 2^-53 is exact, is never 0 or 1, and leaves the mean at one half.
// The signed cast is the one conversion that the processor does in a single instruction.
double open_unit(std::uint64_t bits) {
  return static_cast<double>(static_cast<std::int64_t>(bits >> 11U | 1U)) * 0x1p-53;
}

// Two at a time, by the conversion that the processor has: of signed words.
std::array<double, 4> open_units(const Philox::ctr_type& words) {
  std::array<double, 4> all{};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto lowered = static_cast<std::int32_t>(words[i] ^ 0x8000'0000U);
    all[i] = (static_cast<double>(lowered) + (0x1p31 + 0.5)) * 0x1p-32;
  }
  return all;
}

}  // namespace

Draws::Draws(std::uint64_t seed, std::uint32_t replicate) {
  const std::uint64_t key = mixed(seed, replicate);
  key_ = {low(key), high(key)};
}

double Draws::uniform(std::uint64_t agent, Decision decision, Day day, std::uint32_t ordinal) const {
  const auto words = block(key_, agent, decision, day, ordinal);
  return open_unit(std::uint64_t{words[1]} << 32U | words[0]);
}

std::array<double, 4> Draws::four(std::uint64_t agent, Decision decision, Day day,
                                  std::uint32_t ordinal) const {
  return open_units(block(key_, agent, decision, day, ordinal));
}

std::array<std::int32_t, 4 * Draws::numbers_in_block> Draws::numbers(
    std::uint64_t agent, Day day, const std::array<Block, 4>& blocks) const {
  const auto of = [&blocks, day](std::size_t i) { return when(blocks[i].decision, day); };
  const auto drawn =
      philox_four({low(agent), high(agent)}, {of(0), of(1), of(2), of(3)},
                  {blocks[0].ordinal, blocks[1].ordinal, blocks[2].ordinal, blocks[3].ordinal}, key_);
  std::array<std::int32_t, 4 * numbers_in_block> all;
  std::size_t to = 0;
  for (const FourWords& words : drawn)
    for (const unsigned bits : {0U, 10U, 20U})
      for (const std::uint32_t word : words) all[to++] = static_cast<std::int32_t>(word >> bits & 1023U);
  return all;
}

double Draws::exponential(std::uint64_t agent, Decision decision, Day day, std::uint32_t ordinal) const {
  return -std::log(uniform(agent, decision, day, ordinal));
}

double Draws::normal(std::uint64_t agent, Decision decision, Day day, std::uint32_t ordinal) const {
  return normal_quantile(uniform(agent, decision, day, ordinal));
}

int Draws::poisson(double mean, std::uint64_t agent, Decision decision, Day day,
                   std::uint32_t ordinal) const {
  return poisson_quantile(mean, uniform(agent, decision, day, ordinal));
}

}  // namespace cscsim
