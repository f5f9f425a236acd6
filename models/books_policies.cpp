#include <vector>

#include "core/types/errors.hpp"
#include "models/books.hpp"

namespace cscsim {

namespace {

std::int64_t of(const PolicyBook& book, PolicyLine line, std::size_t month) {
  return book.by_month[static_cast<std::size_t>(line)][month];
}

/// Each child whom the policy was asked about is counted once, under what became of them.
void check_month(const PolicyBook& book, std::size_t month) {
  using enum PolicyLine;
  std::int64_t refused_for_any_cause = 0;
  for (const PolicyLine cause : {refused, not_offered, declined, already_with, closed_first}) {
    invariant(of(book, cause, month) >= 0, "nobody is refused less than once");
    refused_for_any_cause += of(book, cause, month);
  }
  invariant(of(book, eligible, month) == of(book, enrolled, month) + refused_for_any_cause,
            "whoever may be enrolled is enrolled, or refused for one cause");
  invariant(of(book, offered, month) == of(book, enrolled, month) + of(book, declined, month),
            "an offer is taken up or declined");
}

/// Enrolments that began and those that hold, by policy; no child is enrolled twice at once.
void check_enrolments(const Cell& cell) {
  std::vector<std::int64_t> begun(cell.policies.size()), holding(cell.policies.size());
  for (const ActiveEnrolment& e : cell.enrolments) {
    ++begun[e.policy];
    if (e.over) continue;
    ++holding[e.policy];
    invariant(cell[cell[e.case_row].child].id.value() == e.child, "an enrolment is its child's");
    for (std::uint32_t other = e.next; other != 0; other = cell.enrolments[other - 1].next)
      invariant(cell.enrolments[other - 1].over || cell.enrolments[other - 1].service != e.service,
                "a policy enrols a child once at a time");
  }
  for (std::size_t p = 0; p < cell.policies.size(); ++p) {
    std::int64_t enrolled = 0;
    for (std::size_t month = 0; month < cell.tally.months(); ++month)
      enrolled += of(cell.policies[p], PolicyLine::enrolled, month);
    invariant(enrolled == begun[p] && cell.policies[p].enrolled_now == holding[p], "enrolments are counted");
  }
}

}  // namespace

void check_policies(const Cell& cell) {
  check_enrolments(cell);
  for (std::size_t month = 0; month < cell.tally.months(); ++month) {
    std::int64_t spent = 0;
    for (const PolicyBook& book : cell.policies) {
      check_month(book, month);
      spent += of(book, PolicyLine::spend_pence, month);
    }
    invariant(cell.tally.at(month, stat::policy_pence) == spent, "spend on policies is the sum of theirs");
  }
}

}  // namespace cscsim
