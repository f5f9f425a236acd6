#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

TEST_CASE("no_wrong_door never gives out more places than it has, and says whom it refused") {
  const Scenario s =
      scenario("'Blackpool'", 1, 1,
               "[[arm]]\nname = 'nwd'\n[[arm.policy]]\nuse = 'no_wrong_door'\nstart = 2019-07-01\nhubs = "
               "1\noutreach_places_per_hub = 6\n"
               "beds_per_hub = 1\nemergency_beds_per_hub = 1\nuptake = 1.0\ndays_enrolled = 365\n");
  const Model model = model_of("890", 1);
  const Draws draws{1, 0};
  const ArmPolicies arm{{policy("no_wrong_door").make(s.arms[1].policies[0])}, model, draws};
  CHECK(arm.earliest() == day_of(2019, 7, 1) - 150);
  World world{make_opening_world(model, 0, draws)};
  arm.open_books(world[0]);
  System system{model, draws, arm, false};
  const PolicyBook& book = world[0].policies[0];
  int most = 0;
  for (Day day = model.start; day < model.end; ++day) {
    advance(world, day, day + 1, system);
    if (day < day_of(2019, 7, 1)) REQUIRE(book.enrolled_now == 0);
    REQUIRE(book.enrolled_now <= 8);
    most = std::max(most, book.enrolled_now);
  }
  CHECK(most == 8);
  const auto total = [&book](PolicyLine line) {
    std::int64_t sum = 0;
    for (const std::int64_t n : book.by_month[static_cast<std::size_t>(line)]) sum += n;
    return sum;
  };
  CHECK(total(PolicyLine::refused) > 0);
  CHECK(total(PolicyLine::offered) == total(PolicyLine::enrolled));
  // 275 days at 925,000 a year, and set-up in proportion to the 91 of 150 lead days that fall into the run.
  CHECK(static_cast<double>(total(PolicyLine::spend_pence)) / 100 ==
        Approx(925000 * 275 / days_per_year + 125000.0 * 91 / 150).margin(1));
}

TEST_CASE("an effect that is fixed in the scenario moves entry to care the way it says") {
  const auto arm = [](const char* ratio) {
    return std::string{
               "[[arm]]\nname = 'nwd'\n[[arm.policy]]\nuse = 'no_wrong_door'\nstart = 2019-04-02\nlead_days "
               "= 0\nhubs = 9\nuptake = 1.0\ncare_entry_ratio = "} +
           ratio + "\n";
  };
  const auto mean_difference = [](const MemorySink& run) {
    double sum = 0;
    for (std::size_t r = 0; r < 4; ++r)
      sum +=
          run.value("measures", "cla_started", 1, r, 0, 0) - run.value("measures", "cla_started", 0, r, 0, 0);
    return sum / 4;
  };
  CHECK(mean_difference(*results(scenario("'Blackpool'", 1, 4, arm("0.2")))) < -5);
  CHECK(mean_difference(*results(scenario("'Blackpool'", 1, 4, arm("3.0")))) > 5);
}

TEST_CASE("the order in which policies are listed does not matter") {
  const std::string
      a = "[[arm.policy]]\nuse = 'no_wrong_door'\nstart = 2019-07-01\n",
      b = "[[arm.policy]]\nuse = 'set_lever'\nlever = 'closure'\nvalue = 0.8\nstart = 2019-06-01\n";
  const auto first = results(scenario("'Hartlepool'", 1, 2, "[[arm]]\nname = 'x'\n" + a + b));
  const auto second = results(scenario("'Hartlepool'", 1, 2, "[[arm]]\nname = 'x'\n" + b + a));
  const std::size_t last = first->layout().authorities.size() - 1;
  for (const DatasetSpec& spec : first->layout().datasets)
    if (spec.group == "measures") {
      const double x = first->value("measures", spec.id, 1, 1, last, 0),
                   y = second->value("measures", spec.id, 1, 1, last, 0);
      if (!(x == y || (x != x && y != y))) FAIL(spec.id << ": " << x << " against " << y);
    }
}

TEST_CASE("every lever moves something when it is turned, and nothing at 1") {
  for (const Lever lever : all_levers()) {
    const auto arm = [lever](const char* name, const char* value) {
      return std::string{"[[arm]]\nname = '"} + name + "'\n[[arm.policy]]\nuse = 'set_lever'\nlever = '" +
             std::string{to_string(lever)} + "'\nvalue = " + value + "\nstart = 2019-04-15\n";
    };
    const auto run = results(scenario("'Hartlepool'", 2, 3, arm("one", "1.0") + arm("half", "0.4")));
    bool moved = false, still = true;
    for (const DatasetSpec& spec : run->layout().datasets) {
      if (spec.group != "measures") continue;
      const auto differs = [](double x, double y) { return !(x == y || (x != x && y != y)); };
      for (const std::size_t replicate : {0U, 1U, 2U})  // some levers turn little in a small authority
        for (const std::size_t year : {0U, 1U}) {
          const auto at = [&](std::size_t a) {
            return run->value("measures", spec.id, a, replicate, 0, year);
          };
          moved |= differs(at(0), at(2));
          still &= !differs(at(0), at(1));
        }
    }
    CAPTURE(to_string(lever));
    CHECK(moved);
    CHECK(still);
  }
}
