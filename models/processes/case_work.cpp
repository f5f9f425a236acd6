#include "models/processes/case_work.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "models/population/contacts.hpp"
#include "models/processes/budget.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/workforce.hpp"
#include "models/processes/young_people.hpp"

namespace cscsim {

double at_ratio(double p, double ratio) {
  if (ratio == 1.0) return p;
  return p >= 1.0 ? 1.0 : -std::expm1(ratio * std::log1p(-p));
}

namespace {

bool shared_by_siblings(const Family& family, Cause cause) {
  switch (cause) {
    case Cause::section_47:
    case Cause::proceedings:
    case Cause::closure:
      return true;
    case Cause::edge_of_care:
    case Cause::emergency:
    case Cause::return_home:
    case Cause::kinship_order:
      return family.together;
    default:
      return false;
  }
}

std::size_t band(Day days, std::initializer_list<Day> upper) {
  std::size_t i = 0;
  for (const Day limit : upper) {
    if (days < limit) return i;
    ++i;
  }
  return i;
}

}  // namespace

// From 10 on, entry by agreement is scaled at its gate instead.
double clock_ratio(const Now& now, const Case& c, Cause cause) {
  const Cell& cell = now.cell;
  switch (cause) {
    case Cause::section_47:
      return ratio(cell, c, Lever::section_47);
    case Cause::proceedings:
      return ratio(cell, c,
                   c.stage == Stage::looked_after ? Lever::proceedings_issued : Lever::pre_proceedings);
    case Cause::closure:
      return ratio(cell, c, Lever::closure);
    case Cause::return_home:
      return ratio(cell, c, Lever::return_home);
    case Cause::kinship_order:
      return ratio(cell, c, Lever::kinship_order);
    case Cause::move:
      return ratio(cell, c, Lever::placement_move);
    case Cause::missing:
      return ratio(cell, c, Lever::missing) * young_lever(now, c, RiskOf::missing);
    case Cause::parental_change:
      return ratio(cell, c, Lever::parental_change);
    case Cause::edge_of_care:
      return age_on(c.birth, now.today) < 10
                 ? ratio(cell, c, Lever::care_entry) / ratio(cell, c, Lever::threshold)
                 : young_lever(now, c, RiskOf::entry);
    case Cause::emergency:
    case Cause::other_exit:
    case Cause::independent:
    case Cause::hand_over:
      return 1.0;
  }
  return 1.0;
}

bool is_worked_with(const Cell& cell, const Case& c) {
  for (std::uint32_t e = c.enrolment; e != 0; e = cell.enrolments[e - 1].next) {
    const ActiveEnrolment& enrolment = cell.enrolments[e - 1];
    if (!enrolment.over && (enrolment.keeps_worker || enrolment.ratios != LeverRatios{})) return true;
  }
  return false;
}

double ratio(const Cell& cell, const Case& c, Lever lever) {
  double value = cell.levers[lever];
  for (std::uint32_t e = c.enrolment; e != 0; e = cell.enrolments[e - 1].next)
    if (!cell.enrolments[e - 1].over) value *= cell.enrolments[e - 1].ratios[lever];
  return value;
}

void start_clock(Now& now, Case& c, Cause cause) {
  const Family& family = now.cell[now.cell[c.child].family];
  const bool shared = shared_by_siblings(family, cause);
  const std::uint64_t key = shared ? family.id.value() : c.id.value();
  const auto name =
      static_cast<Decision>(decision::clock + 16 * static_cast<int>(c.stage) + static_cast<int>(cause));
  // Ids of families and of children may be the same numbers: the ordinal keeps their draws apart.
  c.clocks.start(cause, now.today, now.draws.exponential(key, name, now.today, shared ? 1 : 0));
}

void start_clocks(Now& now, Case& c, std::initializer_list<Cause> causes) {
  const Family& family = now.cell[now.cell[c.child].family];
  std::array<std::array<std::optional<std::array<double, 4>>, (cause_count + 3) / 4>, 2> blocks;
  for (const Cause cause : causes) {
    const auto number = static_cast<std::size_t>(cause);
    const bool shared = shared_by_siblings(family, cause);
    auto& block = blocks[shared ? 1 : 0][number / 4];
    if (!block)
      block = now.draws.four(shared ? family.id.value() : c.id.value(),
                             static_cast<Decision>(decision::clock + 16 * static_cast<int>(c.stage) +
                                                   static_cast<int>(number / 4)),
                             now.today, shared ? 3 : 2);  // 0 and 1 are those of start_clock
    c.clocks.start(cause, now.today,
                   static_cast<double>(-std::log(static_cast<float>((*block)[number % 4]))));
  }
}

void turn(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  for (std::size_t i = 0; i < cause_count; ++i) {
    const auto cause = static_cast<Cause>(i);
    if (c.clocks.running(cause))
      c.clocks.scale(cause, now.today, static_cast<float>(clock_ratio(now, c, cause)));
  }
  // A case that is still to be looked at today keeps that look: what is due today must not slip.
  if (c.scheduled != now.today) schedule(now, row);
}

void schedule(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  c[Due::event] = c.clocks.first_day();
  const Day next = std::max(now.today + 1, Day{DueDay::earliest(c.due)});
  if (next == c.scheduled) return;
  c.scheduled = next;
  ++c.token;
  if (next < now.model.end)
    now.cell.calendar.add({next, row.value(), c.token, static_cast<std::uint8_t>(Visit::case_look)});
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
  c.went_home = child.went_home;
  c.instability = child.instability;
  look_at_severity(now, c);
  c.entry_weight = entry_weight(now, child);
  c.sex = child.sex;
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
  reach(now, child, &Child::ever_referred, stat::first_referral_by_age);
  if (child.last_referral == never || financial_year(child.last_referral) != financial_year(now.today))
    now.count(stat::children_referred);
  child.last_referral = now.today;
  now.log(child, Event::referral, source, now.today - child.birth);
  return row;
}

void enter_stage(Now& now, CaseRow row, Stage stage) {
  Case& c = now.cell[row];
  const bool new_team =
      !c.worker.exists() || (team_of(stage) != team_of(c.stage) && !stays_with_worker(now, c, stage));
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

namespace {

/// Half a year in a stage, three months with a worker and in a placement: nothing moves fast any more.
bool settled(const Case& c, Day today) {
  return c.stage == Stage::care_leaver ||
         (today - c.stage_since >= 183 && today - std::max(c.worker_since, c.placed_since) >= 91);
}

}  // namespace

/// A month on, two if all is settled, or the day on which a hazard that goes by time in stage or care takes its next value,
/// if that is sooner.
Day next_refresh(const Case& c, Day today) {
  Day next = today + (settled(c, today) ? 60 : 30);
  const auto edge = [&next, today](Day since, std::initializer_list<Day> days) {
    for (const Day d : days)
      if (since + d > today && since + d < next) next = since + d;
  };
  if (c.stage == Stage::child_in_need) edge(c.stage_since, {91, 183, 365});
  if (c.stage == Stage::looked_after) edge(c.care_since, {14, 56, 183, 365, 730, 1096, 1826});
  return next;
}

void refresh(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  c[Due::refresh] = next_refresh(c, now.today);
  if (DueDay{now.today} > c.severity_until && c.stage != Stage::care_leaver) look_at_severity(now, c);
  set_trust(now, c);
  set_stage_hazards(now, c);
}

void reach(Now& now, Child& child, bool Child::*ever, stat::Name first_by_age) {
  if (child.*ever) return;
  child.*ever = true;
  const int age = std::max(0, age_on(child.birth, now.today));  // the unborn with the infants
  if (age < 18) now.count(first_by_age, static_cast<std::size_t>(age));
}

void close_case(Now& now, CaseRow row, Closing how) {
  Cell& cell = now.cell;
  Case& c = cell[row];
  Child& child = cell[c.child];
  const bool same_year = financial_year(c.opened) == financial_year(now.today);
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
  now.count(stat::closures);
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
  --now.cell.policies[enrolment.policy].enrolled_now;
  now.log(now.cell[now.cell[enrolment.case_row].child], Event::enrolment_ended, enrolment.policy);
}

void fade_from_today(Now& now, FamilyRow row, float ratio) {
  Family& family = now.cell[row];
  const bool first_today = family.last_closed != now.today;
  family.closing_ratio =
      first_today ? ratio : std::max(family.closing_ratio, ratio);  // of siblings, the likeliest
  if (!first_today) return;
  family.last_closed = now.today;
  plan_contact(now.cell, now.model, now.draws, row, now.today, {Chain::after_closure, now.today});
}

void announce(Now& now, CaseRow row, Moment moment) {
  const auto index = static_cast<std::size_t>(moment);
  if ((now.listened & (1U << index)) == 0) return;
  const Case& c = now.cell[row];
  const Child& child = now.cell[c.child];
  const Family& family = now.cell[child.family];
  MomentColumns& columns = now.moments[index];
  columns.child.push_back(child.id.value());
  columns.family.push_back(family.id.value());
  columns.age.push_back(age_on(child.birth, now.today));
  columns.sex.push_back(static_cast<std::uint8_t>(child.sex));
  columns.ethnicity.push_back(static_cast<std::uint8_t>(child.ethnicity));
  columns.disabled.push_back(child.disabled ? 1 : 0);
  columns.decile.push_back(family.decile);
  columns.stage.push_back(static_cast<std::uint8_t>(c.stage));
  columns.need.push_back(static_cast<std::uint8_t>(static_cast<int>(c.need) + 1));
  columns.open_days.push_back(now.today - c.opened);
  columns.case_row.push_back(row.value());
}

}  // namespace cscsim
