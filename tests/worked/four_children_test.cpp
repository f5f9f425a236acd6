#include <catch2/catch.hpp>

#include "models/processes/case_work.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// No chance at all: every gate is 0 or 1, every hazard 0. What is left is the calendar.
Parameters certain() {
  Parameters p = without_chance();
  p.close_at_assessment = 1;
  p.eighteen_independent = 1;
  p.caseload_cap = 10;
  return p;
}

Facts bare_authority() {
  Facts facts;
  facts.code = "000";
  facts.name = "Somewhere";
  facts.no_further_action = 1;                            // every referral ends at the front door
  facts.not_in_need_recorded = 0;                         // every assessment finds need
  facts.section_47 = facts.icpc = facts.cpp_started = 1;  // every conference makes a plan
  return facts;
}

struct Somewhere {
  Model model{certain(), {std::make_shared<const Facts>(bare_authority())}, day_of(2019, 4, 1), 1};
  Draws draws{1, 0};
  ArmPolicies nobody;
  World world = World(1);
  Cell& cell = world[0];
  Gathered gathered;
  Day eve = day_of(2019, 3, 31);  // a Sunday
  Now now{model, model.parameters, draws, cell, eve, 0, gathered};

  Somewhere() {
    cell.facts = model.authorities[0];
    cell.calendar = Ring{model.start};
    cell.tally = Tally{{eve, model.end + 1}};
    cell.swept_to = model.start;
  }

  ChildRow child(int year, unsigned month, unsigned day) {
    const auto n = static_cast<std::uint32_t>(cell.children.size());
    Family family;
    family.id = FamilyId{100U + n};
    family.first_child = ChildRow{n};
    family.add_to_household(day_of(year, month, day));
    cell.families.push_back(family);
    Child child;
    child.id = ChildId{n + 1U};
    child.birth = day_of(year, month, day);
    child.family = FamilyRow{n};
    cell.children.push_back(child);
    return ChildRow{n};
  }

  Case& open(ChildRow who, Stage stage) {
    const CaseRow row = open_case(now, who, Source::police);
    enter_stage(now, row, stage);
    cell[row].seeks_worker = false;  // held by somebody whom we leave out
    gathered.allocations.clear();
    return cell[row];
  }

  std::string stage_of(ChildRow who) const {
    const CaseRow row = cell[who].open_case;
    return row.exists() ? std::string{to_string(cell[row].stage)} : "closed";
  }
};

}  // namespace

TEST_CASE("four children, five days, as worked out by hand") {
  Somewhere s;
  // Ann, 5, was referred: the manager decides on Tuesday, and every referral ends there.
  const ChildRow ann = s.child(2013, 6, 1);
  s.open(ann, Stage::referral)[Due::decision] = day_of(2019, 4, 2);
  // Ben, 9, is under assessment until Wednesday: in need, and closed with it.
  const ChildRow ben = s.child(2010, 1, 15);
  s.open(ben, Stage::assessment)[Due::assessment_end] = day_of(2019, 4, 3);
  // Cat has been looked after by agreement for a year and is 18 on Thursday.
  const ChildRow cat = s.child(2001, 4, 4);
  Case& care = s.open(cat, Stage::looked_after);
  care.legal = LegalStatus::section_20;
  care.care_since = care.placed_since = day_of(2018, 4, 4);
  care.assessed = true;
  // Dan, 2, is under assessment to the end of the month; his conference is on Friday.
  const ChildRow dan = s.child(2017, 2, 28);
  Case& assessed = s.open(dan, Stage::assessment);
  assessed[Due::assessment_end] = day_of(2019, 4, 30);
  assessed[Due::conference] = day_of(2019, 4, 5);
  assessed.section_47_since = day_of(2019, 3, 20);
  for (const ChildRow who : {ann, ben, cat, dan}) schedule(s.now, s.cell[who].open_case);
  s.cell.tally = Tally{s.model.month_starts};

  const std::vector<std::array<std::string, 4>> evenings = {
      //   Ann         Ben           Cat             Dan
      {"referral", "assessment", "looked_after", "assessment"},  // Monday
      {"closed", "assessment", "looked_after", "assessment"},    // Tuesday
      {"closed", "closed", "looked_after", "assessment"},        // Wednesday
      {"closed", "closed", "care_leaver", "assessment"},         // Thursday
      {"closed", "closed", "care_leaver", "protection_plan"},    // Friday
  };
  System system{s.model, s.draws, s.nobody, true};
  for (std::size_t i = 0; i < evenings.size(); ++i) {
    const Day today = s.model.start + static_cast<Day>(i);
    advance(s.world, today, today + 1, system);
    CAPTURE(iso(today));
    CHECK(std::array<std::string, 4>{s.stage_of(ann), s.stage_of(ben), s.stage_of(cat), s.stage_of(dan)} ==
          evenings[i]);
  }

  const auto count = [&s](std::size_t what) { return s.cell.tally.at(0, what); };
  CHECK(count(stat::no_further_action) == 1);
  CHECK(count(stat::not_in_need) == 0);
  CHECK(count(stat::assessments) == 1);
  CHECK(count(stat::cin_ended) == 1);
  CHECK(count(stat::icpc) == 1);
  CHECK(count(stat::icpc_within_15) == 1);  // 20 March to 5 April: 12 working days
  CHECK(count(stat::cpp_started) == 1);
  CHECK(count(stat::cla_ceased) == 1);
  CHECK(count(stat::cla_ceased_at_18) == 1);
  CHECK(count(stat::cla_ceased_by_reason + static_cast<std::size_t>(CareExit::independent)) == 1);
  CHECK(count(stat::cla_days) == 3);  // Monday, Tuesday, Wednesday
  CHECK(count(stat::placements_ended) == 1);
  CHECK(count(stat::referrals) == 0);
  CHECK(s.cell.unallocated.size() == 2);  // Cat's new team and Dan's have nobody to hold them
}

TEST_CASE("an assessment that overruns the front door's deadline is counted late") {
  Somewhere s;
  const ChildRow child = s.child(2012, 1, 1);
  s.open(child, Stage::assessment)[Due::assessment_end] =
      day_of(2019, 6, 10);  // 48 working days: two bank holidays in May, Easter
  schedule(s.now, s.cell[child].open_case);
  s.cell.tally = Tally{s.model.month_starts};
  System system{s.model, s.draws, s.nobody, false};
  advance(s.world, s.model.start, day_of(2019, 6, 11), system);
  CHECK(s.cell.tally.at(2, stat::assessments) == 1);
  CHECK(s.cell.tally.at(2, stat::assessments_within_45) == 0);
  CHECK(s.stage_of(child) == "closed");
}

TEST_CASE("siblings' clocks that start on one day ring on one day where it is the family's") {
  Somewhere s;
  const ChildRow first = s.child(2010, 1, 1);
  const ChildRow second = s.child(2012, 1, 1);
  s.cell[second].family = s.cell[first].family;
  for (const ChildRow who : {first, second}) s.open(who, Stage::child_in_need);
  Case &a = s.cell[s.cell[first].open_case], &b = s.cell[s.cell[second].open_case];
  for (Case* c : {&a, &b}) set_hazard(s.now, *c, Cause::closure, 2.0);
  CHECK(a.clocks.first().day == b.clocks.first().day);
  for (Case* c : {&a, &b}) set_hazard(s.now, *c, Cause::emergency, 20.0);
  CHECK(a.clocks.first().day != b.clocks.first().day);  // a child's own
}
