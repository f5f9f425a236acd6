#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "core/random/draws.hpp"
#include "models/decisions.hpp"
#include "models/model.hpp"
#include "models/moments.hpp"
#include "models/population/cell.hpp"
#include "models/processes/events.hpp"

namespace cscsim {

/// What a day gathers for its end, which empties it.
struct Gathered {
  std::array<MomentColumns, moment_count> moments;
  std::vector<CaseRow> searches;      ///< cases that need a placement today
  std::vector<CaseRow> allocations;   ///< cases that need a worker today
  std::vector<FamilyRow> closings;    ///< families of whom a case closed today
  std::vector<ChildRow> applied_for;  ///< children of today's applications, which may name siblings
};

/// What is the same for all contacts of a day.
struct FrontDoor {
  double pressure;    ///< of the highest pressure, what vigilance, early help and income stress make of it
  double conversion;  ///< chance that the contact of the mean family becomes a referral
};

/// One day in one authority, as its processes see it: what stands, chance, and what was gathered for the end of the day.
struct Now {
  const Model& model;
  const Parameters& p;
  const Draws& draws;
  Cell& cell;
  Day today;
  std::uint32_t listened = 0;  ///< bit set of the moments that a policy of this arm answers
  Gathered& gathered;
  std::optional<FrontDoor> front_door = {};  ///< once a contact asked for it

  [[nodiscard]] double uniform(ChildId who, decision::Name what, std::uint32_t ordinal = 0) const {
    return draws.uniform(who.value(), decision::of(what), today, ordinal);
  }
  [[nodiscard]] double uniform(FamilyId who, decision::Name what, std::uint32_t ordinal = 0) const {
    return draws.uniform(who.value(), decision::of(what), today, ordinal);
  }
  [[nodiscard]] double exponential(ChildId who, decision::Name what) const {
    return draws.exponential(who.value(), decision::of(what), today);
  }
  void count(stat::Name name) { cell.tally.add(name, today); }
  void count(stat::Name name, std::size_t category) { cell.tally.add(name, category, today); }
  void count_groups(stat::Name first, const Case& c) { cell.tally.add(first, groups_of(c, today), today); }
  void add(stat::Name name, std::int64_t n) { cell.tally.add(name, 0, today, n); }
  /// `detail` and `value` as `event_catalogue()` says for the event.
  template <class Detail = std::uint8_t>
  void log(const Child& child, Event event, Detail detail = {}, double value = 0) {
    if (cell.logs_events)
      log_event(cell, child, today, event, static_cast<std::uint8_t>(detail), static_cast<float>(value));
  }
};

/// Share of referrals on which nothing further is done: the authority's own of the year before, at the national ratio.
inline double no_action_share(const Now& now) {
  return std::min(0.95, now.cell.facts->no_further_action * now.p.no_further_action_ratio);
}

/// A probability under a ratio of hazards: 1 - (1 - p)^ratio.
double at_ratio(double p, double ratio);

}  // namespace cscsim
