#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <vector>

#include "models/processes/events.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

struct Closing {
  int trust;  ///< in the worker on the day, 0 to 100
  bool back;  ///< referred again within a year
};

bool is(const EventRow& e, Event event) { return e.event == static_cast<std::uint8_t>(event); }

/// Closings of children found in need, up to a year before the end.
std::vector<Closing> closings_of(const MemorySink& run) {
  std::vector<Closing> all;
  struct Life {
    bool in_need = false;
    std::size_t closing = 0;  ///< 1 + position of the last; 0: none yet
    Day closed = 0;
  };
  for (const ReplicateBlock& block : run.blocks()) {
    std::map<std::uint64_t, Life> lives;
    for (const EventRow& e : block.events[0]) {
      Life& life = lives[e.agent];
      if (is(e, Event::at_start) || is(e, Event::stage))
        life.in_need = e.detail >= static_cast<std::uint8_t>(Stage::child_in_need);
      if (is(e, Event::referral) && life.closing != 0 && e.day - life.closed <= 365)
        all[life.closing - 1].back = true;
      if (!is(e, Event::closed) || !life.in_need || e.trust == EventRow::no_trust ||
          e.day >= run.layout().year_ends.back() - 365)
        continue;
      all.push_back({e.trust, false});
      life.closing = all.size();
      life.closed = e.day;
    }
  }
  return all;
}

/// Who comes back of the third that closes in the least trust, against the third that closes in the most.
double back_in_low_trust(const std::string& model) {
  const auto run = results(scenario("'Norfolk', 'Devon'", 5, 2, "[model]\n" + model, 1, "events = true"), 2);
  std::vector<Closing> all = closings_of(*run);
  std::sort(all.begin(), all.end(), [](const Closing& a, const Closing& b) { return a.trust < b.trust; });
  const auto third = static_cast<std::ptrdiff_t>(all.size() / 3);
  const auto back = [](const Closing& c) { return c.back; };
  return static_cast<double>(std::count_if(all.begin(), all.begin() + third, back)) /
         static_cast<double>(std::count_if(all.end() - third, all.end(), back));
}

}  // namespace

TEST_CASE("cases that close in low trust come back more often, and more so than without the loop", "[slow]") {
  const double on = back_in_low_trust(""), off = back_in_low_trust("loops.failure_demand = 0\n");
  CHECK(on > 1.3);
  CHECK(on > off + 0.1);
}
