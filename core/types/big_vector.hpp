#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

namespace cscsim {

/// Takes large tables from the system itself: what is reserved takes no memory until it is used, and what is given back is
/// free at once. The first half, which is sure to be used, stands in huge pages where the system has them, so that what
/// is read at random is found in fewer steps.
template <class T>
struct HugePages {
  using value_type = T;
  HugePages() = default;
  template <class U>
  HugePages(const HugePages<U>&) {}  // NOLINT: allocators convert

  T* allocate(std::size_t n) {
    if (n * sizeof(T) < huge) return static_cast<T*>(::operator new(n * sizeof(T), line));
    const std::size_t bytes = whole_pages(n), mapped = bytes + huge;
    void* memory = mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc{};
    char* const first = static_cast<char*>(memory);
    const std::size_t before = (huge - reinterpret_cast<std::uintptr_t>(first) % huge) % huge;
    if (before > 0) munmap(first, before);
    munmap(first + before + bytes, mapped - before - bytes);
#ifdef MADV_HUGEPAGE
    madvise(first + before, bytes / 2 / huge * huge, MADV_HUGEPAGE);  // a wish: refused, it costs nothing
#endif
    return reinterpret_cast<T*>(first + before);
  }
  void deallocate(T* memory, std::size_t n) {
    if (n * sizeof(T) < huge)
      ::operator delete(memory, line);
    else
      munmap(memory, whole_pages(n));
  }
  friend bool operator==(HugePages, HugePages) { return true; }

 private:
  static constexpr std::size_t huge = std::size_t{1} << 21U;
  static constexpr std::align_val_t line{alignof(T) < 64 ? 64 : alignof(T)};
  static std::size_t whole_pages(std::size_t n) { return (n * sizeof(T) + huge - 1) / huge * huge; }
};

/// A large table. A copy has the room that the original has, so that it can grow without being copied again.
template <class T>
class BigVector : public std::vector<T, HugePages<T>> {
  using Base = std::vector<T, HugePages<T>>;

 public:
  using Base::Base;
  BigVector() = default;
  BigVector(BigVector&&) noexcept = default;
  BigVector& operator=(BigVector&&) noexcept = default;
  ~BigVector() = default;
  BigVector(const BigVector& other) : Base{} {
    Base::reserve(other.capacity());
    Base::insert(Base::end(), other.begin(), other.end());
  }
  BigVector& operator=(const BigVector& other) { return *this = BigVector{other}; }
};

}  // namespace cscsim
