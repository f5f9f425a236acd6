#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/types/dates.hpp"

namespace cscsim {

/// One thing due on a day: what kind of thing, which row of its table, which of those who have the row in turn, and a token by
/// which its owner tells a current entry from one that was since rescheduled.
struct Entry {
  DueDay due;
  std::uint8_t kind = 0;
  std::uint8_t tenant = 0;
  std::uint32_t row = 0;
  std::uint32_t token = 0;
  Entry() = default;
  Entry(DueDay on, std::uint32_t of, std::uint32_t by, std::uint8_t what, std::uint8_t in_turn = 0)
      : due{on}, kind{what}, tenant{in_turn}, row{of}, token{by} {}
  friend bool operator==(const Entry&, const Entry&) = default;
};

/// A calendar: what is due today costs nothing to find, what is due later nothing to hold.
///
/// The days near by stand in a ring of buckets, one a day. What is due later waits in heaps of 32 days each and is dealt out to
/// the ring as its heap comes near, so that adding writes to few places. An entry may lie any number of days ahead. Entries of
/// one day come out in the order in which they went in. A plain value: copying copies everything; equal rings give equal
/// futures. Days are those of DueDay, from 1970-01-01.
class Ring {
 public:
  explicit Ring(Day first_day = 0);

  /// Adds an entry. Throws InvariantError if it is due before the next day to be taken.
  void add(const Entry& entry);
  /// Moves the entries due on `day` to the end of `due`. Days must be taken in order, each once.
  void take(Day day, std::vector<Entry>& due);
  [[nodiscard]] std::size_t size() const { return size_; }

  friend bool operator==(const Ring&, const Ring&) = default;

 private:
  using Entries = std::vector<Entry>;
  static constexpr std::size_t heap_days = 32;
  static constexpr std::size_t heap_of(Day day) { return static_cast<std::size_t>(day) / heap_days; }
  Entries& bucket_of(Day day) { return near_[static_cast<std::size_t>(day) % near_.size()]; }

  std::array<Entries, 2 * heap_days> near_;  ///< this heap's days and the next's
  std::vector<Entries> far_;                 ///< heaps from there on
  std::size_t size_ = 0;
  Day next_day_ = 0;
};

}  // namespace cscsim
