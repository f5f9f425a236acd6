#include "models/policies/serving.hpp"

#include <algorithm>

#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

bool works_with(const Cell& cell, CaseRow row, std::uint16_t service) {
  for (std::uint32_t e = cell[row].enrolment; e != 0; e = cell.enrolments[e - 1].next)
    if (!cell.enrolments[e - 1].over && cell.enrolments[e - 1].service == service) return true;
  return false;
}

/// Does the case of this row of the columns still belong to the child who was announced?
bool still_there(const Cell& cell, const MomentColumns& columns, std::uint32_t i) {
  const ChildRow child = cell[CaseRow{columns.case_row[i]}].child;
  return child.exists() && cell[child].id.value() == columns.child[i];
}

void enrol(Now& now, const Asked& asked, CaseRow row, const Enrolment& enrolment) {
  const std::size_t policy = asked.policy;
  Cell& cell = now.cell;
  Case& c = cell[row];
  const auto index = static_cast<std::uint32_t>(cell.enrolments.size());
  ActiveEnrolment active;
  active.child = cell[c.child].id.value();
  active.case_row = row;
  active.next = c.enrolment;
  active.policy = static_cast<std::uint16_t>(policy);
  active.service = asked.service;
  active.until = std::max(enrolment.until, now.today);
  active.ratios = enrolment.ratios;
  active.keeps_worker = enrolment.keeps_worker;
  active.while_placed = enrolment.while_placed;
  cell.enrolments.push_back(active);
  c.enrolment = index + 1;
  c.keeps_worker |= enrolment.keeps_worker;
  ++cell.policies[policy].enrolled_now;
  ++cell.policies[policy].enrolled_by[asked.service];
  if (enrolment.spend_gbp != 0) spend(cell, policy, now.today, Money::pounds(enrolment.spend_gbp));
  if (active.until + 1 < now.model.end)
    cell.calendar.add({active.until + 1, index, 0, static_cast<std::uint8_t>(Visit::enrolment_ends)});
  now.log(cell[c.child], Event::enrolled, policy, active.until - now.today);
  turn(now, row);
  if (c.stage == Stage::care_leaver && c.stage_since == now.today) settle_leaver(now, row);
  if (enrolment.no_birth_before > now.today)
    put_off_birth(now, cell[c.child].family, enrolment.no_birth_before);
}

/// What becomes of a case that a policy would enrol: it may have closed, or its slot gone to another child, since the moment
/// was announced this morning; and a child with whom the policy, or another that does the same, works goes on as before.
PolicyLine enrolled_or_why_not(const Cell& cell, const Asked& asked, const MomentColumns& columns,
                               const Enrolment& enrolment) {
  if (!still_there(cell, columns, enrolment.row)) return PolicyLine::closed_first;
  const CaseRow row{columns.case_row[enrolment.row]};
  const HomeRow home = cell[row].home;
  if (enrolment.while_placed && (!home.exists() || cell[home].constellation == 0))
    return PolicyLine::closed_first;  // moved on since the morning
  return works_with(cell, row, asked.service) ? PolicyLine::already_with : PolicyLine::enrolled;
}

}  // namespace

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

MomentColumns not_worked_with(const Cell& cell, std::uint16_t service, const MomentColumns& columns) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < columns.size(); ++i) {
    const bool known =
        still_there(cell, columns, i) && works_with(cell, CaseRow{columns.case_row[i]}, service);
    if (!known) rows.push_back(i);
  }
  return columns.of(rows);
}

void serve(Now& now, const Asked& policy, const MomentColumns& columns, std::size_t already_with,
           const Service& service) {
  const auto count = [&now, &policy](PolicyLine line, std::int64_t n) {
    book(now.cell, policy.policy, line, now.today, n);
  };
  const auto asked = static_cast<std::int64_t>(columns.size());
  const std::int64_t named =
      static_cast<std::int64_t>(service.enrolments().size()) + service.declined() + service.refused();
  invariant(named <= asked, "a policy enrols or refuses no more children than it was asked about");
  count(PolicyLine::eligible, asked + static_cast<std::int64_t>(already_with));
  count(PolicyLine::already_with, static_cast<std::int64_t>(already_with));
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

}  // namespace cscsim
