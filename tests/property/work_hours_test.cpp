#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "models/processes/work_queue.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

std::int64_t total(const Cell& cell, std::size_t stat) {
  std::int64_t sum = 0;
  for (std::size_t month = 0; month < cell.tally.months(); ++month) sum += cell.tally.at(month, stat);
  return sum;
}

std::int64_t owed(const Cell& cell) {
  std::int64_t sum = 0;
  for (const Worker& worker : cell.workers) sum += worker.backlog;
  return sum;
}

}  // namespace

TEST_CASE("a worker's month by hand") {
  const Room room{2000, 100, 0.5, 400};
  const MonthOfWork calm = work_off(1800, 100, room);  // there is time for what is owed
  CHECK(calm.done == 1900);
  CHECK(calm.owed == 0);
  CHECK(calm.dropped == 0);
  const MonthOfWork busy = work_off(2300, 0, room);  // 300 short: 100 as usual, half of the rest is carried
  CHECK(busy.done == 2000);
  CHECK(busy.owed == 100);
  CHECK(busy.dropped == 200);
  CHECK(work_off(4000, 0, room).owed == 400);
}

TEST_CASE("what was asked of a worker is done, dropped or owed", "[property]") {
  CHECK(rc::check("hours of a month", [] {
    const std::int64_t asked = *rc::gen::inRange(0, 10'000), owed = *rc::gen::inRange(0, 3'000);
    const Room room{*rc::gen::inRange(0, 6'000), *rc::gen::inRange(0, 1'000),
                    *rc::gen::inRange(0, 101) / 100.0, *rc::gen::inRange(0, 3'000)};
    const MonthOfWork month = work_off(asked, owed, room);
    RC_ASSERT(asked + owed == month.done + month.dropped + month.owed);
    RC_ASSERT(month.done >= 0 && month.done <= room.available);
    RC_ASSERT(month.owed >= 0 && month.owed <= room.most);
    RC_ASSERT(month.dropped >= 0);
  }));
}

TEST_CASE("hours of work are conserved in a run, leavers' included", "[property]") {
  CHECK(rc::check("hours of a run", [] {
    static const Model model = model_of("857", 1);
    const Draws draws{*rc::gen::inRange<std::uint64_t>(0, 1U << 20), 0};
    const ArmPolicies nobody;
    World world{make_opening_world(model, 0, draws)};
    const std::int64_t owed_before = owed(world[0]);
    System system{model, draws, nobody, false};
    advance(world, model.start, model.end, system);
    RC_ASSERT(owed_before + total(world[0], stat::minutes_asked) ==
              total(world[0], stat::minutes_done) + total(world[0], stat::minutes_dropped) + owed(world[0]));
    RC_ASSERT(total(world[0], stat::minutes_asked) > 0);
  }));
}
