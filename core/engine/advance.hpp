#pragma once

#include <algorithm>
#include <vector>

#include "core/parallel/parallel.hpp"
#include "core/types/dates.hpp"

namespace cscsim {

/// Weeks begin on days whose number is a multiple of 7, wherever a run starts or forks: the exchange falls on the same
/// days in every arm.
constexpr Day next_week(Day day) { return (day / 7 + 1) * 7; }

/// Advances a world from the morning of `from` to the morning of `to`.
///
/// Cells are independent within a week, so each runs its days one after another, side by side with the others; then
/// the exchange settles what passes between them, in one order. The result is the same on any number of threads, and a
/// world advanced in two steps is one advanced in one.
///
/// `system.day(cell, day)` changes one cell; `system.exchange(world, day)` is called on the first morning of a week;
/// `system.largest_first(world)` says in which order cells begin their week, so that no thread is left with a large one.
template <class Cell, class System>
void advance(std::vector<Cell>& world, Day from, Day to, System& system) {
  const std::vector<std::size_t> order = system.largest_first(world);
  for (Day day = from; day < to;) {
    if (day % 7 == 0) system.exchange(world, day);
    const Day end = std::min(to, next_week(day));
    const auto week = [&](std::size_t i) {
      for (Day d = day; d < end; ++d) system.day(world[order[i]], d);
    };
    if (world.size() == 1)
      week(0);
    else
      parallel_for(world.size(), week);
    day = end;
  }
}

}  // namespace cscsim
