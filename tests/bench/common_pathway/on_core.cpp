#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "core/calendar/ring.hpp"
#include "core/random/draws.hpp"
#include "core/types/big_vector.hpp"

// The common pathway (README.md) on core/: a calendar of days, a record of each child, counts by stage and year. Times are
// exact; the calendar only says on which day to look.

namespace {

using namespace cscsim;

enum class Stage : std::uint8_t { at_home, assessment, plan, care };
constexpr std::size_t stages = 4;
constexpr std::array<float, stages> mean_days = {static_cast<float>(days_per_year / 0.055), 40, 200, 600};
constexpr std::array<double, stages> goes_on = {1, 0.3, 0.2, 0};
constexpr int years = 10;
constexpr Day start = day_of(2019, 4, 1), end = day_of(2019 + years, 4, 1);

constexpr Decision first_wait{0};
/// What comes after a stage, and how long it lasts.
constexpr Decision after(Stage stage) { return static_cast<Decision>(1 + static_cast<int>(stage)); }

struct Child {
  float ends = 0;  ///< when the stage does, in days since the start
  Stage stage = Stage::at_home;
  std::uint16_t events = 0;  ///< so far
};

class Pathway {
 public:
  Pathway(std::uint32_t children, std::uint64_t seed) : draws_{seed, 0}, children_(children) {
    for (std::uint32_t row = 0; row < children; ++row) {
      Child& child = children_[row];
      wait(child, draws_.four(row, first_wait, start)[0]);
      schedule(row, child);
    }
  }

  void run() {
    std::vector<Entry> due;
    for (Day today = start; today < end; ++today) {
      due.clear();
      calendar_.take(today, due);
      constexpr std::size_t ahead = 8;  // children are asked of memory in time
      for (std::size_t i = 0; i < due.size(); ++i) {
        if (i + ahead < due.size()) __builtin_prefetch(&children_[due[i + ahead].row]);
        visit(due[i].row, today);
      }
    }
  }

  [[nodiscard]] std::int64_t ended(Stage stage) const {
    std::int64_t all = 0;
    for (const std::int64_t n : ended_[static_cast<std::size_t>(stage)]) all += n;
    return all;
  }

 private:
  Draws draws_;
  Ring calendar_{start};
  BigVector<Child> children_;
  std::array<std::array<std::int64_t, years + 1>, stages> ended_{};  ///< by year

  static void wait(Child& child, double uniform) {
    child.ends -= std::log(static_cast<float>(uniform)) * mean_days[static_cast<std::size_t>(child.stage)];
  }
  void schedule(std::uint32_t row, const Child& child) {
    if (child.ends < static_cast<float>(end - start))
      calendar_.add({start + static_cast<Day>(child.ends), row, 0, 0});
  }
  /// All that ends today, one after another.
  void visit(std::uint32_t row, Day today) {
    Child& child = children_[row];
    while (child.ends < static_cast<float>(today + 1 - start)) {
      const auto stage = static_cast<std::size_t>(child.stage);
      const auto [uniform, gate, none, nor_this] =
          draws_.four(row, after(child.stage), today, ++child.events);
      ++ended_[stage][static_cast<std::size_t>(child.ends / static_cast<float>(days_per_year))];
      child.stage = gate < goes_on[stage] ? static_cast<Stage>(stage + 1) : Stage::at_home;
      wait(child, uniform);
    }
    schedule(row, child);
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: %s CHILDREN SEED\n", argv[0]);
    return 2;
  }
  const auto before = std::chrono::steady_clock::now();
  Pathway pathway{static_cast<std::uint32_t>(std::strtoul(argv[1], nullptr, 10)),
                  std::strtoull(argv[2], nullptr, 10)};
  pathway.run();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - before;
  std::printf(
      "{\"seconds\": %.6f, \"referrals\": %lld, \"assessments\": %lld, \"plans\": %lld, \"care\": %lld}\n",
      seconds.count(), static_cast<long long>(pathway.ended(Stage::at_home)),
      static_cast<long long>(pathway.ended(Stage::assessment)),
      static_cast<long long>(pathway.ended(Stage::plan)), static_cast<long long>(pathway.ended(Stage::care)));
}
