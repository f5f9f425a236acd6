#include "core/parallel/parallel.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <numeric>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "core/random/draws.hpp"
#include "core/types/errors.hpp"

using namespace cscsim;

namespace {

/// Counts how many of it live at once, and how many ever did.
struct Census {
  std::atomic<int> living = 0;
  std::atomic<int> most = 0;
};

class Result {
 public:
  Result(Census& census, std::size_t value) : census_{census}, value_{value} {
    const int living = ++census_.living;
    int most = census_.most;
    while (most < living && !census_.most.compare_exchange_weak(most, living)) {
    }
  }
  Result(const Result&) = delete;
  Result& operator=(const Result&) = delete;
  ~Result() { --census_.living; }
  std::size_t value() const { return value_; }

 private:
  Census& census_;
  std::size_t value_;
};

/// Work of uneven length, so that results are ready out of order.
void linger(std::size_t i) {
  const double u = Draws{8, 0}.uniform(i, Decision{1}, 0);
  std::this_thread::sleep_for(std::chrono::microseconds{static_cast<int>(400.0 * u)});
}

const auto never_stopped = [] { return false; };

std::vector<std::size_t> numbers(std::size_t first, std::size_t last) {
  std::vector<std::size_t> result(last - first);
  std::iota(result.begin(), result.end(), first);
  return result;
}

}  // namespace

TEST_CASE("every index of a parallel loop is visited once, on any number of threads", "[parallel]") {
  for (const int threads : {1, 2, 8}) {
    std::vector<std::atomic<int>> visits(1000);
    on_threads(threads, [&] { parallel_for(visits.size(), [&](std::size_t i) { ++visits[i]; }); });
    for (const auto& count : visits) REQUIRE(count == 1);
  }
  CHECK_NOTHROW(parallel_for(0, [](std::size_t) { throw std::runtime_error{"called"}; }));
}

TEST_CASE("a parallel loop begins in order", "[parallel]") {
  for (const std::size_t threads : {1U, 2U, 8U}) {
    std::atomic<std::size_t> begun = 0, early = 0;
    on_threads(static_cast<int>(threads), [&] {
      parallel_for(500, [&](std::size_t i) {
        // Each of the other threads holds one earlier index at most that it has not begun.
        if (begun++ + threads - 1 < i) ++early;
      });
    });
    CHECK(early == 0);
  }
}

TEST_CASE("a parallel loop finishes and throws the exception of the lowest index", "[parallel]") {
  for (const int threads : {1, 4}) {
    std::atomic<int> calls = 0;
    std::string caught;
    on_threads(threads, [&] {
      try {
        parallel_for(200, [&](std::size_t i) {
          linger(i);
          ++calls;
          if (i % 50 == 37) throw std::runtime_error{std::to_string(i)};
        });
      } catch (const std::runtime_error& error) {
        caught = error.what();
      }
    });
    CHECK(caught == "37");
    CHECK(calls == 200);
  }
}

TEST_CASE("loops nest inside on_threads and exceptions leave it", "[parallel]") {
  std::vector<std::vector<int>> table(20, std::vector<int>(30));
  on_threads(3, [&] {
    parallel_for(table.size(), [&](std::size_t i) {
      parallel_for(table[i].size(), [&](std::size_t j) { table[i][j] = static_cast<int>(i * j); });
    });
  });
  for (std::size_t i = 0; i < table.size(); ++i)
    for (std::size_t j = 0; j < table[i].size(); ++j) REQUIRE(table[i][j] == static_cast<int>(i * j));
  CHECK_THROWS_AS(on_threads(2, [] { throw InputError{"wrong"}; }), InputError);
  CHECK_THROWS_AS(on_threads(0, [] {}), InvariantError);
}

TEST_CASE("on_threads uses no more threads than it was given", "[parallel]") {
  for (const int threads : {1, 2, 4}) {
    std::atomic<int> inside = 0, most = 0;
    on_threads(threads, [&] {
      parallel_for(100, [&](std::size_t i) {
        const int now = ++inside;
        int before = most;
        while (before < now && !most.compare_exchange_weak(before, now)) {
        }
        linger(i);
        --inside;
      });
    });
    CHECK(most <= threads);
  }
}

TEST_CASE("a pipeline commits in order, each result once, and holds no more than its bound", "[parallel]") {
  for (const int threads : {1, 2, 8})
    for (const std::size_t in_flight : {1U, 2U, 5U}) {
      Census census;
      std::vector<std::size_t> committed;
      on_threads(threads, [&] {
        ordered_pipeline(
            100, 200, in_flight,
            [&](std::size_t i) {
              auto result = std::make_shared<Result>(census, i * i);
              linger(i);
              return result;
            },
            [&](std::size_t i, void* result) {
              REQUIRE(static_cast<Result*>(result)->value() == i * i);
              committed.push_back(i);
            },
            never_stopped);
      });
      CHECK(committed == numbers(100, 200));
      CHECK(census.most <= static_cast<int>(in_flight));
      CHECK(census.living == 0);
    }
}

TEST_CASE("a slow first result is waited for, and its successors do not pile up", "[parallel]") {
  Census census;
  std::vector<std::size_t> committed;
  on_threads(4, [&] {
    ordered_pipeline(
        0, 40, 3,
        [&](std::size_t i) {
          if (i == 0) std::this_thread::sleep_for(std::chrono::milliseconds{30});
          return std::make_shared<Result>(census, i);
        },
        [&](std::size_t i, void*) { committed.push_back(i); }, never_stopped);
  });
  CHECK(committed == numbers(0, 40));
  CHECK(census.most <= 3);
}

TEST_CASE("a stopped pipeline commits what was begun and begins nothing new", "[parallel]") {
  for (const int threads : {1, 4}) {
    std::atomic<bool> stop = false;
    std::atomic<std::size_t> begun = 0;
    std::vector<std::size_t> committed;
    on_threads(threads, [&] {
      ordered_pipeline(
          0, 1000, 4,
          [&](std::size_t i) {
            ++begun;
            linger(i);
            return std::make_shared<std::size_t>(i);
          },
          [&](std::size_t i, void*) {
            committed.push_back(i);
            if (i == 20) stop = true;
          },
          [&] { return stop.load(); });
    });
    CHECK(committed == numbers(0, begun));
    CHECK(committed.size() >= 21);
    CHECK(committed.size() <= 24);
  }
}

TEST_CASE("a failure in a pipeline keeps every commit before it and frees the rest", "[parallel]") {
  for (const int threads : {1, 4}) {
    Census census;
    std::vector<std::size_t> committed;
    std::string caught;
    on_threads(threads, [&] {
      try {
        ordered_pipeline(
            0, 100, 6,
            [&](std::size_t i) {
              linger(i);
              if (i == 30 || i == 32) throw InputError{std::to_string(i)};
              return std::make_shared<Result>(census, i);
            },
            [&](std::size_t i, void*) { committed.push_back(i); }, never_stopped);
      } catch (const InputError& error) {
        caught = error.what();
      }
    });
    CHECK(caught == "30");
    CHECK(committed == numbers(0, 30));
    CHECK(census.living == 0);
  }
}

TEST_CASE("a failed commit ends a pipeline", "[parallel]") {
  Census census;
  std::vector<std::size_t> committed;
  const auto run = [&] {
    ordered_pipeline(
        0, 100, 3, [&](std::size_t i) { return std::make_shared<Result>(census, i); },
        [&](std::size_t i, void*) {
          if (i == 10) throw std::runtime_error{"disk full"};
          committed.push_back(i);
        },
        never_stopped);
  };
  CHECK_THROWS_WITH(on_threads(2, run), "disk full");
  CHECK(committed == numbers(0, 10));
  CHECK(census.living == 0);
}

TEST_CASE("a pipeline whose question to stop fails commits what was begun and passes the failure on",
          "[parallel]") {
  Census census;
  std::vector<std::size_t> committed;
  int asked = 0;
  const auto run = [&] {
    ordered_pipeline(
        0, 100, 3, [&](std::size_t i) { return std::make_shared<Result>(census, i); },
        [&](std::size_t i, void*) { committed.push_back(i); },
        [&]() -> bool {
          if (asked++ == 15) throw std::runtime_error{"interrupted"};
          return false;
        });
  };
  CHECK_THROWS_WITH(on_threads(2, run), "interrupted");
  CHECK(committed == numbers(0, 15));
  CHECK(census.living == 0);
}

TEST_CASE("loops inside a pipeline give the same sums on any number of threads", "[parallel]") {
  const auto sums = [](int threads) {
    std::vector<double> result;
    on_threads(threads, [&] {
      ordered_pipeline(
          0, 30, 4,
          [](std::size_t replicate) {
            auto values = std::make_shared<std::vector<double>>(50);
            const Draws draws{3, static_cast<std::uint32_t>(replicate)};
            for (Day week = 0; week < 5; ++week)
              parallel_for(values->size(),
                           [&](std::size_t i) { (*values)[i] += draws.uniform(i, Decision{1}, week); });
            return values;
          },
          [&](std::size_t, void* values) {
            const auto& column = *static_cast<std::vector<double>*>(values);
            result.push_back(std::accumulate(column.begin(), column.end(), 0.0));
          },
          never_stopped);
    });
    return result;
  };
  const auto alone = sums(1);
  CHECK(alone.size() == 30);
  CHECK(sums(2) == alone);
  CHECK(sums(8) == alone);
}
