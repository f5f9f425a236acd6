#include "core/calendar/ring.hpp"

#include <bit>

#include "core/types/errors.hpp"

namespace cscsim {

Ring::Ring(Day first_day, int days) : next_day_{first_day} {
  expects(days >= 1 && days <= 1 << 24, "a ring holds from 1 to 2^24 days");
  buckets_.resize(std::bit_ceil(static_cast<std::uint32_t>(days)));
}

std::vector<Entry>& Ring::bucket_of(Day day) {
  return buckets_[static_cast<std::uint32_t>(day) & (buckets_.size() - 1)];
}

void Ring::add(const Entry& entry) {
  expects(entry.due >= next_day_, "an entry is due no earlier than the next day to be taken");
  bucket_of(entry.due).push_back(entry);
  ++size_;
}

void Ring::take(Day day, std::vector<Entry>& due) {
  expects(day == next_day_, "days of a ring are taken in order, each once");
  ++next_day_;
  std::vector<Entry>& bucket = bucket_of(day);
  std::size_t later = 0;
  for (const Entry& entry : bucket) {
    if (entry.due == day)
      due.push_back(entry);
    else
      bucket[later++] = entry;
  }
  size_ -= bucket.size() - later;
  bucket.resize(later);
}

}  // namespace cscsim
