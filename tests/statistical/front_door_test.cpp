#include <catch2/catch.hpp>

#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

constexpr int replicates = 8;

std::string arm(const std::string& name, const std::string& policy) {
  return "[[arm]]\nname = '" + name + "'\n[[arm.policy]]\n" + policy;
}

}  // namespace

TEST_CASE("schools closed for a term send fewer referrals, and more when they open again", "[slow]") {
  // Closed from September to the end of March; what waited comes in the second year.
  const auto run = results(
      scenario("'Norfolk'", 2, replicates,
               arm("closed",
                   "use = 'close_channel'\nchannel = 'schools'\nstart = 2019-09-02\nuntil = 2020-04-01\n")),
      2);
  CHECK(mean(*run, "referrals_from_schools_pct", 1, 0) <
        0.6 * mean(*run, "referrals_from_schools_pct", 0, 0));
  CHECK(mean(*run, "referrals", 1, 0) < 0.97 * mean(*run, "referrals", 0, 0));
  CHECK(mean(*run, "contacts_unseen", 1, 0) > 0);
  CHECK(mean(*run, "referrals_from_schools_pct", 1, 1) >
        1.1 * mean(*run, "referrals_from_schools_pct", 0, 1));
  CHECK(mean(*run, "contacts_deferred", 1, 1) ==
        Approx(0.5 * mean(*run, "contacts_unseen", 1, 0)).epsilon(0.1));
  CHECK(mean(*run, "contacts_unseen", 0, 0) == 0);
}

TEST_CASE("a judgement of inadequate raises section 47 enquiries and entries to care", "[slow]") {
  const auto run = results(
      scenario("'Norfolk'", 1, replicates,
               arm("inadequate", "use = 'inspection'\ngrade = 'inadequate'\nstart = 2019-04-02\n") +
                   arm("outstanding", "use = 'inspection'\ngrade = 'outstanding'\nstart = 2019-04-02\n")),
      2);
  for (const char* id : {"contacts", "s47_enquiries", "cla_started"}) {
    INFO(id);
    CHECK(mean(*run, id, 1, 0) > 1.02 * mean(*run, id, 0, 0));
    CHECK(mean(*run, id, 1, 0) > mean(*run, id, 2, 0));
  }
  CHECK(mean(*run, "turnover_pct", 1, 0) > mean(*run, "turnover_pct", 0, 0));
}

TEST_CASE("without the loop of blame a judgement changes nothing but the books", "[slow]") {
  const auto run =
      results(scenario("'Hartlepool'", 2, 2,
                       arm("inadequate", "use = 'inspection'\ngrade = 'inadequate'\nstart = 2019-04-02\n") +
                           "[model]\nloops.blame = 0\n"),
              1);
  for (const char* id : {"contacts", "s47_enquiries", "cla_started", "turnover_pct", "vigilance_mean"})
    for (std::size_t r = 0; r < 2; ++r)
      CHECK(run->value("measures", id, 1, r, 0, 1) == run->value("measures", id, 0, r, 0, 1));
}

TEST_CASE("a higher threshold cuts referrals, plans and care", "[slow]") {
  const auto run = results(scenario("'Norfolk'", 2, replicates, turned("threshold", "threshold", 1.3)), 2);
  CHECK(mean(*run, "referrals", 1, 1) < 0.9 * mean(*run, "referrals", 0, 1));
  CHECK(mean(*run, "cpp_started", 1, 1) < mean(*run, "cpp_started", 0, 1));
  CHECK(mean(*run, "cla_started", 1, 1) < mean(*run, "cla_started", 0, 1));
}

TEST_CASE("early help cut to half raises contacts with its loop, and only then", "[slow]") {
  for (const double loop : {0.0, 1.0}) {
    const auto run = results(scenario("'Norfolk'", 2, replicates,
                                      turned("early_help", "early_help", 0.5) +
                                          "[model]\nloops.early_help = " + std::to_string(loop) + "\n"),
                             2);
    INFO(loop);
    CHECK(mean(*run, "spend_early_help_gbp", 1, 0) < 0.55 * mean(*run, "spend_early_help_gbp", 0, 0));
    CHECK(mean(*run, "early_help_offered", 1, 0) < 0.7 * mean(*run, "early_help_offered", 0, 0));
    if (loop == 0)
      CHECK(mean(*run, "contacts", 1, 0) == mean(*run, "contacts", 0, 0));
    else
      CHECK(mean(*run, "contacts", 1, 0) > 1.03 * mean(*run, "contacts", 0, 0));
  }
}
