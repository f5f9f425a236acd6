#include "models/population/opening_cases.hpp"

#include <algorithm>
#include <numeric>

#include "core/calendar/working_days.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

/// A section 47 enquiry that began before the run, if what comes of it is not over: how long ago, by the rate that holds.
void stand_in_enquiry(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const double per_day = c.clocks.rate(Cause::section_47);
  if (per_day <= 0) return;
  const FamilyId family = now.cell[now.cell[c.child].family].id;
  const double days =
      1 + now.draws.exponential(family.value(), decision::of(decision::opening_enquiry), now.today) / per_day;
  constexpr Day over = 183;  // assumed: conferences and assessments have ended by then
  if (days > std::min(over, now.today - c.opened)) return;
  follow_enquiry(now, row, now.today - static_cast<Day>(days));
  if (c[Due::conference] != not_due) set_stage_hazards(now, c);  // closing waits for it
}

/// From 10 on, entry to care that is being considered: since when, by the rate that holds, and until when.
void stand_on_edge(Now& now, Case& c) {
  const double per_day = c.clocks.rate(Cause::edge_of_care);
  if (per_day <= 0 || age_on(c.birth, now.today) < 10) return;
  const double since = now.exponential(c.id, decision::opening_edge) / per_day;
  const double days = edge_days(now, c);
  if (since >= days) return;
  c.on_edge = true;
  c.clocks.stop(Cause::edge_of_care);
  c[Due::edge_decision] = now.today + 1 + static_cast<Day>(days - since);
}

}  // namespace

CaseRow open_at(Now& now, ChildRow child, Day opened) {
  const CaseRow row = open_case(now, child, Source::unknown);
  Case& c = now.cell[row];
  c.opened = c.stage_since = opened;
  now.cell[child].last_referral = opened;
  const double u = now.uniform(now.cell[child].id, decision::contact_source);
  c.source = static_cast<Source>(category(now.p.source_share, u));
  return row;
}

void stand_in(Now& now, CaseRow row, Stage stage) {
  Case& c = now.cell[row];
  c.stage = stage;
  c.clocks.stop_all();
  start_stage_clocks(now, c);
  c.worker_since = c.stage_since;
  c[Due::refresh] = first_refresh(c, now.today);
  set_stage_hazards(now, c);
  stand_in_enquiry(now, row);
  stand_on_edge(now, c);
  schedule(now, row);
}

void open_assessment(Now& now, ChildRow child_row) {
  const Child child = now.cell[child_row];
  // The longer an assessment, the likelier it is open today: lengths are accepted in proportion.
  double working_days = 30, u = 0.5;
  for (std::uint32_t attempt = 0; attempt < 12; ++attempt) {
    const double late = now.uniform(child.id, decision::assessment_length, 3 * attempt);
    const double on_time = std::clamp(now.cell.facts->assessed_within_45, 0.05, 0.995);
    working_days = late < on_time ? now.model.assessment_on_time.quantile(late / on_time)
                                  : now.model.assessment_late.quantile((late - on_time) / (1 - on_time));
    u = now.uniform(child.id, decision::assessment_length, 3 * attempt + 1);
    if (now.uniform(child.id, decision::assessment_length, 3 * attempt + 2) < working_days / 90) break;
  }
  const Day opened = before_birth_or(child, now.today - static_cast<Day>(u * working_days * 1.45));
  const CaseRow row = open_at(now, child_row, opened);
  now.cell[row][Due::assessment_end] =
      std::max(now.today + 1, add_working_days(opened, static_cast<int>(working_days)));
  stand_in(now, row, Stage::assessment);
  const Case& c = now.cell[row];
  if (now.uniform(now.cell[child.family].id, decision::opening_enquiry, 1) <
      at_gate(now, c, SeveritySlope::section_47, enquiry_at_referral(now, c))) {
    follow_enquiry(now, row, opened);
    schedule(now, row);
  }
}

double returned_share(const Now& now, int children_in_need) {
  constexpr double returned_home =
      0.24;  // of those who leave care: national.csv cla_ceased by reason 2019, 7,070 of 29,460
  const std::vector<double>& open = now.model.months_in_need;
  const double years_open = std::accumulate(open.begin(), open.end(), 0.0) / 12;
  return std::min(0.5,
                  returned_home * now.cell.facts->cla_ceased * years_open / std::max(1, children_in_need));
}

void open_need(Now& now, ChildRow child_row, double returned) {
  Child& child = now.cell[child_row];
  const double month = static_cast<double>(
      category(now.model.months_in_need, now.uniform(child.id, decision::opening_elapsed)));
  const double days = 30.4 * (month + now.uniform(child.id, decision::opening_elapsed, 1)) *
                      (child.disabled ? now.p.need_disabled_ratio : 1);
  const Day since = std::min(now.today, before_birth_or(child, now.today - static_cast<Day>(days)));
  const CaseRow row =
      open_at(now, child_row, before_birth_or(child, since - static_cast<Day>(now.p.assessed_after_days)));
  Case& c = now.cell[row];
  c.stage_since = since;
  c.assessed = true;
  if (since > child.birth && now.uniform(child.id, decision::opening_elapsed, 2) < returned) {
    keep_earlier_care(now.cell, child).went_home = c.went_home = since;
    child.take(LifeStep::in_care);
  }
  stand_in(now, row, Stage::child_in_need);
}

}  // namespace cscsim
