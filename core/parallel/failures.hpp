#pragma once

#include <cstddef>
#include <exception>
#include <mutex>

namespace cscsim {

/// Remembers, of all exceptions thrown side by side, the one of the lowest index.
class FirstFailure {
 public:
  template <class Body>
  void guard(std::size_t index, const Body& body) {
    try {
      body(index);
    } catch (...) {
      const std::lock_guard lock{mutex_};
      if (!failure_ || index < index_) {
        index_ = index;
        failure_ = std::current_exception();
      }
    }
  }
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::mutex mutex_;
  std::size_t index_ = 0;
  std::exception_ptr failure_;
};

/// What `step` throws, or nothing.
template <class Step>
std::exception_ptr failure_of(const Step& step) {
  try {
    step();
    return nullptr;
  } catch (...) {
    return std::current_exception();
  }
}

}  // namespace cscsim
