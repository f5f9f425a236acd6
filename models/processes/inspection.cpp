#include "models/processes/inspection.hpp"

#include <algorithm>
#include <cmath>

#include "models/processes/budget.hpp"
#include "models/processes/relationship.hpp"

namespace cscsim {

namespace {

constexpr Day usual_days = 1096;  // the three years that stand for what is usual

/// 1 and what the last judgement adds on a day.
double wariness(const Parameters& p, const Judgement& last, Day today) {
  if (last.published == never || today < last.published) return 1;
  return 1 + p.vigilance_rise[static_cast<std::size_t>(last.grade)] *
                 std::exp((last.published - today) / p.vigilance_fading_days);
}

double usual_wariness(const Parameters& p, const std::vector<Judgement>& judgements, Day start) {
  double sum = 0;
  Judgement last;
  auto next = judgements.begin();
  for (Day day = start - usual_days; day < start; ++day) {
    while (next != judgements.end() && next->published <= day) last = *next++;
    sum += wariness(p, last, day);
  }
  return sum / usual_days;
}

/// From one judgement to the next, drawn as the last is published.
void plan_next(Oversight& oversight, const Facts& facts, const Model& model, const Draws& draws, Day today) {
  const Parameters& p = model.parameters;
  const double u = draws.uniform(facts.number, decision::of(decision::inspection_due), today);
  const double usual =
      oversight.last.grade == Grade::inadequate ? p.inspection_days_inadequate : p.inspection_days;
  const double since = oversight.last.published == never ? 0 : today - oversight.last.published;
  const double days = usual * (1 + p.inspection_spread * (2 * u - 1)) - since;
  // One that is overdue on the first day comes within the spread of a cycle.
  oversight.next = today + std::max(1, static_cast<Day>(days > 0 ? days : u * usual * p.inspection_spread));
}

double mean_decile(const Facts& facts) {
  double sum = 0;
  for (std::size_t d = 0; d < 10; ++d) sum += static_cast<double>(d + 1) * facts.deprivation_share[d];
  return sum;
}

double children(const Facts& facts) {
  double sum = 0;
  for (const double n : facts.children_by_age) sum += n;
  return sum;
}

Grade draw_grade(const Now& now) {
  const Parameters& p = now.p;
  const Facts& facts = *now.cell.facts;
  const double before = p.good_after[static_cast<std::size_t>(now.cell.oversight.last.grade)];
  const double prevention =
      facts.early_help_gbp > 0 ? early_help_per_year(now.cell) / children(facts) - p.prevention_mean_gbp : 0;
  const double odds = before / (1 - before) *
                      std::pow(p.grade_odds_decile, mean_decile(facts) - p.grade_decile_mean) *
                      std::pow(p.grade_odds_prevention, prevention / 100);
  const auto u = now.draws.four(facts.number, decision::of(decision::inspection_grade), now.today);
  if (u[0] < odds / (1 + odds)) return u[1] < p.outstanding_share ? Grade::outstanding : Grade::good;
  return u[1] < p.inadequate_share ? Grade::inadequate : Grade::requires_improvement;
}

bool inadequate(Grade grade) { return grade == Grade::inadequate; }

/// The ratio under inadequate, for those who became so; its inverse for those who were so on the first day and no more are.
double since_start(const Cell& cell, const Parameters& p, double ratio) {
  if (p.blame_loop == 0) return 1;
  return std::pow(ratio, inadequate(cell.oversight.last.grade) - inadequate(cell.oversight.at_start));
}

}  // namespace

void open_oversight(Cell& cell, const Model& model, const Draws& draws) {
  Oversight& oversight = cell.oversight;
  if (!cell.facts->judgements.empty()) oversight.last = cell.facts->judgements.back();
  oversight.at_start = oversight.last.grade;
  oversight.usual = usual_wariness(model.parameters, cell.facts->judgements, model.start);
  oversight.vigilance =
      static_cast<float>(model.parameters.blame_loop > 0
                             ? wariness(model.parameters, oversight.last, model.start) / oversight.usual
                             : 1);
  plan_next(oversight, *cell.facts, model, draws, model.start);
}

void inspect(Now& now) {
  if (now.today == now.cell.oversight.next) judge(now, draw_grade(now));
}

void judge(Now& now, Grade grade) {
  Cell& cell = now.cell;
  now.count(stat::inspections);
  now.count(stat::inspections_by_grade, static_cast<std::size_t>(grade));
  cell.oversight.last = {now.today, grade};
  plan_next(cell.oversight, *cell.facts, now.model, now.draws, now.today);
  review_vigilance(now);
  if (now.p.blame_loop > 0) review_practice(now);  // who leaves
}

void review_vigilance(Now& now) {
  Oversight& oversight = now.cell.oversight;
  if (now.p.blame_loop > 0)
    oversight.vigilance = static_cast<float>(wariness(now.p, oversight.last, now.today) / oversight.usual);
  set_pressure(now);
}

double leaving_under_judgement(const Cell& cell, const Parameters& p) {
  return since_start(cell, p, p.leaving_inadequate);
}

double agency_under_judgement(const Cell& cell, const Parameters& p) {
  return since_start(cell, p, p.agency_inadequate);
}

}  // namespace cscsim
