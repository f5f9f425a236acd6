#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "models/measures/measures.hpp"
#include "models/population/synthesis.hpp"
#include "models/processes/absence.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"
#include "models/tables.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

Measure measure(const std::string& id) {
  for (Measure& m : all_measures(data_directory(), read_parameters(data_directory(), {})))
    if (m.id == id) return m;
  throw std::runtime_error{"no measure " + id};
}

PeriodCounts year_of(const Tally& tally) {
  PeriodCounts counts;
  counts.add(tally, 0, tally.months() - 1);
  return counts;
}

/// The people of Rutland on the eve, with no open case.
struct Rutland {
  Model model = model_of("857", 3);
  Draws draws{1, 0};
  Cell cell = make_people(model, 0, draws);
  Gathered gathered;
  Now now{model, model.parameters, draws, cell, model.start, 0, gathered};

  [[nodiscard]] std::int64_t counted(std::size_t what) const { return year_of(cell.tally)[what]; }
};

/// A flag that stands although the one before it does not.
bool out_of_order(const Child& c) {
  return (c.ever(LifeStep::in_need) && !c.ever(LifeStep::referred)) ||
         (c.ever(LifeStep::on_plan) && !c.ever(LifeStep::in_need)) ||
         (c.ever(LifeStep::in_care) && !c.ever(LifeStep::in_need));
}

}  // namespace

TEST_CASE("every headline target is a measure with a finite value for one authority over two years") {
  const auto run = results(scenario("'Norfolk'", 2, 1));
  const Table targets = read_table(data_directory(), "headline_targets.csv");
  REQUIRE(targets.rows.size() == 137);
  for (std::size_t row = 0; row < targets.rows.size(); ++row) {
    const std::string& id = targets.text(row, "target_id");
    for (std::size_t year = 0; year < 2; ++year) {
      CAPTURE(id, year);
      CHECK(std::isfinite(run->value("measures", id, 0, 0, 0, year)));
    }
  }
}

TEST_CASE("a synthetic cohort by hand: two ages at which first referrals came") {
  Tally tally{{day_of(2020, 3, 1), day_of(2020, 4, 1)}};
  const Day day = day_of(2020, 3, 31);
  for (std::size_t age = 0; age < 18; ++age) tally.add(stat::not_yet_referred_by_age, age, day, 200);
  tally.add(stat::first_referral_by_age, 0, day, 20);   // a tenth of 200
  tally.add(stat::first_referral_by_age, 17, day, 40);  // a fifth
  // Spared with exp(-0.1) exp(-0.2) = 0.7408.
  CHECK(measure("referred_by_18_pct").value(year_of(tally)) == Approx(25.918).margin(0.001));
  CHECK(measure("cla_by_18_pct").value(year_of(Tally{{day, day + 1}})) == 0);  // nothing happened
  tally.add(stat::not_yet_referred_by_age, 17, day, -200);  // nobody left to whom the forty could have come
  CHECK(std::isnan(measure("referred_by_18_pct").value(year_of(tally))));
}

TEST_CASE("half as many contacts again refer more children before 18") {
  const std::string arm =
      "[[arm]]\nname = 'more'\n[[arm.policy]]\nuse = 'set_lever'\nlever = 'contact'\nvalue = 1.5\n"
      "start = 2019-04-01\n";
  const auto run = results(scenario("'Hartlepool'", 2, 2, arm));
  for (std::size_t r = 0; r < 2; ++r) {
    const auto share = [&](std::size_t a) {
      return run->value("measures", "referred_by_18_pct", a, r, 0, 0);
    };
    CHECK(share(1) > share(0) + 5);
    CHECK(share(1) < 100);
  }
}

TEST_CASE("children's pasts stand in order, on the first day and three years on") {
  const Model model = model_of("805", 3);  // Hartlepool
  const Draws draws{4, 0};
  World world{make_opening_world(model, 0, draws)};
  const auto check = [&world] {
    for (const Child& child : world[0].children) CHECK_FALSE(out_of_order(child));
  };
  check();
  int referred = 0, all = 0;
  for (const Child& child : world[0].children) {
    if (child.asylum || child.birth >= model.start || age_on(child.birth, model.start) != 17) continue;
    ++all;
    referred += child.ever(LifeStep::referred);
  }
  const Facts& facts = *model.authorities[0];
  const double children = std::accumulate(facts.children_by_age.begin(), facts.children_by_age.end(), 0.0);
  const double level = facts.referrals / children / model.parameters.referrals_per_child;
  const double expected = 1 - std::pow(1 - model.parameters.referred_by_18, level);
  CHECK(static_cast<double>(referred) / all == Approx(expected).margin(0.05));
  const ArmPolicies nobody;
  System system{model, draws, nobody, false};
  advance(world, model.start, model.end, system);
  check();
}

TEST_CASE("a first event is counted once in a life, at the age it came") {
  Rutland r;
  const Child& child = r.cell.children.front();
  const auto age = static_cast<std::size_t>(age_on(child.birth, r.now.today));
  for (int i = 0; i < 2; ++i)
    close_case(r.now, open_case(r.now, ChildRow{0}, Source::police), Closing::no_further_action);
  CHECK(child.ever(LifeStep::referred));
  CHECK_FALSE(child.ever(LifeStep::in_need));
  CHECK(r.counted(stat::first_referral_by_age + age) == 1);
  CHECK(r.counted(stat::referrals) == 2);
}

TEST_CASE("a referral 365 days after the last closure is a return, one on the next day is not") {
  for (const auto& [days, returns] : {std::pair{365, 1}, std::pair{366, 0}}) {
    Rutland r;
    close_case(r.now, open_case(r.now, ChildRow{0}, Source::police), Closing::not_in_need);
    r.now.today += days;
    open_case(r.now, ChildRow{0}, Source::schools);
    CHECK(r.counted(stat::closures) == 1);
    CHECK(r.counted(stat::rereferred_after_closure) == returns);
    const double share = measure("rereferred_within_12_months_of_closure_pct").value(year_of(r.cell.tally));
    CHECK(share == Approx(100.0 * returns));
  }
}

TEST_CASE("money spent is the sum of its lines") {
  const std::string arm =
      "[[arm]]\nname = 'nwd'\n[[arm.policy]]\nuse = 'no_wrong_door'\nstart = 2019-10-01\n";
  const auto run = results(scenario("'Hartlepool', 'Rutland'", 2, 1, arm));
  const auto value = [&run](const std::string& group, const std::string& id, std::size_t a, std::size_t area,
                            std::size_t year) { return run->value(group, id, a, 0, area, year); };
  for (std::size_t a = 0; a < 2; ++a)
    for (std::size_t area = 0; area < 3; ++area)
      for (std::size_t year = 0; year < 2; ++year) {
        const auto all = [&](std::initializer_list<const char*> ids, const std::string& group) {
          double sum = 0;
          for (const char* id : ids) sum += value(group, id, a, area, year);
          return sum;
        };
        const double care = all(
            {"placements_foster", "placements_residential", "placements_other", "care_overhead"}, "costs");
        const double work = all({"social_workers", "agency_workers", "safeguarding_overhead"}, "costs");
        double lines = 0;
        for (const DatasetSpec& spec : run->layout().datasets)
          if (spec.group == "costs") lines += value("costs", spec.id, a, area, year);
        CHECK(value("measures", "spend_cla_gbp", a, area, year) == Approx(care));
        CHECK(value("measures", "spend_safeguarding_gbp", a, area, year) == Approx(work));
        CHECK(value("measures", "spend_total_gbp", a, area, year) == Approx(lines));
        CHECK(lines == Approx(care + work + value("measures", "spend_policies_gbp", a, area, year) +
                              value("measures", "spend_early_help_gbp", a, area, year)));
      }
}

TEST_CASE("days of absence are the same however they are cut into windows") {
  const Parameters p = read_parameters(data_directory(), {});
  CHECK(rc::check([&p] {
    const Draws draws{*rc::gen::inRange<std::uint64_t>(0, 1000), 0};
    const WorkerId worker{*rc::gen::inRange<std::uint64_t>(1, 100'000)};
    const Day from = day_of(2019, 4, 1) + *rc::gen::inRange(0, 1000);
    const Day middle = from + *rc::gen::inRange(0, 400), to = middle + *rc::gen::inRange(0, 400);
    const Day all = days_absent(draws, p, worker, from, to);
    RC_ASSERT(all == days_absent(draws, p, worker, from, middle) + days_absent(draws, p, worker, middle, to));
    RC_ASSERT(all >= 0 && all <= to - from);
  }));
}

TEST_CASE("workers are absent for the share of days that the parameter says") {
  const Parameters p = read_parameters(data_directory(), {});
  const Day from = day_of(2019, 4, 1);
  std::int64_t lost = 0;
  for (std::uint64_t worker = 1; worker <= 5000; ++worker)
    lost += days_absent(Draws{1, 0}, p, WorkerId{worker}, from, from + 365);
  // A worker's year has about 1.1 spells of 10 days, so 5,000 years give the share to within 0.0015 (four standard errors).
  CHECK(static_cast<double>(lost) / (5000 * 365.0) == Approx(p.absence_share).margin(0.0015));
}

TEST_CASE("a score falls while a child settles, and rises with a move") {
  Rutland r;
  const Parameters& p = r.model.parameters;
  Case c;
  c.difficulties = 15;
  c.placed_since = r.now.today - 365;
  CHECK(difficulties(p, c, r.now.today) == Approx(15 - p.sdq_settling).margin(0.001));
  c.placed_since = r.now.today - 20 * 365;
  CHECK(difficulties(p, c, r.now.today) == Approx(15 - p.sdq_settling * p.sdq_settling_years));
  unsettle(r.now, c);
  CHECK(c.difficulties == Approx(15 - p.sdq_settling * p.sdq_settling_years + p.sdq_per_move));
  c.difficulties = 0;
  CHECK(difficulties(p, c, r.now.today) == 0);
}

TEST_CASE("children in care are convicted at the rate of their age") {
  const auto share = [](double rate) {
    Scenario s = scenario("'Hartlepool'", 1, 1);
    for (const char* age : {"10_to_12", "13_to_15", "16_to_17"})
      s.model[std::string{"care.convicted_"} + age + "_per_year"] = rate;
    s.model["young.conviction_slope"] = 0;  // all alike at risk
    return results(s)->value("measures", "cla_convicted_pct", 0, 0, 0, 0);
  };
  CHECK(share(0) == 0);
  CHECK(share(1) == Approx(100 * (1 - std::exp(-1.0))).margin(12));  // of some 140 children
}

TEST_CASE("children who are moved twice as often score higher") {
  const std::string arm =
      "[[arm]]\nname = 'moved'\n[[arm.policy]]\nuse = 'set_lever'\nlever = 'placement_move'\nvalue = 2\n"
      "start = 2019-04-01\n";
  const auto run = results(scenario("'Hartlepool'", 3, 2, arm));
  for (std::size_t r = 0; r < 2; ++r)
    CHECK(run->value("measures", "sdq_mean", 1, r, 0, 2) >
          run->value("measures", "sdq_mean", 0, r, 0, 2) + 0.1);
}
