#include "core/types/big_vector.hpp"

#include <catch2/catch.hpp>
#include <cstdint>
#include <numeric>

using namespace cscsim;

TEST_CASE("a large table grows, is copied with its room, and moves without being copied") {
  BigVector<std::uint64_t> table;
  table.reserve(1'000'000);  // 8 MB: from the system itself
  table.resize(700'000);
  std::iota(table.begin(), table.end(), std::uint64_t{0});

  BigVector<std::uint64_t> copy = table;
  CHECK(copy == table);
  CHECK(copy.capacity() >= 1'000'000);
  const std::uint64_t* const first = copy.data();
  for (std::uint64_t i = 700'000; i < 1'000'000; ++i) copy.push_back(i);
  CHECK(copy.data() == first);
  CHECK(table.size() == 700'000);

  copy.resize(3'000'000, 7);  // beyond its room
  CHECK(std::accumulate(copy.begin(), copy.begin() + 1'000'000, std::uint64_t{0}) == 499'999'500'000);
  CHECK(copy.back() == 7);

  const BigVector<std::uint64_t> moved = std::move(copy);
  CHECK(moved.size() == 3'000'000);
  table = moved;
  CHECK(table == moved);
}

TEST_CASE("a table begins on a line of memory, small or large") {
  for (const std::size_t rows : {1U, 100U, 1'000'000U}) {
    const BigVector<std::uint32_t> table(rows);
    CHECK(reinterpret_cast<std::uintptr_t>(table.data()) % 64 == 0);
  }
}
