#pragma once

#include <cstdint>
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

  /// The counts of one day's month, for many additions on that day.
  class Month {
   public:
    void add(stat::Name name, std::size_t category, std::int64_t n) { counts_[name + category] += n; }
    void add(stat::Name name, std::int64_t n = 1) { counts_[name] += n; }
    /// Counts one child in each of their groups; the range of the groups begins at `first`.
    void add(stat::Name first, const Groups& groups, std::int64_t n = 1) {
      for (const std::uint8_t place : groups) counts_[first + place] += n;
    }

   private:
    friend class Tally;
    explicit Month(std::int64_t* counts) : counts_{counts} {}
    std::int64_t* counts_;
  };
  [[nodiscard]] Month month_of(Day today) { return Month{&counts_[month_index(today) * stat::count]}; }
  void add(stat::Name name, std::size_t category, Day today, std::int64_t n = 1) {
    month_of(today).add(name, category, n);
  }
  void add(stat::Name name, Day today) { month_of(today).add(name); }
  void add(stat::Name first, const Groups& groups, Day today, std::int64_t n = 1) {
    month_of(today).add(first, groups, n);
  }

  [[nodiscard]] std::int64_t at(std::size_t month, std::size_t name) const {
    return counts_[month * stat::count + name];
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
  std::vector<std::int64_t> counts_;
};

}  // namespace cscsim
