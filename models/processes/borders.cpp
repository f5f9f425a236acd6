#include <algorithm>
#include <optional>
#include <utility>

#include "core/calendar/working_days.hpp"
#include "models/population/contacts.hpp"
#include "models/population/opening_contacts.hpp"
#include "models/population/opening_past.hpp"
#include "models/population/rows.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

/// Transferred to another authority when the family moves: care stays where it is, and so does support of care leavers.
bool goes_along(Stage stage) { return stage != Stage::looked_after && stage != Stage::care_leaver; }

int minors(const Cell& cell, FamilyRow family, Day today) {
  int n = 0;
  for (ChildRow c = cell[family].first_child; c.exists(); c = cell[c].sibling)
    n += !cell[c].gone && cell[c].birth <= today && age_on(cell[c].birth, today) < 18;
  return n;
}

bool has_case(const Cell& cell, FamilyRow family) {
  for (ChildRow c = cell[family].first_child; c.exists(); c = cell[c].sibling)
    if (cell[c].open_case.exists() && goes_along(cell[cell[c].open_case].stage)) return true;
  return false;
}

/// What the authority learned of a family stays behind the border; what happened to it does not.
void forget(Family& family) {
  family.last_closed = family.early_help = family.turned_away = family.first_court = family.last_court =
      not_due;
  family.court_again = false;
}

/// A child on a plan arrives with a conference to come, as working together has it: within 15 working days.
void call_transfer_conference(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  c[Due::decision] = not_due;
  begin_assessment(now, row);
  if (c[Due::conference] != not_due) return;
  c.section_47_since = now.today;
  const Family& family = now.cell[now.cell[c.child].family];
  const double u = now.uniform(family.id, decision::section_47_length);
  c[Due::conference] =
      add_working_days(now.today, std::max(1, static_cast<int>(now.model.conference_on_time.quantile(u))));
  schedule(now, row);
}

/// The case goes on as it stood, with what was due, and as much trust as any hand-over leaves.
void take_over(Now& now, CaseRow row, const Case& before) {
  Case& c = now.cell[row];
  c.opened = before.opened;
  c.trust = before.trust;
  c.child_trust = before.child_trust;
  c.changed = before.changed;
  c.assessed = before.assessed;
  c.hand_overs = before.hand_overs;
  c.section_47_since = before.section_47_since;
  c.supervised_until = before.supervised_until;
  c.family_conference = before.family_conference;
  enter_stage(now, row, before.stage);
  c.sought_for = WorkerSought::transfer;
  for (const Due what : {Due::decision, Due::assessment_end, Due::conference, Due::review,
                         Due::family_conference, Due::gateway})
    if (before[what] != not_due) c[what] = std::max(now.today + 1, before[what]);
  if (before.stage == Stage::protection_plan) {
    now.count(stat::cpp_started);
    now.count_groups(stat::cpp_started_by_group, c);
    c.plan_since = before.plan_since;
    c.abuse = before.abuse;
    c.reviews = before.reviews;
    c.review_limit = before.review_limit;
    c.review_was_late = before.review_was_late;
  }
  set_stage_hazards(now, c);
  schedule(now, row);
}

}  // namespace

void receive_transfer(Now& now, ChildRow child, bool on_plan) {
  now.count(stat::transfers_in);
  const CaseRow row = refer(now, child, Source::la_services);
  if (on_plan && now.cell[child].birth <= now.today) call_transfer_conference(now, row);
}

void set_borders(Now& now) {
  Cell& cell = now.cell;
  Borders& borders = cell.borders;
  std::vector<std::uint32_t> families;
  double children = 0, plans = 0;
  for (const Case& c : cell.cases) {
    if (!c.child.exists() || !goes_along(c.stage)) continue;
    ++children;
    plans += c.stage == Stage::protection_plan;
    families.push_back(cell[c.child].family.value());
  }
  if (families.empty()) return;
  std::sort(families.begin(), families.end());
  families.erase(std::unique(families.begin(), families.end()), families.end());
  double frailty = 0;
  for (const std::uint32_t row : families) frailty += static_cast<double>(cell.families[row].frailty);
  const auto n = static_cast<double>(families.size());
  borders.open_share = n / std::max(1, cell.families_at_start);
  borders.open_frailty = frailty / n;
  borders.on_plan = plans / children;
  borders.arrivals_a_year = children * now.p.move_per_year * now.p.move_open_case_ratio;
}

namespace {

/// Newcomers have lived as residents of their ages have: cases that closed not long ago bring further contacts, and children
/// were referred, in need or in care before. An open case elsewhere was one of a child in need.
void bring_history(Now& now, FamilyRow row, bool with_case) {
  Cell& cell = now.cell;
  if (!with_case) remember_last_referral(now, row);
  for (ChildRow c = cell[row].first_child; c.exists(); c = cell[c].sibling) {
    if (with_case) cell[c].take(LifeStep::referred), cell[c].take(LifeStep::in_need);
    if (now.p.borders != 0) cell[c].last_referral = cell[c].last_closed = never;  // not seen across a border
  }
  bring_past(now, row);
}

}  // namespace

void receive_newcomers(Now& now) {
  // As many families come from outside the run as leave it on average, with and without a case: the population stands.
  const Borders& borders = now.cell.borders;
  const double outside = now.model.authorities.size() > 1 ? 1 - now.p.move_within_run : 1.0,
               open = borders.open_share * now.p.move_open_case_ratio, all = 1 - borders.open_share + open;
  const double per_day = now.cell.families_at_start * now.p.move_per_year * all * outside / days_per_year;
  const int families =
      now.draws.poisson(per_day, now.cell.facts->number, decision::of(decision::newcomers), now.today);
  for (int i = 0; i < families; ++i) {
    const std::uint64_t key =
        newcomer_key + mixed(now.cell.facts->number, static_cast<std::uint64_t>(now.today),
                             2U * static_cast<std::uint64_t>(i) + 1) /
                           4;
    const auto u = now.draws.four(key, decision::of(decision::newcomers), now.today, 1);
    Household household{key};
    household.youngest = 1 + static_cast<Day>(u[0] * now.p.newcomer_oldest_days);
    household.second = u[1] < 1 - now.p.families_of_one;
    const bool with_case = u[2] * all < open;
    if (with_case) household.frailty_ratio = borders.open_frailty;
    const FamilyRow row = add_household(now, household);
    now.count(stat::families_moved_in);
    bring_history(now, row, with_case);
    if (!with_case) continue;
    for (ChildRow c = now.cell[row].first_child; c.exists(); c = now.cell[c].sibling)
      receive_transfer(now, c, u[3] < borders.on_plan);
  }
}

namespace {

/// Of families who leave, some go to another authority of the run, each as likely as it has children.
std::optional<std::size_t> where_to(const Now& now, FamilyId id) {
  const std::vector<double>& up_to = now.model.children_up_to;
  if (up_to.size() == 1) return std::nullopt;
  const double u = now.uniform(id, decision::family_move_where);
  if (u >= now.p.move_within_run) return std::nullopt;
  const std::size_t here = now.cell.index, last = up_to.size() - 1;
  const double before = here == 0 ? 0 : up_to[here - 1], own = up_to[here] - before;
  double child = u / now.p.move_within_run * (up_to.back() - own);
  if (child >= before) child += own;
  const auto found = std::upper_bound(up_to.begin(), up_to.end(), child);
  return std::min(last, static_cast<std::size_t>(found - up_to.begin()));
}

/// The family leaves, its open cases closed by transfer, with what it takes along if it stays within the run.
void depart(Now& now, FamilyRow row, Departure* along) {
  Cell& cell = now.cell;
  for (ChildRow c = cell[row].first_child; c.exists(); c = cell[c].sibling) {
    Child& child = cell[c];
    if (child.gone || child.rehomed) continue;
    if (child.open_case.exists()) {
      if (!goes_along(cell[child.open_case].stage)) continue;
      if (along != nullptr) along->cases.push_back(cell[child.open_case]);
      if (cell[child.open_case].stage == Stage::protection_plan) end_plan(now, cell[child.open_case]);
      close_case(now, child.open_case, Closing::transferred);
    }
    if (along != nullptr) along->children.push_back({child, earlier_care(cell, child)});
    child.gone = true;
    now.count(stat::left_population);
  }
  if (along != nullptr) along->family = cell[row];
  cell[row].gone = true;
  if (is_of_first_day(cell, row)) cell.moved_away[row.value()] = true;
  now.count(stat::families_moved_out);
}

}  // namespace

void move_away(Now& now, FamilyRow row) {
  if (now.cell[row].gone) return;
  const FamilyId id = now.cell[row].id;
  if (now.uniform(id, decision::move_with_case) * now.p.move_open_case_ratio >= 1 &&
      !has_case(now.cell, row)) {
    plan_move(now.cell, now.model, now.draws, row, now.today);
    return;
  }
  if (minors(now.cell, row, now.today) == 0) return;
  const std::optional<std::size_t> to = where_to(now, id);
  if (!to) return depart(now, row, nullptr);
  Departure departure;
  departure.to = *to;
  depart(now, row, &departure);
  now.cell.departures.push_back(std::move(departure));
}

namespace {

/// The family's rows in this authority.
FamilyRow add_arrival(Now& now, const Departure& arrival) {
  Cell& cell = now.cell;
  const bool unknown = now.p.borders != 0;
  Family family = arrival.family;
  family.first_child = ChildRow::none();
  family.born.fill(not_due);
  family.crowded = family.gone = false;
  if (unknown) forget(family);
  const FamilyRow row = add_to_families(cell, family);
  if (family.first_court != not_due) cell.court.families.push_back(row);
  for (const Departure::Leaver& leaver : arrival.children) {
    Child child = leaver.child;
    child.care = CareRow::none();
    if (leaver.child.care.exists()) keep_earlier_care(cell, child) = leaver.care;
    child.family = row;
    child.sibling = cell[row].first_child;
    child.open_case = CaseRow::none();
    child.gone = false;
    if (unknown) child.last_referral = child.last_closed = never;
    cell[row].first_child = add_to_children(cell, child);
    cell[row].add_to_household(child.birth);
  }
  return row;
}

void settle_arrival(Now& now, const Departure& arrival) {
  Cell& cell = now.cell;
  const FamilyRow row = add_arrival(now, arrival);
  now.count(stat::families_moved_in);
  plan_next_birth(cell, now.model, now.draws, row, now.today);
  plan_contacts(now, row);
  if (const Day closed = cell[row].last_closed; closed != not_due)
    plan_contact(cell, now.model, now.draws, row, now.today, {Chain::after_closure, closed});
  plan_move(cell, now.model, now.draws, row, now.today);
  for (ChildRow c = cell[row].first_child; c.exists(); c = cell[c].sibling) {
    const auto before = std::find_if(arrival.cases.begin(), arrival.cases.end(),
                                     [&](const Case& open) { return open.id == cell[c].id; });
    if (before == arrival.cases.end() || age_on(cell[c].birth, now.today) >= 18) continue;
    if (now.p.borders != 0) {
      receive_transfer(now, c, before->stage == Stage::protection_plan);
      continue;
    }
    now.count(stat::transfers_in);
    take_over(now, open_case(now, c, Source::la_services), *before);
  }
}

}  // namespace

void settle_arrivals(Now& now) {
  for (const Departure& arrival : now.cell.arrivals) settle_arrival(now, arrival);
  now.cell.arrivals.clear();
}

}  // namespace cscsim
