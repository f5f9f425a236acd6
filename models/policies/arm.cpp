#include "models/policies/arm.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/types/money.hpp"
#include "models/processes/budget.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/channels.hpp"
#include "models/processes/inspection.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/workforce.hpp"
#include "models/processes/years.hpp"

namespace cscsim {

namespace {

std::size_t month_of_run(const Cell& cell, Day today) {
  const auto& starts = cell.tally.month_starts();
  return static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), today) - starts.begin()) - 1;
}

void book(Cell& cell, std::size_t policy, PolicyLine line, Day today, std::int64_t n) {
  cell.policies[policy].by_month[static_cast<std::size_t>(line)][month_of_run(cell, today)] += n;
}

void spend(Cell& cell, std::size_t policy, Day today, Money amount) {
  book(cell, policy, PolicyLine::spend_pence, today, amount.pence());
  cell.tally.add(stat::policy_pence, 0, today, amount.pence());
}

/// A number that goes with a policy's id and first day, whatever place it has in the arm.
std::uint64_t number_of(const Policy& policy, Day live) {
  auto number = static_cast<std::uint64_t>(live);
  for (const char letter : policy.id()) number = mixed(number, static_cast<std::uint64_t>(letter));
  return number;
}

/// Hubs stand in the middle of the authority; what they cost is the policy's, so their places have no price.
void open_hubs(Cell& cell, std::size_t policy, std::uint64_t number, const HubPlaces& hubs) {
  for (int i = 0; i < hubs.homes; ++i) {
    Home home;
    home.id = HomeId{mixed(cell.facts->number, number, 0x4000U + static_cast<std::uint64_t>(i))};
    home.kind = PlacementKind::childrens_home;
    home.places = static_cast<std::uint8_t>(std::clamp(hubs.places_per_home, 0, 255));
    home.youngest = 11;
    home.hub = static_cast<std::uint8_t>(policy + 1);
    home.usable = home.places;
    add_to_homes(cell, home);
  }
}

bool works_with(const Cell& cell, CaseRow row, std::size_t policy) {
  for (std::uint32_t e = cell[row].enrolment; e != 0; e = cell.enrolments[e - 1].next)
    if (!cell.enrolments[e - 1].over && cell.enrolments[e - 1].policy == policy) return true;
  return false;
}

void enrol(Now& now, std::size_t policy, CaseRow row, const Enrolment& enrolment) {
  Cell& cell = now.cell;
  Case& c = cell[row];
  const auto index = static_cast<std::uint32_t>(cell.enrolments.size());
  ActiveEnrolment active;
  active.child = cell[c.child].id.value();
  active.case_row = row;
  active.next = c.enrolment;
  active.policy = static_cast<std::uint16_t>(policy);
  active.until = std::max(enrolment.until, now.today);
  active.ratios = enrolment.ratios;
  active.keeps_worker = enrolment.keeps_worker;
  cell.enrolments.push_back(active);
  c.enrolment = index + 1;
  c.keeps_worker |= enrolment.keeps_worker;
  ++cell.policies[policy].enrolled_now;
  if (enrolment.spend_gbp != 0) spend(cell, policy, now.today, Money::pounds(enrolment.spend_gbp));
  if (active.until + 1 < now.model.end)
    cell.calendar.add({active.until + 1, index, 0, static_cast<std::uint8_t>(Visit::enrolment_ends)});
  now.log(cell[c.child], Event::enrolled, policy, active.until - now.today);
  turn(now, row);
}

/// What becomes of a case that a policy would enrol: it may have closed, or its slot gone to another child, since the moment
/// was announced this morning; and a child whom the policy already works with goes on as before.
PolicyLine enrolled_or_why_not(const Cell& cell, std::size_t policy, const MomentColumns& columns,
                               const Enrolment& enrolment) {
  const CaseRow row{columns.case_row[enrolment.row]};
  const ChildRow child = cell[row].child;
  if (!child.exists() || cell[child].id.value() != columns.child[enrolment.row])
    return PolicyLine::closed_first;
  return works_with(cell, row, policy) ? PolicyLine::already_with : PolicyLine::enrolled;
}

/// Enrols whom it can, and counts everyone whom the policy was asked about under what became of them.
void serve(Now& now, std::size_t policy, const MomentColumns& columns, const Service& service) {
  const auto count = [&now, policy](PolicyLine line, std::int64_t n) {
    book(now.cell, policy, line, now.today, n);
  };
  const auto asked = static_cast<std::int64_t>(columns.size());
  const std::int64_t named =
      static_cast<std::int64_t>(service.enrolments().size()) + service.declined() + service.refused();
  invariant(named <= asked, "a policy enrols or refuses no more children than it was asked about");
  count(PolicyLine::eligible, asked);
  count(PolicyLine::not_offered, asked - named);
  count(PolicyLine::declined, service.declined());
  count(PolicyLine::refused, service.refused());
  count(PolicyLine::offered, service.declined());
  for (const Enrolment& enrolment : service.enrolments()) {
    invariant(enrolment.row < columns.size(), "a policy enrols a row of the columns it was given");
    const PolicyLine line = enrolled_or_why_not(now.cell, policy, columns, enrolment);
    count(line, 1);
    if (line != PolicyLine::enrolled) continue;
    count(PolicyLine::offered, 1);
    enrol(now, policy, CaseRow{columns.case_row[enrolment.row]}, enrolment);
  }
}

}  // namespace

ArmPolicies::ArmPolicies(std::vector<std::shared_ptr<const Policy>> policies, const Model& model,
                         const Draws& draws)
    : policies_{std::move(policies)} {
  for (const auto& policy : policies_) {
    std::vector<Standing> by_authority;
    for (const auto& facts : model.authorities) by_authority.push_back(policy->standing(facts->code, draws));
    standing_.push_back(std::move(by_authority));
  }
}

Day ArmPolicies::earliest() const {
  Day first = not_due;
  for (const auto& by_authority : standing_)
    for (const Standing& standing : by_authority)
      first = std::min({first, standing.lead_begins, standing.live});
  return first;
}

void ArmPolicies::open_books(Cell& cell) const {
  cell.policies.resize(policies_.size());
  for (PolicyBook& policy : cell.policies)
    for (auto& line : policy.by_month) line.assign(cell.tally.months(), 0);
}

void ArmPolicies::go_live(Now& now) const {
  bool turned = false;
  for (std::size_t p = 0; p < policies_.size(); ++p) {
    const Standing& standing = standing_[p][now.cell.index];
    PolicyBook& policy = now.cell.policies[p];
    if (policy.live && !policy.lapsed && standing.until <= now.today) policy.lapsed = turned = true;
    if (policy.live || standing.live > now.today) continue;
    policy.live = true;
    open_hubs(now.cell, p, number_of(*policies_[p], standing.live), standing.hubs);
    if (standing.judgement) judge(now, *standing.judgement);
    if (standing.more_entries != 0) raise_income_stress(now, standing.more_entries);
    if (standing.ratios == LeverRatios{}) continue;
    turned = true;
    if (standing.ratios[Lever::foster_supply] < 1)
      take_foster_homes_away(now, 1 - standing.ratios[Lever::foster_supply]);
  }
  if (turned) turn_levers(now);
}

/// Sets the authority's levers to the product of what holds today, and does what follows from a change of them.
void ArmPolicies::turn_levers(Now& now) const {
  Cell& cell = now.cell;
  const LeverRatios before = cell.levers;
  cell.levers = {};
  for (std::size_t p = 0; p < policies_.size(); ++p)
    if (cell.policies[p].live && !cell.policies[p].lapsed) cell.levers *= standing_[p][cell.index].ratios;
  if (cell.levers[Lever::contact] > 1) add_extra_contacts(now);
  for (std::size_t s = 0; s < source_count; ++s) {
    const Lever channel = channel_of(static_cast<Source>(s));
    if (cell.levers[channel] > before[channel]) reopen(now, static_cast<Source>(s));
  }
  if (cell.levers[Lever::caseload] != before[Lever::caseload])
    scale_posts(now, cell.levers[Lever::caseload] / before[Lever::caseload]);
  if (cell.levers[Lever::worker_leaving] != before[Lever::worker_leaving] ||
      cell.levers[Lever::supervision] != before[Lever::supervision])
    review_practice(now);
  set_pressure(now);
  for (std::uint32_t i = 0; i < cell.cases.size(); ++i)
    if (cell.cases[i].child.exists()) turn(now, CaseRow{i});
}

std::uint32_t ArmPolicies::listened(const Cell& cell) const {
  std::uint32_t bits = 0;
  for (std::size_t p = 0; p < policies_.size(); ++p) {
    if (!cell.policies[p].live) continue;
    for (const Moment moment : policies_[p]->moments()) bits |= 1U << static_cast<unsigned>(moment);
  }
  return bits;
}

void ArmPolicies::answer(Now& now) const {
  for (const Moment moment : all_moments()) {
    MomentColumns& columns = now.gathered.moments[static_cast<std::size_t>(moment)];
    if (columns.size() == 0) continue;
    for (std::size_t p = 0; p < policies_.size(); ++p) {
      const auto answers = policies_[p]->moments();
      if (!now.cell.policies[p].live || std::find(answers.begin(), answers.end(), moment) == answers.end())
        continue;
      Service service;
      policies_[p]->answer(
          {moment, now.today, now.cell.facts->code, now.cell.policies[p].enrolled_now, now.draws, columns},
          service);
      serve(now, p, columns, service);
    }
    columns.clear();
  }
}

void ArmPolicies::charge(Cell& cell, Day from, Day to) const {
  for (std::size_t p = 0; p < policies_.size(); ++p) {
    const Standing& standing = standing_[p][cell.index];
    const auto overlap = [from, to](Day first, Day after) {
      return std::max(0, std::min(to, after) - std::max(from, first));
    };
    const Day leading = overlap(standing.lead_begins, standing.live),
              running = overlap(standing.live, not_due);
    double pounds = standing.yearly_gbp * running / days_per_year;
    if (standing.live > standing.lead_begins)
      pounds += standing.setup_gbp * leading / (standing.live - standing.lead_begins);
    else if (from <= standing.live && standing.live < to)
      pounds += standing.setup_gbp;
    if (pounds != 0) spend(cell, p, from, Money::pounds(pounds));
    book(cell, p, PolicyLine::staff_milli_fte_days, from, std::llround(standing.staff_fte * 1000) * running);
  }
}

void lapse_enrolment(Now& now, std::uint32_t index) {
  ActiveEnrolment& enrolment = now.cell.enrolments[index];
  if (enrolment.over) return;  // ended with the case
  end_enrolment(now, enrolment);
  Case& c = now.cell[enrolment.case_row];
  c.keeps_worker = false;
  for (std::uint32_t e = c.enrolment; e != 0; e = now.cell.enrolments[e - 1].next)
    c.keeps_worker |= !now.cell.enrolments[e - 1].over && now.cell.enrolments[e - 1].keeps_worker;
  turn(now, enrolment.case_row);
}

}  // namespace cscsim
