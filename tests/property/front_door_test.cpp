#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

std::string close(const std::string& channel, double open_share) {
  return "[[arm]]\nname = 'closed'\n[[arm.policy]]\nuse = 'close_channel'\nchannel = '" + channel +
         "'\nstart = 2019-06-03\nuntil = 2019-10-01\nopen_share = " + std::to_string(open_share) + "\n";
}

}  // namespace

TEST_CASE("a channel that stays open changes nothing") {
  const auto run = results(scenario("'Rutland'", 1, 2, close("schools", 1.0)));
  for (const ReplicateBlock& block : run->blocks())
    for (std::size_t d = 0; d < run->layout().datasets.size(); ++d) {
      if (run->layout().datasets[d].group.starts_with("policies/")) continue;
      const auto& values = block.values[d];
      const std::size_t half = values.size() / 2;
      for (std::size_t i = 0; i < half; ++i) {
        const double usual = values[i], closed = values[half + i];
        CHECK((usual == closed || (usual != usual && closed != closed)));
      }
    }
}

TEST_CASE("no more contacts come back than a channel held back, and its closing cuts those of no other day") {
  CHECK(rc::check([] {
    constexpr std::array<const char*, 4> channels = {"schools", "police", "health_services", "individual"};
    const std::string channel = channels[static_cast<std::size_t>(*rc::gen::inRange(0, 4))];
    const int seed = *rc::gen::inRange(1, 1000);
    const double open = *rc::gen::element(0.0, 0.5);
    const auto run = results(scenario("'Hartlepool'", 1, 1, close(channel, open), seed, "monthly = true"));
    const auto month = [&run](const char* id, std::size_t arm, std::size_t m) {
      return run->value("monthly", id, arm, 0, run->layout().authorities.size() - 1, m);
    };
    double unseen = 0, deferred = 0;
    for (std::size_t m = 0; m < 12; ++m) {
      unseen += month("contacts_unseen", 1, m);
      deferred += month("contacts_deferred", 1, m);
      RC_ASSERT(month("contacts_unseen", 0, m) == 0);
    }
    RC_ASSERT(unseen > 0);
    RC_ASSERT(deferred <= unseen);
    for (std::size_t m : {0UL, 1UL}) RC_ASSERT(month("contacts", 0, m) == month("contacts", 1, m));
    for (std::size_t m : {6UL, 7UL}) RC_ASSERT(month("contacts_unseen", 1, m) == 0);  // open again
  }));
}
