#include <algorithm>
#include <array>
#include <cmath>

#include "models/population/opening_cases.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

// Months on a plan so far, 31 March 2019: national.csv cpp_31mar_duration; bands end at 3, 6, 12, 24, 36 months.
constexpr std::array<double, 5> plan_band = {16240, 13020, 14050, 7830, 1120};
constexpr std::array<double, 6> plan_band_days = {0, 91, 182, 365, 730, 1095};

// parameters.csv CP12; past two years as in the second.
constexpr std::array<double, 5> plan_ends_a_month = {0.069, 0.050, 0.155, 0.170, 0.170};

/// Some children on a plan were in pre-proceedings on the day, or in proceedings at home: as many as the yearly rate of letters
/// keeps there.
void stand_in_court(Now& now, Case& c, const Child& child) {
  if (child.birth > now.today) return;  // courts wait for a birth
  const Parameters& p = now.p;
  const double letters = p.pre_proceedings_on_plan * now.cell.facts->local[LocalRate::care_entry];
  const double weeks = 1 / 52.18,
               in_gateway = std::min(p.opening_court_most, letters * p.pre_proceedings_weeks * weeks);
  const double in_court = std::min(p.opening_court_most, letters * (1 - p.diverted) * (1 - p.interim_order) *
                                                             p.hearing_weeks_mean * weeks);
  const auto u = now.draws.four(child.id.value(), decision::of(decision::opening_court), now.model.start);
  if (u[0] < in_gateway) {
    c[Due::gateway] = now.today + 1 + static_cast<Day>(u[1] * 7 * p.pre_proceedings_weeks);
  } else if (u[0] > 1 - in_court) {
    const auto all = static_cast<Day>(7 * p.hearing_weeks_mean), gone = static_cast<Day>(u[1] * all);
    c.in_court = true;
    c.proceedings_since = now.today - gone;
    c[Due::hearing] = now.today + 1 + all - gone;
  }
}

/// Reviews have been held a little before their limits. The next may be late like any, once its limit has passed.
void set_review(const Now& now, Case& c, const Child& child) {
  const Parameters& p = now.p;
  const auto first = static_cast<Day>(p.first_review_days), later = static_cast<Day>(p.later_review_days);
  const Day elapsed = now.today - c.plan_since;
  c.reviews = static_cast<std::uint8_t>(elapsed < first ? 0 : 1 + (elapsed - first) / later);
  const Day next = c.plan_since + first + later * c.reviews;
  c.review_limit = c.reviews == 0 ? c.plan_since + first_plan_review : next - later + later_plan_review;
  const double u = now.uniform(child.id, decision::plan_review_late, 1);
  c[Due::review] = u < p.review_late
                       ? c.review_limit + 1 + static_cast<Day>(u / p.review_late * p.review_late_days)
                       : next;
}

}  // namespace

void open_plan(Now& now, ChildRow child_row) {
  Child& child = now.cell[child_row];
  const std::size_t band = category(plan_band, now.uniform(child.id, decision::opening_elapsed));
  const double length = plan_band_days[band + 1] - plan_band_days[band];
  // Within a band those who have just come into it are the most, as plans end: an exponential cut at its end.
  const double ending = plan_ends_a_month[band] * length / 30.44;
  const double within =
      -std::log1p(now.uniform(child.id, decision::opening_elapsed, 1) * std::expm1(-ending)) / ending;
  const Day so_far = static_cast<Day>(plan_band_days[band] + within * length);
  const Day since = std::min(now.today, before_birth_or(child, now.today - so_far));
  const CaseRow row =
      open_at(now, child_row, before_birth_or(child, since - static_cast<Day>(now.p.planned_after_days)));
  child.take(LifeStep::on_plan);
  Case& c = now.cell[row];
  c.stage_since = c.plan_since = since;
  c.assessed = true;
  constexpr std::array<double, 5> abuse = {25180, 20000, 3510, 2090,
                                           1480};  // national.csv cpp_31mar_abuse_*_latest 2019
  c.abuse = static_cast<Abuse>(category(abuse, now.uniform(child.id, decision::conference_category)));
  set_review(now, c, child);
  c.review_was_late =
      c.reviews > 0 && now.uniform(child.id, decision::plan_review_late) < now.p.review_late * c.reviews;
  stand_in_court(now, c, child);
  stand_in(now, row, Stage::protection_plan);
}

}  // namespace cscsim
