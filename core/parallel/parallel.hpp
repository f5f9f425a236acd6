#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace cscsim {

/// The only door to threads. Built on oneTBB, on std::thread alone (so that the thread sanitizer sees every
/// hand-over), or on neither, when everything runs in order on one thread. Results are the same.

/// Calls `body(i)` for i in [0, n) on the threads of the enclosing arena: begun in order, so that what takes long should come
/// first, ended in any.
/// If any call throws, the others finish and the exception of the lowest i is thrown.
void parallel_for(std::size_t n, const std::function<void(std::size_t)>& body);

/// Runs `body` on at most `threads` threads (1 or more) and waits for it.
void on_threads(int threads, const std::function<void()>& body);

/// Runs `work(i)` for i = first, first+1, ..., last-1 side by side, and `commit(i, result)` one at a time
/// in that order. At most `in_flight` results exist at once, the next one due among them always.
/// Stops taking new work when `stopped()` is true; what was begun is committed. When a call throws, what was
/// begun before it is committed, what was begun after it is dropped, and the first exception in order is
/// thrown.
void ordered_pipeline(std::size_t first, std::size_t last, std::size_t in_flight,
                      const std::function<std::shared_ptr<void>(std::size_t)>& work,
                      const std::function<void(std::size_t, void*)>& commit,
                      const std::function<bool()>& stopped);

}  // namespace cscsim
