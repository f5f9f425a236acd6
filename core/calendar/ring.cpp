#include "core/calendar/ring.hpp"

#include <bit>

#include "core/types/errors.hpp"

namespace cscsim {

Ring::Ring(Day first_day, int days) : next_day_{first_day} {
  expects(days >= 1 && days <= 1 << 24, "a ring holds from 1 to 2^24 days");
  buckets_.resize(std::bit_ceil(static_cast<std::uint32_t>(days)));
}

Ring::Bucket& Ring::bucket_of(Day day) {
  return buckets_[static_cast<std::uint32_t>(day) & (buckets_.size() - 1)];
}

void Ring::append(Bucket& bucket, std::uint32_t slot) {
  slots_[slot].next = end;
  if (bucket.first == end)
    bucket.first = slot;
  else
    slots_[bucket.last].next = slot;
  bucket.last = slot;
}

void Ring::add(const Entry& entry) {
  expects(entry.due >= next_day_, "an entry is due no earlier than the next day to be taken");
  std::uint32_t slot = free_;
  if (slot == end) {
    invariant(slots_.size() < end, "a ring holds fewer than 2^32 - 1 entries");
    slot = static_cast<std::uint32_t>(slots_.size());
    slots_.push_back({});
  } else {
    free_ = slots_[slot].next;
  }
  slots_[slot].entry = entry;
  append(bucket_of(entry.due), slot);
  ++size_;
}

void Ring::take(Day day, std::vector<Entry>& due) {
  expects(day == next_day_, "days of a ring are taken in order, each once");
  ++next_day_;
  Bucket later;
  Bucket& bucket = bucket_of(day);
  for (std::uint32_t slot = bucket.first; slot != end;) {
    const std::uint32_t next = slots_[slot].next;
    if (slots_[slot].entry.due == day) {
      due.push_back(slots_[slot].entry);
      slots_[slot].next = free_;
      free_ = slot;
      --size_;
    } else {
      append(later, slot);
    }
    slot = next;
  }
  bucket = later;
}

}  // namespace cscsim
