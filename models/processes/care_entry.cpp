#include <algorithm>
#include <cmath>

#include "models/population/asylum.hpp"
#include "models/population/rows.hpp"
#include "models/population/synthesis.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/young_people.hpp"

namespace cscsim {

namespace {

/// Hazard a year of re-entry after a return home: Weibull, mean over the days until it is set again (parameters.csv RE02).
double reentry_per_year(const Now& now, const Case& c) {
  if (c.went_home == never) return 0;
  const double t = std::max(0, now.today - c.went_home) / days_per_year,
               span = (hazards_stand_until(c, now.today) - now.today) / days_per_year;
  const double k = now.p.return_reentry_shape;
  return now.p.return_reentry * (std::pow(t + span, k) - std::pow(t, k)) / span;
}

bool is_young(const Case& c, Day today) { return age_on(c.birth, today) < 10; }

/// From 10 on entry by agreement goes with the risk outside the family, less with the child's own trust; mean 1.
double young_entry_ratio(Now& now, Case& c) {
  const double trust = now.p.young_entry_trust;
  return young_ratio(now, c, RiskOf::entry) *
         std::exp(-trust * (standard_child_trust(now, c, middle_of_span(c, now.today)) -
                            now.p.young_trust_at_home) -
                  trust * trust / 2);
}

}  // namespace

float entry_weight(const Now& now, const Child& child) {
  const std::size_t decile = child.decile;
  return static_cast<float>(now.cell.local[LocalRate::care_entry] *
                            now.model.entry[static_cast<std::size_t>(child.ethnicity)][decile] /
                            now.model.severity_ratios.by_decile(SeveritySlope::care_entry, decile));
}

void set_entry_hazards(Now& now, Case& c) {
  const AgeGroup age = age_group(c.birth, now.today);
  double weight = static_cast<double>(c.entry_weight) * now.p.entry_age[static_cast<std::size_t>(age)];
  if (c.sex == Sex::male && age >= AgeGroup::from_10_to_15) weight *= now.p.entry_male_ratio;
  if (c.changed) weight *= now.p.changed_entry;
  weight *= severity_ratio(now, c, SeveritySlope::care_entry);
  const double back = reentry_per_year(now, c);
  double edge = 0, emergency = 0;
  switch (c.stage) {
    case Stage::assessment:
      edge = now.p.edge_assessment, emergency = now.p.emergency_assessment;
      break;
    case Stage::child_in_need:
      edge = now.p.edge_in_need, emergency = now.p.emergency_in_need;
      break;
    case Stage::protection_plan:
      edge = now.p.edge_on_plan, emergency = now.p.emergency_on_plan;
      break;
    default:
      break;
  }
  // Under 10 there is no panel: entry by agreement is the edge's hazard times the chance of coming in, and the lever
  // scales the clock.
  const double at_gate = now.p.edge_enters;
  set_hazard(now, c, Cause::edge_of_care,
             is_young(c, now.today) ? edge * weight * at_gate + back
                                    : edge * weight * young_entry_ratio(now, c) + back / at_gate);
  set_hazard(now, c, Cause::emergency, emergency * weight);
}

double edge_days(const Now& now, const Case& c) {
  return std::min(60.0, now.p.edge_days * now.exponential(c.id, decision::edge_length));
}

void consider_entry(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Child& child = now.cell[c.child];
  if (child.birth > now.today) {  // not yet born
    start_clock(now, c, Cause::edge_of_care);
    set_stage_hazards(now, c);
    return;
  }
  if (child.disabled && now.uniform(child.id, decision::edge_outcome, 1) < now.p.respite_share) {
    now.count(stat::respite_series);
    start_clock(now, c, Cause::edge_of_care);
    set_stage_hazards(now, c);
    return;
  }
  if (is_young(c, now.today)) {
    enter_care(now, row, Door::agreement, LegalStatus::section_20);
    return;
  }
  now.count(stat::edge_considered);
  now.log(child, Event::edge_of_care);
  c.on_edge = true;
  c.clocks.stop(Cause::edge_of_care);
  c[Due::edge_decision] = now.today + 1 + static_cast<Day>(edge_days(now, c));
  announce(now, row, Moment::edge_of_care);
}

void decide_entry(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Child& child = now.cell[c.child];
  if (!c.on_edge) return;
  c.on_edge = false;
  if (now.uniform(child.id, decision::edge_outcome) <
      at_ratio(now.p.edge_enters,
               ratio(now.cell, c, Lever::care_entry) / ratio(now.cell, c, Lever::threshold))) {
    now.count(stat::edge_entered);
    now.log(child, Event::edge_decided, Decided::yes);
    enter_care(now, row, Door::agreement, LegalStatus::section_20);
    return;
  }
  now.log(child, Event::edge_decided, Decided::no);
  start_clock(now, c, Cause::edge_of_care);
  set_stage_hazards(now, c);
}

void take_emergency(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  if (now.cell[c.child].birth > now.today) {
    start_clock(now, c, Cause::emergency);
    set_stage_hazards(now, c);
    return;
  }
  enter_care(now, row, Door::police_protection, LegalStatus::police_protection);
  now.cell[row][Due::police_end] = now.today + 3;  // statutory.csv: 72 hours
}

void end_police_protection(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Child& child = now.cell[c.child];
  if (c.legal != LegalStatus::police_protection) return;
  if (now.uniform(child.id, decision::police_outcome) >= now.p.police_stays) {
    leave_care(now, row, CareExit::home_planned);
    return;
  }
  c.legal = LegalStatus::section_20;
  now.log(child, Event::legal_status, c.legal);
  refresh(now, row);
}

void receive_asylum_seekers(Now& now) {
  Cell& cell = now.cell;
  const double per_day = cell.asylum_a_year / days_per_year;
  const int arrivals =
      now.draws.poisson(per_day, cell.facts->number, decision::of(decision::arrivals_asylum), now.today);
  for (int i = 0; i < arrivals; ++i) {
    const std::uint64_t key = mixed(static_cast<std::uint64_t>(now.today), static_cast<std::uint64_t>(i),
                                    decision::arrivals_asylum);
    const double u = now.draws.uniform(key, decision::of(decision::asylum_traits), now.today, 1);
    const ChildRow child =
        add_asylum_seeker(cell, now.model, now.draws, key, now.today, arrival_age(now.p, u));
    const CaseRow row = open_case(now, child, Source::other_legal_agency);
    now.cell[row].need = Need::absent_parenting;
    now.cell[row].assessed = true;
    enter_care(now, row, Door::asylum, LegalStatus::section_20);
  }
}

void receive_remands(Now& now) {
  Cell& cell = now.cell;
  double aged_12_to_17 = 0;
  for (std::size_t age = 12; age < 18; ++age) aged_12_to_17 += cell.facts->children_by_age[age];
  const int remands =
      now.draws.poisson(aged_12_to_17 * now.p.remand_per_year / days_per_year, cell.facts->number,
                        decision::of(decision::arrivals_remand), now.today);
  for (int i = 0; i < remands; ++i) {
    // A child of 12 to 17 of any family: rows of the first day, the same in every arm, are tried in a keyed order until one fits.
    for (std::uint32_t attempt = 0; attempt < 200; ++attempt) {
      const double u = now.draws.uniform(cell.facts->number, decision::of(decision::arrivals_remand),
                                         now.today, 1000U * static_cast<std::uint32_t>(i + 1) + attempt);
      const ChildRow row{static_cast<std::uint32_t>(u * cell.children_at_start)};
      const Child& child = cell[row];
      const int age = age_on(child.birth, now.today);
      if (!is_of_first_day(cell, row)) continue;
      if (child.gone || child.open_case.exists() || age < 12 || age > 17) continue;
      const CaseRow case_row = open_case(now, row, Source::other_legal_agency);
      cell[case_row].need = Need::unacceptable_behaviour;
      cell[case_row].assessed = true;
      enter_care(now, case_row, Door::remand, LegalStatus::youth_justice);
      const double stay = now.p.remand_days * now.exponential(cell[row].id, decision::remand_length);
      if (cell[row].open_case == case_row) {
        cell[case_row][Due::remand_end] = now.today + 1 + static_cast<Day>(stay);
        schedule(now, case_row);
      }
      break;
    }
  }
}

}  // namespace cscsim
