#include "core/calendar/ring.hpp"

#include <catch2/catch.hpp>

#include "core/types/errors.hpp"

using namespace cscsim;

namespace {
std::vector<Entry> taken(Ring& ring, Day day) {
  std::vector<Entry> due;
  ring.take(day, due);
  return due;
}
}  // namespace

TEST_CASE("entries of one day come out in the order in which they went in") {
  Ring ring{100};
  const Entry a{101, 1, 0, 2}, b{101, 2, 7, 0}, c{101, 1, 0, 2}, other{102, 9, 0, 0};
  for (const Entry& entry : {a, other, b, c}) ring.add(entry);
  CHECK(taken(ring, 100).empty());
  CHECK(taken(ring, 101) == std::vector{a, b, c});
  CHECK(taken(ring, 102) == std::vector{other});
  CHECK(ring.size() == 0);
}

TEST_CASE("an entry far ahead waits its turn and keeps its order") {
  Ring ring;
  const Entry far{410, 1, 0, 0}, near{1, 2, 0, 0}, far_too{410, 3, 0, 0}, once_near{410, 4, 0, 0};
  ring.add(far);
  ring.add(near);
  CHECK(taken(ring, 0).empty());
  CHECK(taken(ring, 1) == std::vector{near});
  ring.add(far_too);
  for (Day day = 2; day < 400; ++day) REQUIRE(taken(ring, day).empty());
  ring.add(once_near);
  for (Day day = 400; day < 410; ++day) REQUIRE(taken(ring, day).empty());
  CHECK(taken(ring, 410) == std::vector{far, far_too, once_near});
}

TEST_CASE("what is taken joins the end of the list") {
  Ring ring;
  const Entry first{0, 1, 0, 0}, second{1, 2, 0, 0};
  ring.add(first);
  ring.add(second);
  std::vector<Entry> due;
  ring.take(0, due);
  ring.take(1, due);
  CHECK(due == std::vector{first, second});
}

TEST_CASE("the past is closed and days are taken one by one") {
  Ring ring{10};
  CHECK_THROWS_AS(ring.add({9, 0, 0, 0}), InvariantError);
  std::vector<Entry> due;
  CHECK_THROWS_AS(ring.take(11, due), InvariantError);
  ring.take(10, due);
  CHECK_THROWS_AS(ring.add({10, 0, 0, 0}), InvariantError);
  CHECK_THROWS_AS(ring.take(10, due), InvariantError);
  CHECK_NOTHROW(ring.add({11, 0, 0, 0}));
}

TEST_CASE("a ring holds days from 1970 to 2149") {
  CHECK_THROWS_AS(Ring{-1}, InvariantError);
  const Day last = day_of(2149, 6, 5);
  Ring ring{last};
  const Entry entry{last, 1, 2, 3};
  ring.add(entry);
  CHECK_THROWS_AS(ring.add({last + 1, 1, 2, 3}), InvariantError);
  CHECK(taken(ring, last) == std::vector{entry});
}
