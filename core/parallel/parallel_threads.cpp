#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "core/parallel/failures.hpp"
#include "core/parallel/parallel.hpp"
#include "core/types/errors.hpp"

// Counters are relaxed on purpose: they hand out work and carry no data. A stronger order would make the
// thread sanitizer believe in a hand-over that nobody promised, and hide the race behind it.

namespace cscsim {

namespace {

/// How many more threads may be started within the enclosing `on_threads`; null outside of one.
thread_local std::atomic<int>* spare_threads = nullptr;

/// While it lives, this thread may start threads from `spare`.
class Allowance {
 public:
  explicit Allowance(std::atomic<int>* spare) : before_{std::exchange(spare_threads, spare)} {}
  Allowance(const Allowance&) = delete;
  Allowance& operator=(const Allowance&) = delete;
  ~Allowance() { spare_threads = before_; }

 private:
  std::atomic<int>* before_;
};

bool take(std::atomic<int>& spare) {
  int left = spare.load(std::memory_order_relaxed);
  while (left > 0 && !spare.compare_exchange_weak(left, left - 1, std::memory_order_relaxed)) {
  }
  return left > 0;
}

/// Runs `share`, which must not throw, on this thread and on at most `helpers` spare ones, each of which is
/// spare again when its share is done.
template <class Share>
void side_by_side(std::size_t helpers, const Share& share) {
  std::vector<std::jthread> threads;
  std::atomic<int>* const spare = spare_threads;
  while (spare && threads.size() < helpers && take(*spare))
    threads.emplace_back([spare, &share] {
      const Allowance inherited{spare};
      share();
      spare->fetch_add(1, std::memory_order_relaxed);
    });
  share();
}

}  // namespace

void parallel_for(std::size_t n, const std::function<void(std::size_t)>& body) {
  FirstFailure failure;
  std::atomic<std::size_t> next = 0;
  side_by_side(std::max<std::size_t>(n, 1) - 1, [&] {
    for (std::size_t i; (i = next.fetch_add(1, std::memory_order_relaxed)) < n;) failure.guard(i, body);
  });
  failure.rethrow();
}

void on_threads(int threads, const std::function<void()>& body) {
  expects(threads >= 1, "work needs at least one thread");
  std::atomic<int> spare = threads - 1;
  const Allowance allowance{&spare};
  body();
}

namespace {

struct Job {
  std::size_t index = 0;
  std::shared_ptr<void> result = nullptr;
  std::exception_ptr failure = nullptr;
};

/// Begins jobs one at a time, in order, and no more at once than there is room for.
class Entrance {
 public:
  Entrance(std::size_t first, std::size_t last, std::size_t room, const std::function<bool()>& stopped)
      : next_{first}, last_{last}, room_{room}, stopped_{stopped} {}

  /// Waits for room; nothing when no more jobs begin.
  std::optional<Job> begin() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return room_ > 0 || closed_; });
    if (next_ >= last_) closed_ = true;
    if (closed_) return std::nullopt;
    Job job{next_};
    job.failure = failure_of([this] { closed_ = stopped_(); });
    if (closed_) return std::nullopt;
    ++next_;
    --room_;
    return job;
  }
  void leave() {
    {
      const std::lock_guard lock{mutex_};
      ++room_;
    }
    changed_.notify_all();  // one may find that no more jobs begin, and would not tell the others
  }
  void close() {
    {
      const std::lock_guard lock{mutex_};
      closed_ = true;
    }
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_, last_, room_;
  bool closed_ = false;
  const std::function<bool()>& stopped_;
};

}  // namespace

// A failure travels to the exit like a result: what was begun before it is committed first, what was begun
// after it is dropped.
void ordered_pipeline(std::size_t first, std::size_t last, std::size_t in_flight,
                      const std::function<std::shared_ptr<void>(std::size_t)>& work,
                      const std::function<void(std::size_t, void*)>& commit,
                      const std::function<bool()>& stopped) {
  expects(in_flight >= 1, "a pipeline holds at least one result");
  Entrance entrance{first, last, in_flight, stopped};
  std::mutex order;
  std::map<std::size_t, Job> finished;
  std::size_t due = first;
  std::exception_ptr first_failure;

  const auto settle = [&](const Job& job) {
    if (first_failure) return;
    first_failure = job.failure ? job.failure : failure_of([&] { commit(job.index, job.result.get()); });
    if (first_failure) entrance.close();
  };
  const auto leave = [&](Job job) {
    const std::lock_guard lock{order};
    finished.emplace(job.index, std::move(job));
    for (; !finished.empty() && finished.begin()->first == due; ++due) {
      settle(finished.begin()->second);
      finished.erase(finished.begin());
      entrance.leave();
    }
  };
  const std::size_t most = std::min(in_flight, std::max(first, last) - first);
  side_by_side(std::max<std::size_t>(most, 1) - 1, [&] {
    while (std::optional<Job> job = entrance.begin()) {
      if (!job->failure) job->failure = failure_of([&] { job->result = work(job->index); });
      if (job->failure) entrance.close();
      leave(std::move(*job));
    }
  });
  if (first_failure) std::rethrow_exception(first_failure);
}

}  // namespace cscsim
