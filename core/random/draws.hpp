#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/types/chance.hpp"
#include "core/types/dates.hpp"

namespace cscsim {

/// What a draw is for, 16 bits. The domain names its decisions; each belongs to one kind of agent.
enum class Decision : std::uint16_t {};

/// Chance without state: a draw is a pure function of (seed, replicate, agent, decision, day, ordinal),
/// so draws may be asked in any order, from any thread, in any arm, and are the same everywhere.
///
/// Philox 4x32-7 (Random123): key = hash(seed, replicate); counter = agent (64 bits),
/// decision (16), day (16, days since 1970, to the year 2149), ordinal within the day (32).
/// A day outside 1970-01-01 .. 2149-06-06 throws InvariantError.
/// Asking twice with one key gives one answer: give each use its own decision or ordinal.
class Draws {
 public:
  Draws(std::uint64_t seed, std::uint32_t replicate);

  /// Uniform in (0, 1), never 0 or 1: an odd multiple of 2^-53.
  [[nodiscard]] double uniform(std::uint64_t agent, Decision decision, Day day,
                               std::uint32_t ordinal = 0) const;
  /// Four uniforms in (0, 1) from one block, 32 bits each: for synthesis, where many are wanted at once.
  [[nodiscard]] std::array<double, 4> four(std::uint64_t agent, Decision decision, Day day,
                                           std::uint32_t ordinal = 0) const;
  /// What a block of numbers is drawn for, besides agent and day.
  struct Block {
    Decision decision;
    std::uint32_t ordinal;
  };
  /// Whole numbers from 0 to 1023, equally likely, where a part in a thousand is enough: twelve from each of four blocks, one
  /// after another, which the processor draws side by side.
  static constexpr std::size_t numbers_in_block = 12;
  [[nodiscard]] std::array<std::int32_t, 4 * numbers_in_block> numbers(
      std::uint64_t agent, Day day, const std::array<Block, 4>& blocks) const;
  /// Exponential with mean 1.
  [[nodiscard]] double exponential(std::uint64_t agent, Decision decision, Day day,
                                   std::uint32_t ordinal = 0) const;
  [[nodiscard]] bool happens(Probability p, std::uint64_t agent, Decision decision, Day day,
                             std::uint32_t ordinal = 0) const {
    return uniform(agent, decision, day, ordinal) < p.value();
  }
  /// Standard normal, by inversion.
  [[nodiscard]] double normal(std::uint64_t agent, Decision decision, Day day,
                              std::uint32_t ordinal = 0) const;
  /// Poisson count with this mean (0 or more), by inversion.
  [[nodiscard]] int poisson(double mean, std::uint64_t agent, Decision decision, Day day,
                            std::uint32_t ordinal = 0) const;

  friend bool operator==(const Draws&, const Draws&) = default;

 private:
  std::array<std::uint32_t, 2> key_;
};

}  // namespace cscsim
