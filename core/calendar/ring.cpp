#include "core/calendar/ring.hpp"

#include <bit>
#include <utility>

#include "core/types/errors.hpp"

namespace cscsim {

Ring::Ring(Day first_day, int days) : next_day_{first_day} {
  expects(first_day >= 0, "days of a ring are counted from 1970-01-01");
  expects(days >= 1 && days <= 1 << 24, "a ring holds from 1 to 2^24 days");
  buckets_.resize(std::bit_ceil(static_cast<std::uint32_t>(days)));
}

/// Asks memory for a block in time. Inlined: GCC drops a call that changes nothing.
[[gnu::always_inline]] inline void Ring::fetch(BlockIndex block) const {
  const auto* lines = reinterpret_cast<const char*>(&blocks_[block]);
  __builtin_prefetch(lines);
  __builtin_prefetch(lines + 64);
}

template <class Visit>
void Ring::for_entries(const Bucket& bucket, Visit visit) const {
  for (BlockIndex block = bucket.first; block != none; block = blocks_[block].next) {
    const BlockIndex next = blocks_[block].next;
    if (next != none) fetch(next);
    for (std::uint32_t i = 0, n = block == bucket.last ? bucket.used : block_entries; i < n; ++i)
      visit(blocks_[block].entries[i]);
  }
}

void Ring::append(Bucket& bucket, const Entry& entry) {
  if (bucket.used == block_entries) {
    const BlockIndex fresh = free_ != none ? free_ : static_cast<BlockIndex>(blocks_.size());
    if (free_ != none)
      free_ = blocks_[free_].next;
    else
      blocks_.emplace_back();
    (bucket.last == none ? bucket.first : blocks_[bucket.last].next) = fresh;
    blocks_[fresh].next = none;
    bucket.last = fresh;
    bucket.used = 0;
  }
  blocks_[bucket.last].entries[bucket.used++] = entry;
}

void Ring::add(const Entry& entry) {
  expects(entry.due >= next_day_, "an entry is due no earlier than the next day to be taken");
  expects(entry.due != not_due, "an entry is due by 2149-06-05");
  append(buckets_[bucket_of(entry.due)], entry);
  ++size_;
}

void Ring::take(Day day, std::vector<Entry>& due) {
  expects(day == next_day_, "days of a ring are taken in order, each once");
  ++next_day_;
  const std::size_t index = bucket_of(day);
  const Bucket bucket = std::exchange(buckets_[index], Bucket{});
  if (bucket.first == none) return;
  std::vector<Entry> later;
  const DueDay today{day};
  for_entries(bucket, [&](const Entry& entry) {
    (entry.due == today ? due : later).push_back(entry);
    size_ -= entry.due == today ? 1 : 0;
  });
  blocks_[bucket.last].next = std::exchange(free_, bucket.first);
  for (const Entry& entry : later) append(buckets_[index], entry);
  if (const Bucket& tomorrow = buckets_[bucket_of(day + 1)]; tomorrow.first != none) fetch(tomorrow.first);
}

bool operator==(const Ring& a, const Ring& b) {
  if (a.next_day_ != b.next_day_ || a.size_ != b.size_ || a.buckets_.size() != b.buckets_.size())
    return false;
  std::vector<Entry> of_a, of_b;
  for (std::size_t i = 0; i < a.buckets_.size(); ++i) {
    of_a.clear(), of_b.clear();
    a.for_entries(a.buckets_[i], [&](const Entry& entry) { of_a.push_back(entry); });
    b.for_entries(b.buckets_[i], [&](const Entry& entry) { of_b.push_back(entry); });
    if (of_a != of_b) return false;
  }
  return true;
}

}  // namespace cscsim
