#include <algorithm>
#include <cmath>

#include "core/calendar/working_days.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/work_queue.hpp"

namespace cscsim {

namespace {

// national.csv cpp_start_abuse_*_latest 2019, in the order of Abuse: neglect, emotional, physical, sexual, multiple.
constexpr std::array<double, 5> abuse_share = {31320, 25190, 5410, 2850, 1910};

void plan_review(Now& now, Case& c, Day latest) {
  const Family& family = now.cell[now.cell[c.child].family];
  const double u = now.uniform(family.id, decision::plan_review_late);
  c.review_limit = now.today + latest;
  const double late = std::min(1.0, now.p.review_late * lateness(now, Team::protection));
  if (u < late) {
    c[Due::review] = c.review_limit + 1 + static_cast<Day>(u / late * now.p.review_late_days);
    return;
  }
  const double early = now.uniform(family.id, decision::plan_review_gap);
  if (latest == later_plan_review && early < now.p.plan_review_early)
    c[Due::review] = now.today + static_cast<Day>(now.p.review_early_from) +
                     static_cast<Day>(early / now.p.plan_review_early * now.p.review_early_span);
  else
    c[Due::review] =
        now.today + latest -
        static_cast<Day>(now.uniform(family.id, decision::plan_review_gap, 1) * now.p.review_spare_days);
}

/// Chance that an enquiry off a plan and care leads to an initial conference. When enquiries rise, fewer of them are founded.
double conference_chance(const Now& now) {
  const Facts& facts = *now.cell.facts;
  const double enquiries = now.cell.local[LocalRate::section_47] / facts.local[LocalRate::section_47];
  return std::min(1.0, facts.icpc / std::max(1.0, facts.section_47)) * now.p.conference_ratio *
         std::pow(enquiries, now.p.conferences_by_enquiries - 1);
}

std::size_t duration_band(Day days) {
  return days <= 91 ? 0 : days <= 182 ? 1 : days < 365 ? 2 : days < 730 ? 3 : 4;
}

}  // namespace

void start_section_47(Now& now, CaseRow row) {
  const Case& c = now.cell[row];
  now.count(stat::section_47);
  now.count_groups(stat::section_47_by_group, c);
  now.log(now.cell[c.child], Event::section_47);
  follow_enquiry(now, row, now.today);
}

void follow_enquiry(Now& now, CaseRow row, Day since) {
  Case& c = now.cell[row];
  const FamilyId family = now.cell[now.cell[c.child].family].id;
  if (c[Due::conference] != not_due) return;
  begin_reassessment(now, row, since);
  if (c.stage == Stage::protection_plan || c.stage == Stage::looked_after) return;
  c.section_47_since = since;
  if (now.uniform(family, decision::conference_held) >= conference_chance(now)) return;
  const double u = now.uniform(family, decision::section_47_length);
  const double late = (1 - now.cell.facts->conference_within_15) * lateness(now, team_of(c.stage));
  const double on_time = std::clamp(1 - late, 0.05, 0.99);
  const double days = u < on_time ? now.model.conference_on_time.quantile(u / on_time)
                                  : now.model.conference_late.quantile((u - on_time) / (1 - on_time));
  const Day held = add_working_days(since, std::max(1, static_cast<int>(days)));
  if (held > now.today) c[Due::conference] = held;
}

void hold_conference(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  if (c.stage != Stage::assessment && c.stage != Stage::child_in_need)
    return;  // in care meanwhile: no conference
  Child& child = now.cell[c.child];
  const Family& family = now.cell[child.family];
  const Facts& facts = *now.cell.facts;
  now.count(stat::icpc);
  const int working_days = working_days_between(c.section_47_since, now.today);
  if (working_days <= 15) now.count(stat::icpc_within_15);
  // Families at a conference are as severe as those on a plan: most of them come to have one.
  if (now.uniform(family.id, decision::conference_plan) >=
      now.model.severity_ratios.chance(SeveritySlope::conference, Stage::protection_plan,
                                       static_cast<double>(c.severity),
                                       at_ratio(std::min(1.0, facts.cpp_started / std::max(1.0, facts.icpc)),
                                                1 / ratio(now.cell, c, Lever::threshold)))) {
    now.log(child, Event::conference, Decided::no, working_days);
    set_stage_hazards(now, c);  // closing need not wait for the conference any more
    return;
  }
  now.count(stat::cpp_started);
  // Not every plan from before the run is in the tables of children: a share stands for the rest.
  if (!child.ever(LifeStep::on_plan) && now.uniform(family.id, decision::plan_repeat) < now.p.plan_repeat)
    child.take(LifeStep::on_plan);
  if (child.ever(LifeStep::on_plan)) now.count(stat::cpp_second);
  reach(now, child, LifeStep::in_need);
  reach(now, child, LifeStep::on_plan);
  c.assessed = true;
  now.count_groups(stat::cpp_started_by_group, c);
  c.plan_since = now.today;
  c.reviews = 0;
  c.review_was_late = false;
  c.abuse = static_cast<Abuse>(category(abuse_share, now.uniform(family.id, decision::conference_category)));
  now.log(child, Event::conference, Decided::yes, working_days);
  now.log(child, Event::plan_started, c.abuse);
  enter_stage(now, row, Stage::protection_plan);
  plan_review(now, c, first_plan_review);
  schedule(now, row);
  announce(now, row, Moment::conference);
}

void end_plan(Now& now, Case& c) {
  now.count(stat::cpp_ended);
  now.count_groups(stat::cpp_ended_by_group, c);
  now.count(stat::cpp_ended_by_duration, duration_band(now.today - c.plan_since));
  now.log(now.cell[c.child], Event::plan_ended, 0, now.today - c.plan_since);
  c.plan_since = never;
  c[Due::review] = not_due;
}

void review_plan(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Family& family = now.cell[now.cell[c.child].family];
  const double base = c.reviews == 0 ? now.p.plan_end_first_review : now.p.plan_end_later_review;
  const double p = at_ratio(base, now.cell.local[LocalRate::plan_end] * ratio(now.cell, c, Lever::plan_end) *
                                      (c.changed ? now.p.changed_plan_end : 1.0));
  ++c.reviews;
  c.review_was_late |= now.today > c.review_limit;
  now.log(now.cell[c.child], Event::reviewed, Review::plan, c.reviews);
  if (!c.in_court && c[Due::gateway] == not_due &&
      now.uniform(family.id, decision::plan_review_outcome) < p) {
    end_plan(now, c);
    enter_stage(now, row, Stage::child_in_need);
    return;
  }
  plan_review(now, c, later_plan_review);
}

}  // namespace cscsim
