#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>

#include "models/population/visits.hpp"

namespace cscsim {

/// What the time of a run goes to, besides the visits that the calendar asks for.
enum class Part : std::uint8_t {
  opening,     ///< making the world of the eve
  day_begins,  ///< budgets of a new year, inspections, policies that go live
  calendar,    ///< taking the day's entries and putting them in order
  newcomers,   ///< first births, and who comes from elsewhere
  homes,       ///< those that open and close, once a week
  day_ends,    ///< siblings, answers of policies, closings
  placements,  ///< searches of the day
  allocation,  ///< of cases to workers
  month_ends,
  measures,  ///< stocks and harm at the ends of months
  exchange,  ///< between authorities, once a week
  report     ///< counts made values
};
inline constexpr std::size_t run_parts = static_cast<std::size_t>(Part::report) + 1 + visit_kinds;

/// How often each part of a run was done, and what it cost. Adds nothing up while it is off.
class Meter {
 public:
  struct Spent {
    std::int64_t times = 0, ns = 0;
  };

  explicit Meter(bool on = false) : on_{on} {}

  /// A lap begins.
  void start() {
    if (on_) lap_began_ = Clock::now();
  }
  /// The lap ends and the next begins: its time goes to the part.
  void end(Part part) { end(static_cast<std::size_t>(part), 1); }
  void end(Visit kind, std::size_t visits) { end(first_visit + static_cast<std::size_t>(kind), visits); }

  [[nodiscard]] const std::array<Spent, run_parts>& spent() const { return spent_; }
  void add(const Meter& other);

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t first_visit = run_parts - visit_kinds;
  void end(std::size_t part, std::size_t times) {
    if (!on_) return;
    const auto now = Clock::now();
    spent_[part].times += static_cast<std::int64_t>(times);
    spent_[part].ns += std::chrono::nanoseconds{now - lap_began_}.count();
    lap_began_ = now;
  }

  bool on_ = false;
  Clock::time_point lap_began_;
  std::array<Spent, run_parts> spent_{};
};

/// "opening", ..., then visits by kind: "visit: contact", ..., and looks at cases by what was due: "look: refresh", ...
const std::array<std::string, run_parts>& part_names();

}  // namespace cscsim
