#include "core/calendar/ring.hpp"

#include "core/types/errors.hpp"

namespace cscsim {

Ring::Ring(Day first_day) : next_day_{first_day} {
  expects(first_day >= 0, "days of a ring are counted from 1970-01-01");
}

void Ring::add(const Entry& entry) {
  const Day due = entry.due;
  expects(due >= next_day_, "an entry is due no earlier than the next day to be taken");
  expects(due != not_due, "an entry is due by 2149-06-05");
  const std::size_t ahead = heap_of(due) - heap_of(next_day_);
  ++size_;
  if (ahead < 2) return bucket_of(due).push_back(entry);
  if (far_.size() < ahead - 1) far_.resize(ahead - 1);
  far_[ahead - 2].push_back(entry);
}

void Ring::take(Day day, std::vector<Entry>& due) {
  expects(day == next_day_, "days of a ring are taken in order, each once");
  Entries& today = bucket_of(day);
  due.insert(due.end(), today.begin(), today.end());
  size_ -= today.size();
  today.clear();
  ++next_day_;
  if (heap_of(next_day_) == heap_of(day) || far_.empty()) return;
  for (const Entry& entry : far_.front()) bucket_of(entry.due).push_back(entry);
  far_.erase(far_.begin());
}

}  // namespace cscsim
