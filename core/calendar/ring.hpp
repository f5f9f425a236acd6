#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/types/big_vector.hpp"
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

/// A ring of day buckets: what is due today costs nothing to find, what is due later nothing to hold.
///
/// An entry may lie any number of days ahead: one that is further off than the ring is long is passed
/// over once a round. Entries of one day come out in the order in which they went in. A plain value:
/// copying copies everything; equal rings give equal futures. A bucket is a chain of blocks of one table, so that
/// adding asks for memory only when the whole ring grows. Days are those of DueDay, from 1970-01-01.
class Ring {
 public:
  /// `days` is rounded up to a power of two.
  explicit Ring(Day first_day = 0, int days = 1024);

  /// Adds an entry. Throws InvariantError if it is due before the next day to be taken.
  void add(const Entry& entry);
  /// Moves the entries due on `day` to the end of `due`. Days must be taken in order, each once.
  void take(Day day, std::vector<Entry>& due);
  [[nodiscard]] std::size_t size() const { return size_; }

  friend bool operator==(const Ring& a, const Ring& b);

 private:
  using BlockIndex = std::uint32_t;
  static constexpr BlockIndex none = 0xffff'ffff;
  static constexpr std::uint32_t block_entries = 10;  // of two lines of memory
  struct alignas(64) Block {
    std::array<Entry, block_entries> entries;
    BlockIndex next = none;
  };
  /// A chain of blocks, full but for the last.
  struct Bucket {
    BlockIndex first = none, last = none;
    std::uint32_t used = block_entries;  ///< of the last block
  };

  [[nodiscard]] std::size_t bucket_of(Day day) const {
    return static_cast<std::uint32_t>(day) & (buckets_.size() - 1);
  }
  void append(Bucket& bucket, const Entry& entry);
  void fetch(BlockIndex block) const;
  /// Calls `visit` for every entry of a bucket, in order.
  template <class Visit>
  void for_entries(const Bucket& bucket, Visit visit) const;

  std::vector<Bucket> buckets_;
  BigVector<Block> blocks_;
  BlockIndex free_ = none;  ///< first of the blocks in no bucket
  std::size_t size_ = 0;
  Day next_day_ = 0;
};

}  // namespace cscsim
