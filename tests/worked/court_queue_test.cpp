#include <catch2/catch.hpp>

#include "models/processes/court_queue.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

Listing issued(Day day, Day ready, double tie = 0.5) { return {FamilyRow{0}, day, ready, tie}; }

using Places = std::vector<std::size_t>;

}  // namespace

TEST_CASE("a week of hearings, as worked out by hand") {
  const Day week = 18'200;  // a case is in time until week + 6 - issue <= 182: issued on 18'024 or later
  const std::vector<Listing> waiting = {
      issued(18'030, 18'190),       // 0: in time, ready
      issued(18'024, 18'206),       // 1: in time, ready on the last day of the week
      issued(18'030, 18'207),       // 2: in time, ready a day too late for this week
      issued(18'023, 18'180),       // 3: a day past its time
      issued(17'900, 18'199, 0.9),  // 4: the oldest but one of its day: loses the tie
      issued(17'900, 18'199, 0.1),  // 5: the oldest
  };
  // Four slots, two kept for cases in time: both of them, then the two oldest.
  CHECK(heard(waiting, week, 4, 2) == Places{1, 0, 5, 4});
  // One of three slots is kept: the case in time that was issued first.
  CHECK(heard(waiting, week, 3, 1) == Places{1, 5, 4});
  // Slots that one kind leaves the other takes.
  CHECK(heard(waiting, week, 5, 4) == Places{1, 0, 5, 4, 3});
  CHECK(heard(waiting, week, 9, 0) == Places{1, 0, 5, 4, 3});
  CHECK(heard(waiting, week, 0, 0).empty());
}

TEST_CASE("a court's slots follow receipts and the backlog, as worked out by hand") {
  Parameters p;
  p.frailty_variance = p.instability_variance = 1;
  p.court_clock = 1;
  p.sitting_weeks = 10;
  p.hearing_weeks_mean = 30;
  p.hearing_within_26_weeks = 0.5;
  Facts facts;
  facts.local[LocalRate::contact] = 0;
  const Model model{p, {std::make_shared<const Facts>(facts)}, day_of(2019, 4, 1), 1};
  const Draws draws{1, 0};
  std::vector<Cell> world(2);  // two authorities before one court
  for (Cell& cell : world) cell.facts = model.authorities[0];
  // Each has ten families in court, issued on one day 29 weeks ago and ready since.
  const Day week = next_week(model.start), since = week - 7 * 29;
  for (Cell& cell : world)
    for (std::uint32_t i = 0; i < 10; ++i) {
      Family family;
      family.first_child = ChildRow{i};
      cell.families.push_back(family);
      Child child;
      child.family = FamilyRow{i};
      child.open_case = CaseRow{i};
      cell.children.push_back(child);
      Case open;
      open.child = ChildRow{i};
      open.in_court = true;
      open.proceedings_since = since;
      cell.cases.push_back(open);
      cell.court.waiting.push_back({FamilyRow{i}, since, since + 1, 0.01 * i});
    }
  world[0].court.receipts_a_week = 0.5;
  world[0].court.received = 3;
  // Receipts become 0.5 + (3 - 0.5) / 10 = 0.75 a week; at 30 weeks 22.5 cases are the usual number before the court.
  // 20 wait, so the week has 0.75 + (20 - 22.5) / 10 = 0.5 slots: none, and half a slot is left over.
  CHECK(grant_hearings(world, model, draws, week).empty());
  CHECK(world[0].court.receipts_a_week == Approx(0.75));
  CHECK(world[0].court.slot_rest == Approx(0.5));
  // Next week six more come to the second authority: receipts 0.675 + 0.6 = 1.275, usual 38.25, of 20 waiting
  // none can be heard. Were the usual length 10 weeks, 1.275 + (20 - 12.75) / 10 = 2 slots and a bit, with the half left.
  world[1].court.received = 6;
  Model quicker = model;
  quicker.parameters.hearing_weeks_mean = 10;
  const auto grants = grant_hearings(world, quicker, draws, week + 7);
  REQUIRE(grants.size() == 2);
  for (const Grant& grant : grants) CHECK(grant.listing.tie == 0);  // by tie, one of each authority
  CHECK(grants[0].cell != grants[1].cell);
  CHECK(world[0].court.waiting.size() == 9);
  CHECK(world[1].court.waiting.size() == 9);
  // A family whose children are no longer before the court leaves the queue without a hearing.
  world[0].cases[1].in_court = false;
  static_cast<void>(grant_hearings(world, model, draws, week + 14));
  CHECK(world[0].court.waiting.size() == 8);
}

TEST_CASE("hearing lengths keep to the published mean and share in time") {
  const CaseLength length{33, 0.415};
  double sum = 0;
  int in_time = 0;
  for (int i = 0; i < 10'000; ++i) {
    const Day days = hearing_days(length, (i + 0.5) / 10'000);
    sum += days;
    in_time += days <= 182;
  }
  CHECK(sum / 10'000 / 7 == Approx(33).margin(0.1));
  CHECK(in_time / 10'000.0 == Approx(0.415).margin(0.01));
}
