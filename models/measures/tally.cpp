#include "models/measures/tally.hpp"

namespace cscsim {

Tally::Tally(std::vector<Day> month_starts) : starts_{std::move(month_starts)} {
  for (std::size_t month = 0; month + 1 < starts_.size(); ++month)
    month_of_day_.insert(month_of_day_.end(), static_cast<std::size_t>(starts_[month + 1] - starts_[month]),
                         static_cast<std::uint16_t>(month));
  months_.resize(months());
}

void Tally::Month::carry(std::size_t name, std::int64_t n) {
  if (((*high_)[name] += n) == 0) high_->erase(name);
}

}  // namespace cscsim
