#include <catch2/catch.hpp>

#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// Siblings of eight, five, sixteen and seventeen. The first has a plan, the second no case; the third left care to live on its
/// own, and the fourth is too old for an order.
struct Siblings {
  static constexpr std::array<int, 4> born = {2011, 2014, 2003, 2001};
  Model model;
  Draws draws{1, 0};
  Cell cell;
  Gathered gathered;
  Now now;

  Siblings()
      : model{read_parameters(data_directory(), {{"court.sibling_named", 1.0}}),
              read_facts(data_directory(), {"857"}, usual_start), usual_start, 1},
        now{model, model.parameters, draws, cell, model.start, 0, gathered} {
    cell.facts = model.authorities[0];
    cell.calendar = Ring{model.start};
    cell.tally = Tally{model.month_starts};
    Family family;
    family.id = FamilyId{100};
    cell.families.push_back(family);
    for (std::uint32_t i = 0; i < born.size(); ++i) {
      Child child;
      child.id = ChildId{1 + i};
      child.birth = day_of(born[i], 7, 1);
      child.family = FamilyRow{0};
      child.sibling = cell.families[0].first_child;
      cell.families[0].first_child = ChildRow{i};
      cell.children.push_back(child);
    }
    enter_stage(now, open_case(now, ChildRow{0}, Source::police), Stage::child_in_need);
    begin_leaving_care(now, open_case(now, ChildRow{2}, Source::police));
  }
  [[nodiscard]] bool in_court(std::size_t i) const {
    const CaseRow row = cell.children[i].open_case;
    return row.exists() && cell[row].in_court;
  }
};

}  // namespace

TEST_CASE("one application names the siblings for whom an order can be made, once the day's looks are done") {
  Siblings family;
  issue_proceedings(family.now, family.cell.children[0].open_case);
  CHECK(family.in_court(0));
  CHECK_FALSE(family.in_court(1));
  name_siblings(family.now);
  CHECK(family.in_court(1));
  CHECK_FALSE(family.in_court(2));
  CHECK(family.cell[family.cell.children[2].open_case].stage == Stage::care_leaver);
  CHECK_FALSE(family.in_court(3));
  std::int64_t applications = 0, children = 0;
  for (std::size_t month = 0; month < family.cell.tally.months(); ++month) {
    applications += family.cell.tally.at(month, stat::care_applications);
    children += family.cell.tally.at(month, stat::care_application_children);
  }
  CHECK(applications == 1);
  CHECK(children == 2);
}
