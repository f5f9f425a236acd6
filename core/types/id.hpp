#pragma once

#include <compare>
#include <cstdint>
#include <initializer_list>

namespace cscsim {

/// Identity of one thing of kind `Tag`; ids of different kinds never mix.
/// Stable for the whole run and across the arms of a comparison. No arithmetic.
template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::uint64_t value) : value_{value} {}
  [[nodiscard]] constexpr std::uint64_t value() const { return value_; }
  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  std::uint64_t value_ = 0;
};

/// Position of a record in a table of kind `Tag`: valid while the run lasts, never written to a file.
template <class Tag>
class Row {
 public:
  constexpr Row() = default;
  constexpr explicit Row(std::uint32_t value) : value_{value} {}
  [[nodiscard]] static constexpr Row none() { return Row{}; }
  [[nodiscard]] constexpr std::uint32_t value() const { return value_; }
  [[nodiscard]] constexpr bool exists() const { return value_ != 0xffff'ffffU; }
  friend constexpr auto operator<=>(Row, Row) = default;

 private:
  std::uint32_t value_ = 0xffff'ffffU;
};

/// Spreads every bit of a word over all of it (SplitMix64 finaliser).
constexpr std::uint64_t spread(std::uint64_t h) {
  h = (h ^ (h >> 30U)) * 0xbf58'476d'1ce4'e5b9ULL;
  h = (h ^ (h >> 27U)) * 0x94d0'49bb'1331'11ebULL;
  return h ^ (h >> 31U);
}

/// Mixes words into one well-spread 64-bit value by `spread`, the same on every machine.
/// Used to make ids of people born in a run (mother, day, birth order) and keys of draws.
constexpr std::uint64_t mixed(std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  std::uint64_t h = 0x9e37'79b9'7f4a'7c15ULL;
  for (const std::uint64_t word : {a, b, c}) {
    h ^= word + 0x9e37'79b9'7f4a'7c15ULL + (h << 6U) + (h >> 2U);
    h = spread(h);
  }
  return h;
}

}  // namespace cscsim
