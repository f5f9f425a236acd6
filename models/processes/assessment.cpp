#include <algorithm>

#include "core/calendar/working_days.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/work_queue.hpp"

namespace cscsim {

namespace {

/// Working days that an assessment takes. The authority's share within 45 working days decides which side of the
/// deadline it falls; the published bands say where.
int assessment_length(const Now& now, FamilyId family, std::uint32_t ordinal) {
  const double u = now.uniform(family, decision::assessment_length, ordinal);
  const double late = (1 - now.cell.facts->assessed_within_45) * lateness(now, Team::assessment);
  const double on_time = std::clamp(1 - late, 0.05, 0.995);
  return static_cast<int>(u < on_time ? now.model.assessment_on_time.quantile(u / on_time)
                                      : now.model.assessment_late.quantile((u - on_time) / (1 - on_time)));
}

/// Which of the factors that are present the assessment finds: siblings' assessments of one day find the same.
unsigned factors_seen(const Now& now, const Family& family) {
  const unsigned present = now.model.severity.factors(now.draws, family, now.today);
  unsigned seen = 0;
  for (unsigned i = 0; i < factor_count; ++i)
    if ((present >> i & 1U) != 0 && now.uniform(family.id, decision::factor_seen, i) < now.p.factor_seen)
      seen |= 1U << i;
  return seen;
}

void count_assessment(Now& now, const Family& family, const Case& c, int working_days) {
  now.count(stat::assessments);
  if (working_days <= 45) now.count(stat::assessments_within_45);
  now.count(stat::assessments_by_working_days, static_cast<std::size_t>(std::min(working_days, 120)));
  now.count(stat::factors_assessed);
  const unsigned seen = factors_seen(now, family);
  for (std::size_t i = 0; i < factor_count; ++i)
    if ((seen >> i & 1U) != 0) now.count(stat::factors_by_kind, i);
  now.count(stat::assessments_by_need_class,
            static_cast<std::size_t>(need_class(seen, c.need, age_on(c.birth, now.today))));
}

}  // namespace

double enquiry_at_referral(const Now& now, const Case& c) {
  return at_ratio(now.p.section_47_at_referral, now.cell.local[LocalRate::section_47] *
                                                    ratio(now.cell, c, Lever::section_47) *
                                                    static_cast<double>(now.cell.oversight.vigilance));
}

void begin_assessment(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Family& family = now.cell[now.cell[c.child].family];
  const Day end = std::max(now.today + 1, add_working_days(c.opened, assessment_length(now, family.id, 0)));
  c[Due::assessment_end] = end;
  const double at_once = enquiry_at_referral(now, c);
  enter_stage(now, row, Stage::assessment);
  if (now.uniform(family.id, decision::section_47_length, 1) <
      at_gate(now, c, SeveritySlope::section_47, at_once))
    start_section_47(now, row);
  schedule(now, row);
}

void begin_reassessment(Now& now, CaseRow row, Day since) {
  Case& c = now.cell[row];
  if (!c.assessed || c.stage == Stage::assessment || c[Due::assessment_end] != not_due || c.birth > now.today)
    return;
  const FamilyId family = now.cell[now.cell[c.child].family].id;
  if (now.uniform(family, decision::assessment_outcome, 1) >= now.p.section_47_assessed) return;
  const Day end = std::max(since + 1, add_working_days(since, assessment_length(now, family, 1)));
  if (end <= now.today) return;
  c.reassessed = true;
  c.section_47_since = since;
  c[Due::assessment_end] = end;
}

void end_assessment(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  Child& child = now.cell[c.child];
  const Family& family = now.cell[child.family];
  const Day began = c.reassessed ? Day{c.section_47_since} : c.opened;
  const int working_days = working_days_between(began, now.today);
  count_assessment(now, family, c, working_days);
  if (c.reassessed) {
    c.reassessed = false;
    now.count(stat::reassessments);
    now.log(child, Event::assessment_completed, Assessed::again, working_days);
    return;
  }
  if (c.stage != Stage::assessment) {  // a plan or care came first; it goes on
    now.log(child, Event::assessment_completed, Assessed::overtaken, working_days);
    return;
  }

  // Those whom a plan or care has taken out of the assessment were in need: the rest carry the published share.
  const double share =
      std::min(0.95, now.cell.facts->not_in_need_recorded * now.p.not_in_need_eventual /
                         std::max(0.05, 1 - no_action_share(now)) / now.p.still_in_assessment);
  if (c[Due::conference] == not_due) {
    const double in_need = at_ratio(1 - share, 1 / ratio(now.cell, c, Lever::threshold));
    if (now.uniform(family.id, decision::assessment_outcome) <
        at_gate(now, c, SeveritySlope::not_in_need, 1 - in_need)) {
      now.log(child, Event::assessment_completed, Assessed::not_in_need, working_days);
      close_case(now, row, Closing::not_in_need);
      return;
    }
  }
  c.assessed = true;
  reach(now, child, LifeStep::in_need);
  if (c[Due::conference] == not_due && !child.disabled &&
      now.uniform(family.id, decision::assessment_close) <
          at_ratio(now.p.close_at_assessment,
                   ratio(now.cell, c, Lever::closure) * severity_ratio(now, c, SeveritySlope::closure))) {
    now.log(child, Event::assessment_completed, Assessed::closed, working_days);
    close_case(now, row, Closing::ended);
    return;
  }
  now.log(child, Event::assessment_completed, Assessed::in_need, working_days);
  enter_stage(now, row, Stage::child_in_need);
  announce(now, row, Moment::assessment_completed);
}

}  // namespace cscsim
