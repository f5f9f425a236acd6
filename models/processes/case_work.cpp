#include "models/processes/case_work.hpp"

#include <algorithm>
#include <cmath>

#include "models/population/contacts.hpp"
#include "models/processes/budget.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/workforce.hpp"

namespace cscsim {

namespace {

std::size_t band(Day days, std::initializer_list<Day> upper) {
  std::size_t i = 0;
  for (const Day limit : upper) {
    if (days < limit) return i;
    ++i;
  }
  return i;
}

}  // namespace

bool is_worked_with(const Cell& cell, const Case& c) {
  for (std::uint32_t e = c.enrolment; e != 0; e = cell.enrolments[e - 1].next) {
    const ActiveEnrolment& enrolment = cell.enrolments[e - 1];
    if (!enrolment.over && (enrolment.keeps_worker || enrolment.ratios != LeverRatios{})) return true;
  }
  return false;
}

CaseRow open_case(Now& now, ChildRow child_row, Source source) {
  Cell& cell = now.cell;
  Child& child = cell[child_row];
  invariant(!child.open_case.exists(), "a child has one open case at most");
  CaseRow row{static_cast<std::uint32_t>(cell.cases.size())};
  if (cell.free_cases.empty()) {
    cell.cases.emplace_back();
  } else {
    row = cell.free_cases.back();
    cell.free_cases.pop_back();
    const std::uint32_t token = cell[row].token;  // entries of the slot's last case must stay stale
    cell[row] = Case{};
    cell[row].token = token + 1;
  }
  Case& c = cell[row];
  c.child = child_row;
  c.id = child.id;
  c.birth = child.birth;
  c.went_home = earlier_care(cell, child).went_home;
  c.instability = instability(now.model, now.draws, child.id);
  look_at_severity(now, c);
  c.entry_weight = entry_weight(now, child);
  c.sex = child.sex;
  c.ethnicity = child.ethnicity;
  c.decile = child.decile & 15U;
  c.disabled = child.disabled;
  c.asylum = child.asylum;
  c.opened = c.stage_since = now.today;
  c.source = source;
  c.need = child.disabled && now.uniform(child.id, decision::need_code) < now.p.need_of_disabled
               ? Need::child_disability
               : cell[child.family].need;
  c[Due::eighteenth_birthday] = birthday(child.birth, 18);
  child.open_case = row;

  now.count(stat::referrals);
  now.count(stat::referrals_by_source, static_cast<std::size_t>(source));
  now.count_groups(stat::referrals_by_group, c);
  switch (month_of(now.today)) {
    case 1:
      now.count(stat::referrals_in_january);
      break;
    case 4:
      now.count(stat::referrals_in_april);
      break;
    case 7:
      now.count(stat::referrals_in_july);
      break;
    case 8:
      now.count(stat::referrals_in_august);
      break;
    default:
      break;
  }
  if (now.today - child.last_referral <= 365) now.count(stat::rereferrals);
  if (now.today - child.last_closed <= 365) now.count(stat::rereferred_after_closure);
  reach(now, child, LifeStep::referred);
  if (child.last_referral == never || year_to_march(child.last_referral) != year_to_march(now.today))
    now.count(stat::children_referred);
  child.last_referral = now.today;
  now.log(child, Event::referral, source, now.today - child.birth);
  return row;
}

void enter_stage(Now& now, CaseRow row, Stage stage) {
  Case& c = now.cell[row];
  const bool new_team = !c.worker.exists() || !stays_with_worker(now, c, stage);
  c.stage = stage;
  c.stage_since = now.today;
  c.clocks.stop_all();
  if (stage == Stage::looked_after || stage == Stage::care_leaver) {
    c.on_edge = false;
    c[Due::edge_decision] = not_due;
  }
  set_minutes(now.cell, row, now.model.weekly_minutes[static_cast<std::size_t>(stage)]);
  if (stage != Stage::referral) {
    start_stage_clocks(now, c);
    if (c.on_edge)
      c.clocks.stop(Cause::edge_of_care);  // a decision is pending: it stands, whatever the stage
    refresh(now, row);
  }
  if (new_team && !c.keeps_worker)
    seek_worker(now, row,
                c.worker.exists()         ? WorkerSought::transfer
                : c.worker_since == never ? WorkerSought::first
                                          : WorkerSought::replacement);
  now.log(now.cell[c.child], Event::stage, stage);
  schedule(now, row);
}

void reach(Now& now, Child& child, LifeStep step) {
  if (child.ever(step)) return;
  child.take(step);
  const int age = std::max(0, age_on(child.birth, now.today));  // the unborn with the infants
  constexpr std::array<stat::Name, life_steps> first_by_age = {
      stat::first_referral_by_age, stat::first_need_by_age, stat::first_plan_by_age, stat::first_care_by_age};
  if (age < 18) now.count(first_by_age[static_cast<std::size_t>(step)], static_cast<std::size_t>(age));
}

namespace {

/// A closing, and on what terms if the child was found in need: trust, change, and the ratio of contacts that follow.
void count_closing(Now& now, const Case& c, float ratio) {
  now.count(stat::closures);
  if (!c.assessed) return;
  now.count(stat::closings_of_need);
  if (c.changed) now.count(stat::closings_changed);
  now.add(stat::closing_trust_thousandths, std::llround(1000 * c.trust.on(now.today)));
  now.add(stat::closing_ratio_thousandths, std::llround(1000 * ratio));
}

}  // namespace

void close_case(Now& now, CaseRow row, Closing how) {
  Cell& cell = now.cell;
  Case& c = cell[row];
  Child& child = cell[c.child];
  const bool same_year = year_to_march(c.opened) == year_to_march(now.today);
  switch (how) {
    case Closing::no_further_action:
      now.count(stat::no_further_action);
      if (same_year) now.count(stat::no_further_action_same_year);
      now.log(child, Event::no_further_action);
      break;
    case Closing::not_in_need:
      now.count(stat::not_in_need);
      if (same_year) now.count(stat::not_in_need_same_year);
      now.log(child, Event::not_in_need);
      break;
    case Closing::ended:
    case Closing::transferred:
      now.count(stat::cin_ended);
      now.count_groups(stat::cin_ended_by_group, c);
      now.count(stat::cin_ended_by_duration, band(now.today - c.opened, {92, 183, 365, 731}));
      if (how == Closing::transferred) now.count(stat::cin_transferred);
      now.log(child, Event::closed, how, now.today - c.opened);
      break;
  }
  const float after = closing_ratio(now, c);
  if (age_on(child.birth, now.today) < 18) count_closing(now, c, after);  // the others cannot come back
  for (std::uint32_t e = c.enrolment; e != 0; e = cell.enrolments[e - 1].next)
    end_enrolment(now, cell.enrolments[e - 1]);
  release_case(cell, row);
  child.open_case = CaseRow::none();
  child.last_closed = now.today;
  fade_from_today(now, child.family, after);
  if (how == Closing::ended) step_down(now, child.family);
  const std::uint32_t token = c.token + 1;
  c = Case{};
  c.token = token;
  cell.free_cases.push_back(row);
}

void end_enrolment(Now& now, ActiveEnrolment& enrolment) {
  if (enrolment.over) return;
  enrolment.over = true;
  PolicyBook& policy = now.cell.policies[enrolment.policy];
  --policy.enrolled_now;
  --policy.enrolled_by[enrolment.service];
  now.log(now.cell[now.cell[enrolment.case_row].child], Event::enrolment_ended, enrolment.policy);
}

void lapse_enrolment(Now& now, std::uint32_t index) {
  ActiveEnrolment& enrolment = now.cell.enrolments[index];
  if (enrolment.over) return;  // ended with the case, or the placement
  end_enrolment(now, enrolment);
  Case& c = now.cell[enrolment.case_row];
  c.keeps_worker = false;
  for (std::uint32_t e = c.enrolment; e != 0; e = now.cell.enrolments[e - 1].next)
    c.keeps_worker |= !now.cell.enrolments[e - 1].over && now.cell.enrolments[e - 1].keeps_worker;
  turn(now, enrolment.case_row);
}

void leave_constellation(Now& now, const Case& c) {
  for (std::uint32_t e = c.enrolment; e != 0; e = now.cell.enrolments[e - 1].next)
    if (now.cell.enrolments[e - 1].while_placed) lapse_enrolment(now, e - 1);
}

void fade_from_today(Now& now, FamilyRow row, float ratio) {
  Family& family = now.cell[row];
  const bool first_today = family.last_closed != now.today;
  const auto own = static_cast<float>(returns_ratio(now.model, now.draws, family)) * ratio;
  family.closing_ratio =
      first_today ? own : std::max(family.closing_ratio, own);  // of siblings, the likeliest
  if (!first_today) return;
  family.last_closed = now.today;
  now.gathered.closings.push_back(row);
}

void follow_closings(Now& now) {
  for (const FamilyRow row : now.gathered.closings)
    if (!now.cell[row].gone)
      plan_contact(now.cell, now.model, now.draws, row, now.today, {Chain::after_closure, now.today});
  now.gathered.closings.clear();
}

void announce(Now& now, CaseRow row, Moment moment) {
  const auto index = static_cast<std::size_t>(moment);
  if ((now.listened & (1U << index)) == 0) return;
  const Case& c = now.cell[row];
  const Child& child = now.cell[c.child];
  const Family& family = now.cell[child.family];
  MomentColumns& columns = now.gathered.moments[index];
  columns.child.push_back(child.id.value());
  columns.family.push_back(family.id.value());
  columns.age.push_back(age_on(child.birth, now.today));
  columns.sex.push_back(static_cast<std::uint8_t>(child.sex));
  columns.ethnicity.push_back(static_cast<std::uint8_t>(child.ethnicity));
  columns.disabled.push_back(child.disabled ? 1 : 0);
  columns.decile.push_back(family.decile);
  columns.stage.push_back(static_cast<std::uint8_t>(c.stage));
  columns.need.push_back(static_cast<std::uint8_t>(static_cast<int>(c.need) + 1));
  columns.factors.push_back(
      static_cast<std::uint8_t>(now.model.severity.factors(now.draws, family, now.today)));
  columns.placement.push_back(c.stage == Stage::looked_after ? static_cast<std::uint8_t>(c.placement) : 255);
  columns.constellation.push_back(c.home.exists() && now.cell[c.home].constellation != 0 ? 1 : 0);
  columns.court_before.push_back(family.first_court < (c.in_court ? c.proceedings_since : now.today) ? 1 : 0);
  columns.open_days.push_back(now.today - c.opened);
  columns.case_row.push_back(row.value());
}

}  // namespace cscsim
