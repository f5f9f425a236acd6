#include <algorithm>
#include <array>

#include "models/population/opening_cases.hpp"
#include "models/processes/now.hpp"

namespace cscsim {

namespace {

// Months on a plan so far, 31 March 2019: national.csv cpp_31mar_duration; bands end at 3, 6, 12, 24, 36 months.
constexpr std::array<double, 5> plan_band = {16240, 13020, 14050, 7830, 1120};
constexpr std::array<double, 6> plan_band_days = {0, 91, 182, 365, 730, 1095};

/// Some children on a plan were in pre-proceedings on the day, or in proceedings at home: as many as the yearly rate of letters
/// keeps there.
void stand_in_court(Now& now, Case& c, const Child& child) {
  if (child.birth > now.today) return;  // courts wait for a birth
  const Parameters& p = now.p;
  const double letters = p.pre_proceedings_on_plan * now.cell.facts->entry_effect;
  const double weeks = 1 / 52.18, in_gateway = std::min(0.4, letters * p.pre_proceedings_weeks * weeks);
  const double in_court =
      std::min(0.4, letters * (1 - p.diverted) * (1 - p.interim_order) * p.hearing_weeks_mean * weeks);
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

}  // namespace

void open_plan(Now& now, ChildRow child_row) {
  Child& child = now.cell[child_row];
  const std::size_t band = category(plan_band, now.uniform(child.id, decision::opening_elapsed));
  const double within = now.uniform(child.id, decision::opening_elapsed, 1);
  const Day so_far =
      static_cast<Day>(plan_band_days[band] + within * (plan_band_days[band + 1] - plan_band_days[band]));
  const Day since = std::min(now.today, before_birth_or(child, now.today - so_far));
  const CaseRow row = open_at(now, child_row, before_birth_or(child, since - 60));
  child.ever_on_plan = true;
  Case& c = now.cell[row];
  c.stage_since = c.plan_since = since;
  c.assessed = true;
  constexpr std::array<double, 5> abuse = {25180, 20000, 3510, 2090,
                                           1480};  // national.csv cpp_31mar_abuse_*_latest 2019
  c.abuse = static_cast<Abuse>(category(abuse, now.uniform(child.id, decision::conference_category)));
  const Day elapsed = now.today - since;
  c.reviews = static_cast<std::uint8_t>(elapsed < 84 ? 0 : 1 + (elapsed - 84) / 176);
  c[Due::review] = std::max(now.today + 1, since + 84 + 176 * c.reviews);
  c.review_was_late =
      c.reviews > 0 && now.uniform(child.id, decision::plan_review_late) < now.p.review_late * c.reviews;
  stand_in_court(now, c, child);
  stand_in(now, row, Stage::protection_plan);
}

}  // namespace cscsim
