#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "core/types/dates.hpp"
#include "core/types/errors.hpp"

namespace cscsim {

/// What can happen to an open case at any time. Which causes run depends on the stage.
enum class Cause : std::uint8_t {
  section_47,
  edge_of_care,  ///< entry by agreement considered; under 10: agreed
  emergency,     ///< police protection or emergency order
  proceedings,   ///< letter before proceedings (plan), or issue of proceedings (in care by agreement)
  closure,       ///< episode of need ends (child in need, care leaver)
  return_home,
  kinship_order,
  other_exit,  ///< relatives without order, abroad, custody, adult services
  independent,
  move,
  missing,
  hand_over,       ///< to even out caseloads or to cover absence
  parental_change  ///< a parent changes what put the child at risk
};
inline constexpr std::size_t cause_count = 13;

/// Competing exponential clocks. Each cause has what is left of its unit exponential and a rate a day that is
/// constant until it is set again; only setting a *different* rate or an event changes what is stored, so looking at
/// a case more often changes nothing.
class Clocks {
 public:
  Clocks() { stop_all(); }
  /// Starts `cause` on `today` with `exponential` left (a named draw) and no rate yet.
  void start(Cause cause, Day today, double exponential);
  void stop(Cause cause);
  void stop_all();
  /// Sets the rate a day of a running cause from `today` on: `base * ratio`. Same rate: no change at all.
  void set(Cause cause, Day today, float base, float ratio);
  /// Changes only the ratio, keeping the base as it was last set.
  void scale(Cause cause, Day today, float ratio);
  /// The first event of all running causes: its day (`not_due` if none within reach) and cause.
  struct First {
    Day day;
    Cause cause;
  };
  [[nodiscard]] First first() const;
  [[nodiscard]] Day first_day() const { return DueDay::earliest(rings_); }
  [[nodiscard]] bool running(Cause cause) const;
  /// Rate a day as it was last set; 0 if the clock is stopped.
  [[nodiscard]] double rate(Cause cause) const {
    return static_cast<double>(rate_[static_cast<std::size_t>(cause)]);
  }

  friend bool operator==(const Clocks&, const Clocks&) = default;

 private:
  /// Whole days from the start of a clock to its event, at least one: an event of the same day is the next look's.
  static Day ring_day(Day since, float left, float rate) {
    constexpr float out_of_reach = 30'000.0F;
    const float wait = rate > 0.0F ? left / rate : out_of_reach + 1;
    return wait > out_of_reach ? not_due : since + std::max(1, static_cast<Day>(std::ceil(wait)));
  }

  template <class T>
  using PerCause = std::array<T, cause_count>;
  std::array<DueDay, 16>
      rings_;  ///< day of the event at the rate that holds; not_due: out of reach, and past the causes
  PerCause<DueDay> since_;  ///< not_due: stopped
  PerCause<float> rate_;    ///< a day, base * ratio
  PerCause<float> base_;    ///< a day
  PerCause<float> left_;    ///< of the unit exponential, on `since_`
};

inline void Clocks::start(Cause cause, Day today, double exponential) {
  const auto i = static_cast<std::size_t>(cause);
  rings_[i] = not_due;
  since_[i] = today;
  left_[i] = static_cast<float>(exponential);
  base_[i] = rate_[i] = 0.0F;
}

inline void Clocks::stop(Cause cause) {
  const auto i = static_cast<std::size_t>(cause);
  rings_[i] = since_[i] = not_due;
  left_[i] = base_[i] = rate_[i] = 0.0F;
}

inline void Clocks::stop_all() {
  rings_.fill(not_due);
  since_.fill(not_due);
  left_.fill(0.0F);
  base_.fill(0.0F);
  rate_.fill(0.0F);
}

inline bool Clocks::running(Cause cause) const { return since_[static_cast<std::size_t>(cause)] != not_due; }

inline void Clocks::set(Cause cause, Day today, float base, float ratio) {
  const auto i = static_cast<std::size_t>(cause);
  if (since_[i] == not_due) return;
  base_[i] = base;
  const float rate = base * ratio;
  invariant(rate >= 0.0F, "a hazard is zero or more");
  if (rate == rate_[i]) return;
  left_[i] -= rate_[i] * static_cast<float>(today - since_[i]);
  since_[i] = today;
  rate_[i] = rate;
  rings_[i] = ring_day(today, left_[i], rate);
}

inline void Clocks::scale(Cause cause, Day today, float ratio) {
  set(cause, today, base_[static_cast<std::size_t>(cause)], ratio);
}

inline Clocks::First Clocks::first() const {
  const auto first = std::min_element(rings_.begin(), rings_.end());
  return {*first, static_cast<Cause>(first - rings_.begin())};
}

}  // namespace cscsim
