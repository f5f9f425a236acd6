#include "models/population/opening.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "models/population/contacts.hpp"
#include "models/population/opening_care.hpp"
#include "models/population/opening_cases.hpp"
#include "models/population/opening_contacts.hpp"
#include "models/population/opening_past.hpp"
#include "models/population/opening_races.hpp"
#include "models/population/opening_staff.hpp"
#include "models/population/synthesis.hpp"
#include "models/processes/budget.hpp"
#include "models/processes/court_queue.hpp"
#include "models/processes/inspection.hpp"
#include "models/processes/placement_market.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/years.hpp"

namespace cscsim {

namespace {

// Shares by age of those on a plan, and of the rest of those in need (under assessment or child in need), England, 31 March
// 2019: national.csv cpp_31mar_abuse_by age, and cin_31mar_by_age less plans, care and care leavers. In the order of AgeGroup.
constexpr std::array<double, age_groups> plan_age = {1210, 4820, 13130, 15180, 15580, 2340};
constexpr std::array<double, age_groups> need_age = {6150, 10550, 43900, 63470, 80970, 14000};

/// Whole numbers that add up to `total` in proportion to `shares`, by largest remainder.
AgeCounts apportion(int total, const std::array<double, age_groups>& shares) {
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  AgeCounts parts{};
  std::array<std::pair<double, std::size_t>, age_groups> rest;
  int given = 0;
  for (std::size_t i = 0; i < age_groups; ++i) {
    const double exact = sum > 0 ? total * shares[i] / sum : 0;
    parts[i] = static_cast<int>(exact);
    given += parts[i];
    rest[i] = {parts[i] - exact, i};
  }
  std::sort(rest.begin(), rest.end());
  for (std::size_t i = 0; given < total; ++i, ++given) ++parts[rest[i % age_groups].second];
  return parts;
}

}  // namespace

Cell make_opening_world(const Model& model, std::size_t authority, const Draws& draws) {
  Cell cell = make_people(model, authority, draws);
  const Facts& facts = *cell.facts;
  open_years(cell, model, draws);
  const Day eve = model.start - 1;
  cell.tally = Tally{{eve - 31, model.end + 1}};  // what the making of the stock counts is thrown away
  Gathered gathered;
  Now now{model, model.parameters, draws, cell, eve, 0, gathered};

  const auto whole = [](double n) { return static_cast<int>(std::lround(n)); };
  const int cla = whole(facts.cla_31mar), cpp = whole(facts.cpp_31mar), all = whole(facts.cin_31mar);
  const int others = std::max(0, all - cla - cpp);
  const int leavers = std::min(whole(now.p.leavers_per_looked_after * cla), whole(0.4 * others));
  const int rest = others - leavers;
  const int assessing = std::min(
      whole(facts.referrals * (1 - no_action_share(now)) * now.p.assessment_days_mean / days_per_year),
      rest / 2);
  const auto plans = apportion(cpp, plan_age), needs = apportion(rest, need_age);

  make_pregnancies_known(now, plans[0] + needs[0]);
  Races races{now, {apportion(cla, facts.cla_age_share), plans, needs}};
  open_care(now, cla, [&races](std::size_t group) { return races.next(Lane::care, group); });
  // Ages that run out of children pass their rest to the next.
  const auto open_all = [&races](Lane lane, const AgeCounts& numbers, auto open) {
    int short_of = 0, n = 0;
    for (std::size_t group = 0; group < age_groups; ++group)
      for (int i = numbers[group] + std::exchange(short_of, 0); i > 0; --i) {
        const ChildRow child = races.next(lane, group);
        if (child.exists())
          open(child, n++);
        else
          ++short_of;
      }
  };
  open_all(Lane::plan, plans, [&now](ChildRow child, int) { open_plan(now, child); });
  const double returned = returned_share(now, rest - assessing);
  open_all(Lane::need, needs, [&now, rest, assessing, returned](ChildRow child, int n) {
    // Every rest/assessing-th is under assessment: the same mix of ages.
    const bool assess = static_cast<long>(n + 1) * assessing / std::max(1, rest) >
                        static_cast<long>(n) * assessing / std::max(1, rest);
    if (assess)
      open_assessment(now, child);
    else
      open_need(now, child, returned);
  });
  for (int i = 0; i < leavers; ++i) open_leaver(now, static_cast<std::uint64_t>(i));

  set_leavers_births(now);
  set_borders(now);
  open_court(now);
  recall_proceedings(now);
  staff(now);
  open_purse(cell, model);
  open_oversight(cell, model, draws);
  set_pressure(now);
  open_relationships(now);
  set_contact_level(cell, model, model.start);
  for (std::uint32_t i = 0; i < cell.families.size(); ++i) {
    remember_last_referral(now, FamilyRow{i});
    plan_contact(cell, model, draws, FamilyRow{i}, eve);
  }
  remember_life_courses(now);
  cell.tally = Tally{model.month_starts};
  cell.swept_to = model.start;
  open_market(cell, model);
  return cell;
}

}  // namespace cscsim
