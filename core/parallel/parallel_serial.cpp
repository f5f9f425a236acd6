#include "core/parallel/failures.hpp"
#include "core/parallel/parallel.hpp"
#include "core/types/errors.hpp"

namespace cscsim {

void parallel_for(std::size_t n, const std::function<void(std::size_t)>& body) {
  FirstFailure failure;
  for (std::size_t i = 0; i < n; ++i) failure.guard(i, body);
  failure.rethrow();
}

void on_threads(int threads, const std::function<void()>& body) {
  expects(threads >= 1, "work needs at least one thread");
  body();
}

void ordered_pipeline(std::size_t first, std::size_t last, std::size_t in_flight,
                      const std::function<std::shared_ptr<void>(std::size_t)>& work,
                      const std::function<void(std::size_t, void*)>& commit,
                      const std::function<bool()>& stopped) {
  expects(in_flight >= 1, "a pipeline holds at least one result");
  for (std::size_t i = first; i < last && !stopped(); ++i) commit(i, work(i).get());
}

}  // namespace cscsim
