#include "models/processes/absence.hpp"

#include <algorithm>
#include <cmath>

#include "models/decisions.hpp"

namespace cscsim {

namespace {

constexpr Day stretch = 30;  // at most one spell begins in each, at its own draw
constexpr Day longest = 360;

}  // namespace

Day days_absent(const Draws& draws, const Parameters& p, WorkerId worker, Day from, Day to) {
  const double chance = p.absence_share * stretch / p.absence_spell_days;
  const double goes_on = std::log1p(-1 / p.absence_spell_days);
  Day lost = 0, counted_to = from;
  for (Day begin = (from - longest) / stretch * stretch; begin < to; begin += stretch) {
    const auto u = draws.four(worker.value(), decision::of(decision::worker_sick), begin);
    if (u[0] >= chance) continue;
    const Day first = begin + static_cast<Day>(u[1] * stretch);
    const Day last = first + 1 + static_cast<Day>(std::min<double>(longest, std::log(u[2]) / goes_on));
    lost += std::max(0, std::min(last, to) - std::max(first, counted_to));
    counted_to = std::max(counted_to, std::min(last, to));  // a spell within another loses no day twice
  }
  return lost;
}

}  // namespace cscsim
