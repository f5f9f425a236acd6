#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <new>
#include <vector>

namespace cscsim {

/// Takes tables from the system in huge pages, where it has them: a table read at random is found with fewer steps.
template <class T>
struct HugePages {
  using value_type = T;
  HugePages() = default;
  template <class U>
  HugePages(const HugePages<U>&) {}  // NOLINT: allocators convert

  T* allocate(std::size_t n) {
    const std::size_t wanted = n * sizeof(T), page = wanted < huge ? alignof(T) < 64 ? 64 : alignof(T) : huge;
    const std::size_t bytes = (wanted + page - 1) / page * page;
    void* memory = std::aligned_alloc(page, bytes);
    if (memory == nullptr) throw std::bad_alloc{};
    if (page == huge) madvise(memory, bytes, MADV_HUGEPAGE);  // a wish: refused, it costs nothing
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t) { std::free(memory); }
  friend bool operator==(HugePages, HugePages) { return true; }

 private:
  static constexpr std::size_t huge = std::size_t{1} << 21U;
};

template <class T>
using BigVector = std::vector<T, HugePages<T>>;

}  // namespace cscsim
