#include <catch2/catch.hpp>
#include <map>

#include "core/calendar/ring.hpp"
#include "core/random/draws.hpp"

using namespace cscsim;

namespace {

/// The same promise kept in the plainest way: a multimap gives entries of one day in the order of insertion.
class Reference {
 public:
  void add(const Entry& entry) { entries_.emplace(entry.due, entry); }
  std::vector<Entry> take(Day day) {
    std::vector<Entry> due;
    const auto [begin, end] = entries_.equal_range(day);
    for (auto it = begin; it != end; ++it) due.push_back(it->second);
    entries_.erase(begin, end);
    return due;
  }
  std::size_t size() const { return entries_.size(); }

 private:
  std::multimap<Day, Entry> entries_;
};

/// Random entries, most of them near, some many rounds of the ring ahead, some on the very next day.
class Entries {
 public:
  explicit Entries(std::uint64_t seed) : draws_{seed, 0} {}
  int how_many(Day day) const { return draws_.poisson(3.0, 0, Decision{1}, day); }
  Entry next(Day earliest) {
    const auto u = draws_.four(++count_, Decision{2}, 0);
    const double reach = u[0] < 0.1 ? 0.0 : u[0] < 0.8 ? 40.0 : 900.0;
    return {earliest + static_cast<Day>(u[1] * reach), static_cast<std::uint32_t>(u[2] * 50.0),
            static_cast<std::uint32_t>(count_), static_cast<std::uint8_t>(u[3] * 256.0)};
  }

 private:
  Draws draws_;
  std::uint64_t count_ = 0;
};

std::vector<Entry> taken(Ring& ring, Day day) {
  std::vector<Entry> due;
  ring.take(day, due);
  return due;
}

}  // namespace

TEST_CASE("a ring that begins on any day is a multimap by day") {
  for (const Day first : {500, 511, 512, 575, 640})
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      Entries entries{seed};
      Ring ring{first};
      Reference reference;
      for (Day day = first; day < 2000; ++day) {
        for (int n = entries.how_many(day); n > 0; --n) {
          const Entry entry = entries.next(day);
          ring.add(entry);
          reference.add(entry);
        }
        REQUIRE(taken(ring, day) == reference.take(day));
        REQUIRE(ring.size() == reference.size());
      }
      for (Day day = 2000; reference.size() > 0; ++day) REQUIRE(taken(ring, day) == reference.take(day));
      CHECK(ring.size() == 0);
    }
}

TEST_CASE("a copied ring is equal and has the same future, and the two go separate ways") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Entries entries{seed};
    Ring ring;
    for (Day day = 0; day < 200; ++day) {
      for (int n = entries.how_many(day); n > 0; --n) ring.add(entries.next(day));
      taken(ring, day);
    }
    Ring copy = ring;
    REQUIRE(copy == ring);
    for (Day day = 200; day < 400; ++day) {
      for (int n = entries.how_many(day); n > 0; --n) {
        const Entry entry = entries.next(day);
        ring.add(entry);
        copy.add(entry);
      }
      REQUIRE(taken(copy, day) == taken(ring, day));
      REQUIRE(copy == ring);
    }
    const std::size_t before = copy.size();
    ring.add({400, 1, 1, 1});
    CHECK(copy.size() == before);
    CHECK_FALSE(copy == ring);
  }
}
