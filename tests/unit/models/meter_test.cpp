#include "models/meter.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace cscsim;

TEST_CASE("every part of a run has a name of its own") {
  const auto& names = part_names();
  CHECK(std::set<std::string>(names.begin(), names.end()).size() == run_parts);
  CHECK_FALSE(names.back().empty());
}

TEST_CASE("a meter that is off adds nothing up, and one that is on adds up what it is told") {
  Meter off, on{true};
  for (Meter* const meter : {&off, &on}) {
    meter->start();
    meter->end(Visit::contact, 3);
    meter->end(Part::report);
  }
  const std::size_t report = static_cast<std::size_t>(Part::report),
                    contact = report + 1 + static_cast<std::size_t>(Visit::contact);
  CHECK(off.spent()[contact].times == 0);
  CHECK(on.spent()[contact].times == 3);
  CHECK(part_names()[contact] == "visit: contact");
  on.add(on);
  CHECK(on.spent()[contact].times == 6);
  CHECK(on.spent()[report].times == 2);
}
