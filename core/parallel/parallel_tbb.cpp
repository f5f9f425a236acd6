#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <atomic>

#include "core/parallel/failures.hpp"
#include "core/parallel/parallel.hpp"
#include "core/types/errors.hpp"

namespace cscsim {

void parallel_for(std::size_t n, const std::function<void(std::size_t)>& body) {
  FirstFailure failure;
  std::atomic<std::size_t> next = 0;
  // Isolated: a thread that waits here helps with this loop only. Otherwise it could pick up a whole
  // replicate of an enclosing pipeline, and this loop would wait until that is done.
  tbb::this_task_arena::isolate([&] {
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>{0, n, 1},
        [&](const tbb::blocked_range<std::size_t>& range) {
          // Whichever part of the range this is, it begins what comes next.
          for (std::size_t n_here = range.size(); n_here > 0; --n_here)
            failure.guard(next.fetch_add(1, std::memory_order_relaxed), body);
        },
        tbb::simple_partitioner{});
  });
  failure.rethrow();
}

void on_threads(int threads, const std::function<void()>& body) {
  expects(threads >= 1, "work needs at least one thread");
  // The arena alone would give no more threads than the machine has cores.
  const tbb::global_control limit{tbb::global_control::max_allowed_parallelism,
                                  static_cast<std::size_t>(threads)};
  tbb::task_arena arena{threads};
  arena.execute(body);
}

namespace {

struct Job {
  std::size_t index = 0;
  std::shared_ptr<void> result = nullptr;
  std::exception_ptr failure = nullptr;
};

}  // namespace

// A failure travels down the pipeline like a result: what was begun before it is committed first, what
// was begun after it is dropped. oneTBB's own cancelling would do neither, and forgets to free results.
void ordered_pipeline(std::size_t first, std::size_t last, std::size_t in_flight,
                      const std::function<std::shared_ptr<void>(std::size_t)>& work,
                      const std::function<void(std::size_t, void*)>& commit,
                      const std::function<bool()>& stopped) {
  expects(in_flight >= 1, "a pipeline holds at least one result");
  std::size_t next = first;
  std::atomic<bool> failed = false;
  std::exception_ptr first_failure;

  const auto begin = [&](tbb::flow_control& control) {
    Job job{next};
    bool ends = next >= last || failed;
    if (!ends) job.failure = failure_of([&] { ends = stopped(); });
    if (ends)
      control.stop();
    else
      ++next;
    return job;
  };
  const auto perform = [&](Job job) {
    if (!job.failure) job.failure = failure_of([&] { job.result = work(job.index); });
    if (job.failure) failed = true;
    return job;
  };
  const auto settle = [&](Job job) {
    if (first_failure) return;
    first_failure = job.failure ? job.failure : failure_of([&] { commit(job.index, job.result.get()); });
    if (first_failure) failed = true;
  };
  using tbb::filter_mode;
  tbb::parallel_pipeline(in_flight, tbb::make_filter<void, Job>(filter_mode::serial_in_order, begin) &
                                        tbb::make_filter<Job, Job>(filter_mode::parallel, perform) &
                                        tbb::make_filter<Job, void>(filter_mode::serial_in_order, settle));
  if (first_failure) std::rethrow_exception(first_failure);
}

}  // namespace cscsim
