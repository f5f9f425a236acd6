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
  /// Few counts are beyond 32 bits, sums of money above all: the multiple of 2^32 that they have more stands apart.
  using High = std::map<std::size_t, std::int64_t>;
  struct Counts {
    std::vector<std::int32_t> low;  ///< empty: nothing yet
    High high;
    friend bool operator==(const Counts&, const Counts&) = default;
  };

 public:
  Tally() = default;
  /// `month_starts` are the first days of the months of the run, and the day after the last.
  explicit Tally(std::vector<Day> month_starts);

  /// The counts of one day's month, for many additions on that day.
  class Month {
   public:
    void add(stat::Name name, std::size_t category, std::int64_t n) { add_at(name + category, n); }
    void add(stat::Name name, std::int64_t n = 1) { add_at(name, n); }
    /// Counts one child in each of their groups; the range of the groups begins at `first`.
    void add(stat::Name first, const Groups& groups, std::int64_t n = 1) {
      for (const std::uint8_t place : groups) add_at(first + place, n);
    }

   private:
    friend class Tally;
    explicit Month(Counts& counts) : low_{counts.low.data()}, high_{&counts.high} {}
    void add_at(std::size_t name, std::int64_t n) {
      const std::int64_t sum = low_[name] + n;
      low_[name] = static_cast<std::int32_t>(sum);
      if (low_[name] != sum) carry(name, sum - low_[name]);
    }
    void carry(std::size_t name, std::int64_t n);
    std::int32_t* low_;
    High* high_;
  };
  [[nodiscard]] Month month_of(Day today) {
    Counts& counts = months_[month_index(today)];
    if (counts.low.empty()) counts.low.assign(stat::count, 0);
    return Month{counts};
  }
  void add(stat::Name name, std::size_t category, Day today, std::int64_t n = 1) {
    month_of(today).add(name, category, n);
  }
  void add(stat::Name name, Day today) { month_of(today).add(name); }
  void add(stat::Name first, const Groups& groups, Day today, std::int64_t n = 1) {
    month_of(today).add(first, groups, n);
  }

  [[nodiscard]] std::int64_t at(std::size_t month, std::size_t name) const {
    const Counts& counts = months_[month];
    if (counts.low.empty()) return 0;
    const auto high = counts.high.find(name);
    return counts.low[name] + (high == counts.high.end() ? 0 : high->second);
  }
  [[nodiscard]] std::size_t months() const { return starts_.empty() ? 0 : starts_.size() - 1; }
  [[nodiscard]] const std::vector<Day>& month_starts() const { return starts_; }

  friend bool operator==(const Tally&, const Tally&) = default;

 private:
  [[nodiscard]] std::size_t month_index(Day today) const {
    return month_of_day_[static_cast<std::size_t>(today - starts_.front())];
  }
  std::vector<Day> starts_;
  std::vector<std::uint16_t> month_of_day_;
  std::vector<Counts> months_;
};

}  // namespace cscsim
