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
/// copying copies everything; equal rings give equal futures. No allocation once it has grown.
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
  static constexpr std::uint32_t end = 0xffff'ffffU;
  struct Slot {
    Entry entry;
    std::uint32_t next = end;
    friend bool operator==(const Slot&, const Slot&) = default;
  };
  struct Bucket {
    std::uint32_t first = end;
    std::uint32_t last = end;
    friend bool operator==(const Bucket&, const Bucket&) = default;
  };
  Bucket& bucket_of(Day day);
  void append(Bucket& bucket, std::uint32_t slot);

  std::vector<Slot> slots_;
  std::vector<Bucket> buckets_;
  std::uint32_t free_ = end;
  std::size_t size_ = 0;
  Day next_day_ = 0;
};

}  // namespace cscsim
