#include <catch2/catch.hpp>
#include <cmath>

#include "models/measures/measures.hpp"
#include "models/population/synthesis.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// The people of Rutland on the last day of a quarter, with no open case.
struct Rutland {
  explicit Rutland(const std::map<std::string, double>& overrides = {})
      : model{read_parameters(data_directory(), overrides), read_facts(data_directory(), {"857"}, start),
              start, 3},
        cell{make_people(model, 0, draws)},
        now{model, model.parameters, draws, cell, day_of(2019, 6, 30), 0, gathered} {
    cell.tally = Tally{model.month_starts};
  }
  static inline const Day start = usual_start;
  Model model;
  Draws draws{1, 0};
  Cell cell;
  Gathered gathered;
  Now now;

  [[nodiscard]] std::int64_t counted(stat::Name what, std::size_t month = 2) const {
    return cell.tally.at(month, static_cast<std::size_t>(what));
  }
};

/// A child who is looked at for harm, under 10.
ChildRow sampled_child(const Cell& cell, Day today) {
  for (std::uint32_t row = 16; row < cell.families.size(); row += 64) {  // those of the second quarter
    const ChildRow child = cell.families[row].first_child;
    if (child.exists() && age_on(cell[child].birth, today) >= 0 && age_on(cell[child].birth, today) < 9)
      return child;
  }
  throw std::runtime_error{"no child"};
}

const std::map<std::string, double> plain = {
    {"harm.severity_slope", 0.0}, {"harm.outside_days_per_year", 0.0}, {"harm.home_days_per_year", 8.0}};

}  // namespace

TEST_CASE("harm by hand: two days a quarter for every child, seen or not, and a fifth of it in care") {
  Rutland r{plain};
  accrue_harm(r.now);
  const std::int64_t children = r.counted(stat::harm_child_quarters);
  CHECK(children > 0);
  CHECK(children % 64 == 0);
  CHECK(r.counted(stat::harm_unseen_milli_days) == 2000 * children);
  CHECK(r.counted(stat::harm_seen_milli_days) == 0);

  const CaseRow row = open_case(r.now, sampled_child(r.cell, r.now.today), Source::schools);
  accrue_harm(r.now);  // a second quarter: one child is seen, which by itself keeps it from no harm
  CHECK(r.counted(stat::harm_seen_milli_days) == 64 * 2000);
  CHECK(r.counted(stat::harm_unseen_milli_days) == 2000 * (2 * children - 64));

  r.cell[row].stage = Stage::child_in_need;  // supported: four fifths
  accrue_harm(r.now);
  CHECK(r.counted(stat::harm_seen_milli_days) == 64 * (2000 + 1600));

  r.cell[row].stage = Stage::looked_after;
  accrue_harm(r.now);
  CHECK(r.counted(stat::harm_in_care_milli_days) == 64 * 400);
}

TEST_CASE("harm at home goes with the severity of the family, and its mean is the parameter") {
  Rutland r{{{"harm.outside_days_per_year", 0.0},
             {"harm.home_days_per_year", 8.0},
             {"severity.decile", 0.0}}};  // few families of Rutland are deprived
  double days = 0, quarters = 0;
  for (const std::size_t month : {2U, 5U, 8U, 11U}) {  // other families are looked at in each quarter
    r.now.today = r.model.month_starts[month] + 29;
    accrue_harm(r.now);
    days += static_cast<double>(r.counted(stat::harm_unseen_milli_days, month));
    quarters += static_cast<double>(r.counted(stat::harm_child_quarters, month));
  }
  const double mean = days / quarters;
  CHECK(mean == Approx(2000).epsilon(0.15));
}

TEST_CASE("the lever on extra-familial risk lowers harm outside the family of those it reaches") {
  Rutland r{{{"harm.home_days_per_year", 0.0}}};
  accrue_harm(r.now);
  const auto before = r.counted(stat::harm_unseen_milli_days);
  r.cell.levers.scale(Lever::extra_familial_risk, 0.5);
  accrue_harm(r.now);
  const auto after = r.counted(stat::harm_unseen_milli_days) - before;
  CHECK(static_cast<double>(after) / static_cast<double>(before) ==
        Approx(std::pow(0.5, r.model.parameters.young_harm)).epsilon(0.01));
}

TEST_CASE("young people who stay with their foster carers at 18 are in a suitable home") {
  Rutland r{{{"leaving_care.stays_put", 1.0},
             {"leaving_care.stays_on", 1.0},
             {"leaving_care.leaver_suitable", 0.0},
             {"leaving_care.suitable_18", 0.0}}};
  for (std::uint32_t i = 0; i < r.cell.children.size(); ++i) {
    Child& child = r.cell.children[i];
    if (child.open_case.exists()) continue;
    child.birth = birthday(r.now.today, -18);
    const CaseRow row = open_case(r.now, ChildRow{i}, Source::schools);
    Case& c = r.cell[row];
    c.stage = Stage::looked_after;
    c.care_since = r.now.today - 1000;
    c.placement = PlacementKind::foster;
    leave_care(r.now, row, CareExit::eighteenth_birthday);
    CHECK(r.cell[row].stays_put);
    CHECK(r.cell[row].suitable_home);
    r.now.today = r.cell[row][Due::pathway_review];
    review_pathway(r.now, row);
    CHECK(r.cell[row].suitable_home);
    return;
  }
}

TEST_CASE("prospects by hand: long settled and early in care is better than neither") {
  Rutland r{{{"leaving_care.settled", 0.3}, {"leaving_care.late_entry", 0.2}}};
  const Parameters& p = r.model.parameters;
  Case c;
  c.birth = birthday(r.now.today, -18);
  c.placed_since = r.now.today - 8 * 366;  // counted to 5 years
  c.care_since = c.birth;
  note_prospects(r.now, c);
  CHECK(static_cast<double>(c.prospects) == Approx(0.3 * (5 - p.leaver_settled_mean) / p.leaver_settled_sd +
                                                   0.2 * p.leaver_entry_age_mean / p.leaver_entry_age_sd));
  c.placed_since = never;
  c.care_since = r.now.today - 100;
  note_prospects(r.now, c);
  CHECK(c.prospects < 0);
}
