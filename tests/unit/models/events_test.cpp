#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "models/processes/events.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

const EventDescription& described(Event event) { return event_catalogue()[static_cast<std::size_t>(event)]; }

Event event_of(const EventRow& row) { return static_cast<Event>(row.event); }

const std::vector<EventRow>& log_of(const MemorySink& run, std::size_t arm) {
  return run.blocks().front().events[arm];
}

const std::string placebo =
    "[[arm]]\nname = 'placebo'\n[[arm.policy]]\nuse = 'placebo'\nstart = 2019-10-01\n";

}  // namespace

TEST_CASE("the event log has words for every stage, source, placement and exit") {
  CHECK(described(Event::stage).details.size() == stage_count);
  CHECK(described(Event::at_start).details.size() == stage_count);
  CHECK(described(Event::referral).details.size() == source_count);
  CHECK(described(Event::placed).details.size() == placement_kinds);
  CHECK(described(Event::care_ended).details.size() == care_exits);
  CHECK(event_names().size() == event_catalogue().size());
}

TEST_CASE("every row of a log can be told, and each life begins with an age") {
  const auto run = results(scenario("'Hartlepool'", 2, 1, placebo, 3, "events = true"));
  for (std::size_t arm = 0; arm < 2; ++arm) {
    std::set<std::uint64_t> known;
    std::map<std::uint64_t, int> placed;
    std::set<Event> seen;
    std::size_t wrong = 0;
    for (const EventRow& row : log_of(*run, arm)) {
      const Event event = event_of(row);
      const EventDescription& words = described(event);
      const bool of_policy = event == Event::enrolled || event == Event::enrolment_ended;
      seen.insert(event);
      wrong += !words.details.empty() ? row.detail >= words.details.size() : row.detail != 0;
      wrong += of_policy && arm == 0;
      wrong += words.units.empty() && row.value != 0;
      wrong +=
          event != Event::referral && event != Event::at_start && row.value < 0;  // unborn: an age below 0
      if (known.insert(row.agent).second) wrong += event != Event::referral && event != Event::at_start;
      // A child lives in one place at a time.
      if (event == Event::placed || event == Event::placed_at_start) wrong += ++placed[row.agent] != 1;
      if (event == Event::placement_ended) wrong += --placed[row.agent] != 0;
    }
    CHECK(wrong == 0);
    for (const Event event : {Event::assessment_completed, Event::reviewed, Event::hearing,
                              Event::legal_status, Event::worker_lost, Event::placement_ended,
                              Event::eighteenth_birthday, Event::pathway_review, Event::edge_decided})
      CHECK(seen.count(event) == 1);
  }
}

TEST_CASE("what is logged is what is counted") {
  const auto run = results(scenario("'Hartlepool'", 2, 1, "", 5, "events = true"));
  std::map<Event, double> logged;
  for (const EventRow& row : log_of(*run, 0)) ++logged[event_of(row)];
  const auto counted = [&run](const std::string& measure) {
    return run->value("measures", measure, 0, 0, 0, 0) + run->value("measures", measure, 0, 0, 0, 1);
  };
  CHECK(logged[Event::referral] == counted("referrals"));
  CHECK(logged[Event::section_47] == counted("s47_enquiries"));
  CHECK(logged[Event::plan_started] == counted("cpp_started"));
  CHECK(logged[Event::plan_ended] == counted("cpp_ended"));
  CHECK(logged[Event::conference] == counted("icpc"));
}

TEST_CASE("a log changes nothing but itself") {
  auto with = results(scenario("'Hartlepool'", 1, 1, "", 5, "events = true"))->blocks();
  const auto without = results(scenario("'Hartlepool'", 1, 1, "", 5));
  CHECK(with.front().events[0].size() > 1000);
  with.front().events = without->blocks().front().events;
  CHECK(same(with, without->blocks()));
}
