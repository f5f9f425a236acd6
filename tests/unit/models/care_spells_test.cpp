#include "models/population/care_spells.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// Of children under 16 in care, those who have been there for two and a half years.
double long_stays(const MonthsInCare& months) {
  double all = 0, long_since = 0;
  for (std::size_t age = 0; age < 16; ++age)
    for (std::size_t month = 0; month < months[age].size(); ++month) {
      all += months[age][month];
      if (month >= 30) long_since += months[age][month];
    }
  return long_since / all;
}

}  // namespace

TEST_CASE("where no hazard takes children home, courts alone send some of the youngest away") {
  Parameters p;
  p.court_exits = 0.45;
  const MonthsInCare months = months_in_care(p, 1);
  // Entries by age in months, 6,030 a year in the first. A month later the last of those who entered have turned 1.
  CHECK(months[0][0] == Approx(12 * 6030));
  CHECK(months[0][6] == Approx(6 * 6030));
  // Four months of hearings at 0.45 a year, from the seventh on.
  CHECK(months[0][11] == Approx(6030 * std::exp(-0.45 * 4 / 12)));
  // Who entered at 6 is still there at 17; who has just come at 17 is, too.
  CHECK(months[17][12 * 11] == Approx(12 * 1070));
  CHECK(months[17][0] == Approx(12 * 1550));
}

TEST_CASE("the more leave, the shorter those in care have been there") {
  const Parameters p = read_parameters(data_directory(), {});
  const double usual = long_stays(months_in_care(p, 1.4));
  CHECK(long_stays(months_in_care(p, 0.7)) > usual);
  CHECK(long_stays(months_in_care(p, 2.8)) < usual);
  // national.csv cla_fp2019_cla_2andhalfyears: 38% of those under 16; 1.4 is the mean effect of the authorities.
  CHECK(usual == Approx(0.38).margin(0.08));
}

TEST_CASE(
    "some children in need came home from care before the first day, and are known to have been there") {
  const Model model = model_of("926");
  const Cell cell = make_opening_world(model, 0, Draws{1, 0});
  int in_need = 0, came_home = 0;
  for (const Case& c : cell.cases) {
    if (!c.child.exists() || c.stage != Stage::child_in_need) continue;
    ++in_need;
    if (c.went_home == never) continue;
    ++came_home;
    CHECK(c.went_home == c.stage_since);
    CHECK(earlier_care(cell, cell[c.child]).went_home == c.went_home);
    CHECK(cell[c.child].ever(LifeStep::in_care));
  }
  CHECK(came_home > 0.01 * in_need);
  CHECK(came_home < 0.1 * in_need);
}
