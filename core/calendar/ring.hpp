#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/types/dates.hpp"

namespace cscsim {

/// One thing due on a day: what kind of thing, which row of its table, and a token by which
/// its owner tells a current entry from one that was since rescheduled.
struct Entry {
  Day due = 0;
  std::uint32_t row = 0;
  std::uint32_t token = 0;
  std::uint8_t kind = 0;
  friend bool operator==(const Entry&, const Entry&) = default;
};

/// A ring of day buckets: what is due today costs nothing to find, what is due later nothing to hold.
///
/// An entry may lie any number of days ahead: one that is further off than the ring is long is passed
/// over once a round. Entries of one day come out in the order in which they went in. A plain value:
/// copying copies everything; equal rings give equal futures. A bucket is one run of memory, read from end to end,
/// and keeps its room from round to round.
class Ring {
 public:
  /// `days` is rounded up to a power of two.
  explicit Ring(Day first_day = 0, int days = 1024);

  /// Adds an entry. Throws InvariantError if it is due before the next day to be taken.
  void add(const Entry& entry);
  /// Moves the entries due on `day` to the end of `due`. Days must be taken in order, each once.
  void take(Day day, std::vector<Entry>& due);
  [[nodiscard]] std::size_t size() const { return size_; }

  friend bool operator==(const Ring&, const Ring&) = default;

 private:
  std::vector<Entry>& bucket_of(Day day);

  std::vector<std::vector<Entry>> buckets_;
  std::size_t size_ = 0;
  Day next_day_ = 0;
};

}  // namespace cscsim
