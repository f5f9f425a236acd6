#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "core/types/dates.hpp"
#include "models/measures/groups.hpp"
#include "models/measures/statistics.hpp"

namespace cscsim {

/// Counts by month and statistic of one authority in one arm of one replicate.
class Tally {
 public:
  Tally() = default;
  /// `month_starts` are the first days of the months of the run, and the day after the last.
  explicit Tally(std::vector<Day> month_starts);

  /// The counts of one month. Few are beyond 32 bits, sums of money above all: what they have more is kept apart.
  class Month {
   public:
    void add(stat::Name name, std::size_t category, std::int64_t n) { add_at(name + category, n); }
    void add(stat::Name name, std::int64_t n = 1) { add_at(name, n); }
    /// Counts one child in each of their groups; the range of the groups begins at `first`.
    void add(stat::Name first, const Groups& groups, std::int64_t n = 1) {
      for (const std::uint8_t place : groups) add_at(first + place, n);
    }
    [[nodiscard]] std::int64_t at(std::size_t name) const {
      if (counts_.empty()) return 0;
      const auto more = beyond_.find(name);
      return counts_[name] + (more == beyond_.end() ? 0 : more->second);
    }
    friend bool operator==(const Month&, const Month&) = default;

   private:
    friend class Tally;
    void add_at(std::size_t name, std::int64_t n) {
      const std::int64_t sum = counts_[name] + n;
      counts_[name] = static_cast<std::int32_t>(sum);
      if (counts_[name] != sum && (beyond_[name] += sum - counts_[name]) == 0) beyond_.erase(name);
    }
    std::vector<std::int32_t> counts_;            ///< empty: nothing yet
    std::map<std::size_t, std::int64_t> beyond_;  ///< multiples of 2^32
  };
  [[nodiscard]] Month& month_of(Day today) {
    Month& month = counts_[month_index(today)];
    if (month.counts_.empty()) month.counts_.assign(stat::count, 0);
    return month;
  }
  void add(stat::Name name, std::size_t category, Day today, std::int64_t n = 1) {
    month_of(today).add(name, category, n);
  }
  void add(stat::Name name, Day today) { month_of(today).add(name); }
  void add(stat::Name first, const Groups& groups, Day today, std::int64_t n = 1) {
    month_of(today).add(first, groups, n);
  }

  [[nodiscard]] std::int64_t at(std::size_t month, std::size_t name) const { return counts_[month].at(name); }
  [[nodiscard]] std::size_t months() const { return starts_.empty() ? 0 : starts_.size() - 1; }
  [[nodiscard]] const std::vector<Day>& month_starts() const { return starts_; }

  friend bool operator==(const Tally&, const Tally&) = default;

 private:
  [[nodiscard]] std::size_t month_index(Day today) const {
    return month_of_day_[static_cast<std::size_t>(today - starts_.front())];
  }
  std::vector<Day> starts_;
  std::vector<std::uint16_t> month_of_day_;
  std::vector<Month> counts_;
};

}  // namespace cscsim
