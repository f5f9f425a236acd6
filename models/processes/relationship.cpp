#include "models/processes/relationship.hpp"

#include <algorithm>
#include <cmath>

#include "core/random/distributions.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/inspection.hpp"
#include "models/processes/practitioner.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/supervision.hpp"
#include "models/processes/work_queue.hpp"
#include "models/processes/workforce.hpp"

namespace cscsim {

namespace {

/// Hours that the cases ask for, over those that there are.
double overload(const Cell& cell, const Parameters& p, double minutes, double workers) {
  return minutes / std::max(1.0, workers * minutes_a_week(cell, p));
}

double overload_of(const Cell& cell, const Parameters& p, Team team) {
  const auto& rows = cell.in_post[static_cast<std::size_t>(team)];
  double minutes = 0;
  for (const WorkerRow row : rows) minutes += minutes_due(p, cell[row]);
  return overload(cell, p, minutes, static_cast<double>(rows.size()));
}

double standard(const Parameters& p, double trust) {
  return std::clamp((trust - p.trust_mean) / p.trust_sd, -p.trust_most, p.trust_most);
}

/// Share of the team around the family that are adult specialists, who stay when the worker changes.
double specialists_of(const Now& now, const Case& c) {
  return 1 - std::min(1.0, (1 - now.p.specialists_share) * ratio(now.cell, c, Lever::lone_working));
}

/// What adult specialists do to support and challenge.
double with_specialists(const Now& now, const Case& c) {
  const double share = specialists_of(now, c);
  return share == 0 ? 1 : std::exp(now.p.specialists_practice * share);
}

/// Challenge that the case meets, levers included; none without a worker.
double challenge_of(const Now& now, const Case& c) {
  return c.worker.exists() ? std::min(1.0, now.cell[c.worker].challenge_now * with_specialists(now, c) *
                                               ratio(now.cell, c, Lever::challenge))
                           : 0.0;
}

double visits_per_week(const Parameters& p, Stage stage) {
  return p.visits_per_week[static_cast<std::size_t>(stage)];
}

}  // namespace

void set_leaving(Cell& cell, WorkerRow row, Day today, double per_year) {
  Worker& worker = cell[row];
  const auto rate = static_cast<float>(per_year / days_per_year);
  if (rate == worker.leaving_rate) return;
  worker.leaving_left -= worker.leaving_rate * static_cast<float>(today - worker.leaving_since);
  worker.leaving_since = today;
  worker.leaving_rate = rate;
  const double days = rate > 0 ? static_cast<double>(worker.leaving_left / rate) : not_due;
  worker.leaves = days < not_due ? today + 1 + static_cast<Day>(std::max(0.0, days)) : not_due;
  plan_leaving(cell, row);
}

namespace {

/// What workload and supervision leave of a worker's support and challenge this month.
void set_practice(Now& now, Worker& worker) {
  const Parameters& p = now.p;
  const double short_of_time = std::min(1.0F, worker.time_share);
  const double supervised = std::exp(p.supervision_practice * (supervision_of(now.cell, worker) - 1));
  const auto left = [&](float own, double erosion) {
    return static_cast<float>(
        std::min(1.0, static_cast<double>(own) * supervised * std::pow(short_of_time, erosion)));
  };
  worker.support_now = left(worker.support, p.support_erosion);
  worker.challenge_now = left(worker.challenge, p.challenge_erosion);
  set_skill(worker, p, now.today, now.cell.levers[Lever::skill]);
}

/// Published turnover is that of the usual load and of the usual managers: this is what goes beyond it.
double leaving_ratio(const Now& now, const Worker& worker, double overload_ratio) {
  const Parameters& p = now.p;
  const double strain = p.loop_leaving * std::clamp(overload_ratio - 1, -1.0, 1.0);
  return std::exp(p.strain_leaving * strain - p.supervision_leaving * (supervision_of(now.cell, worker) - 1) -
                  p.stability_leaving * stability_of(now.cell, p, worker, now.today));
}

}  // namespace

void review_practice(Now& now) {
  Cell& cell = now.cell;
  const Parameters& p = now.p;
  set_supervision(now);
  std::array<double, team_count> load{};
  for (std::size_t t = 0; t < team_count; ++t) {
    load[t] = overload_of(cell, p, static_cast<Team>(t));
    if (cell.usual_overload[t] == 0) cell.usual_overload[t] = static_cast<float>(std::max(0.1, load[t]));
  }
  const std::vector<std::int32_t> pressing = note_deadlines(now);
  for (std::size_t t = 0; t < team_count; ++t)
    for (const WorkerRow row : cell.in_post[t]) {
      Worker& worker = cell[row];
      const double q = overload(cell, p, minutes_due(p, worker), 1);
      worker.time_share = static_cast<float>(std::min(p.extra_time_max, 1 / std::max(0.1, q)));
      set_first_things_first(worker, pressing[row.value()]);
      set_practice(now, worker);
      if (worker.agency) continue;
      set_leaving(cell, row, now.today,
                  cell.facts->turnover * cell.levers[Lever::worker_leaving] *
                      leaving_under_judgement(cell, p) *
                      leaving_ratio(now, worker, q / static_cast<double>(cell.usual_overload[t])));
    }
  const auto front = static_cast<std::size_t>(Team::assessment);
  cell.rationing = static_cast<float>(
      std::exp(-p.loop_rationing * p.rationing *
               std::clamp(load[front] / static_cast<double>(cell.usual_overload[front]) - 1, -p.strain_most,
                          p.strain_most)));
}

Practice practice_of(const Cell& cell, const Parameters& p, const Worker& worker) {
  const bool support = worker.support_now * cell.levers[Lever::support] >= p.practice_high,
             challenge = worker.challenge_now * cell.levers[Lever::challenge] >= p.practice_high;
  return support ? (challenge ? Practice::with : Practice::for_) : challenge ? Practice::to : Practice::not_;
}

namespace {

/// Pace of the family's trust in its worker, as the worker and the stage stand.
Bond::Pace pace_of(const Now& now, const Case& c) {
  const Parameters& p = now.p;
  Bond::Pace pace{0, p.trust_decay};
  if (c.worker.exists()) {
    const Worker& worker = now.cell[c.worker];
    const double support =
        std::min(1.0, worker.support_now * with_specialists(now, c) * ratio(now.cell, c, Lever::support));
    pace.build = p.trust_build * visits_per_week(p, c.stage) * time_share_of(now.cell, c) * support;
    pace.lose += p.trust_strained * challenge_of(now, c) * (1 - support);
  }
  return pace;
}

void set_trust_in_worker(const Parameters& p, Case& c, Day since, Bond::Pace pace) {
  c.trust.set(since, pace);
  c.child_trust.set(since, {pace.build, p.trust_decay});
}

/// Whoever comes, the team comes with them: trust in it moves to where trust in the worker does, but slower.
void set_trust_in_team(const Parameters& p, Case& c, Day since, Bond::Pace pace) {
  c.team_trust.set(since, {p.team_pace * pace.build, p.team_pace * pace.lose});
}

/// The worker is another, or gone: all trust moves differently from `since` on.
void set_all_trust(const Now& now, Case& c, Day since) {
  const Bond::Pace pace = pace_of(now, c);
  set_trust_in_worker(now.p, c, since, pace);
  set_trust_in_team(now.p, c, since, pace);
}

}  // namespace

void set_trust(const Now& now, Case& c) {
  const Bond::Pace pace = pace_of(now, c);
  set_trust_in_worker(now.p, c, now.today, pace);
  // How often the slow one is set again is a matter of precision, not of the world: assumed.
  if (now.today - c.team_trust.since() >= 91) set_trust_in_team(now.p, c, now.today, pace);
}

void miss_worker(const Now& now, Case& c) { set_all_trust(now, c, now.today); }

namespace {

/// Whether a parent has changed in the last `years` of the case, and on what day.
void open_change(Now& now, Case& c, double years) {
  const double chance = -std::expm1(-parental_change_per_year(now, c) * years);
  const double u = now.uniform(c.id, decision::opening_worker, 2);
  c.changed = u < chance;
  Family& family = now.cell[now.cell[c.child].family];
  if (!c.changed || family.changed_on != not_due) return;
  now.model.severity.change(family, now.today - static_cast<Day>(u / chance * years * days_per_year));
  look_at_severity(now, c);
}

}  // namespace

void open_relationships(Now& now) {
  Cell& cell = now.cell;
  for (std::uint32_t i = 0; i < cell.cases.size(); ++i) {
    Case& c = cell.cases[i];
    if (c.child.exists())
      set_minutes(cell, CaseRow{i}, now.model.weekly_minutes[static_cast<std::size_t>(c.stage)]);
  }
  review_practice(now);
  for (std::uint32_t i = 0; i < cell.cases.size(); ++i) {
    Case& c = cell.cases[i];
    if (!c.child.exists() || !c.worker.exists()) continue;
    // Hand-overs so far come at the published rate (parameters.csv RC04); the last worker began at the last of them.
    const double years = (now.today - c.stage_since) / days_per_year;
    const double u = now.uniform(c.id, decision::opening_worker),
                 v = now.uniform(c.id, decision::opening_worker, 1);
    const int hand_overs = poisson_quantile(now.p.hand_overs_so_far * years, u);
    c.hand_overs = static_cast<std::uint8_t>(std::min(hand_overs, 255));
    c.worker_since =
        hand_overs == 0
            ? c.stage_since
            : now.today - static_cast<Day>(years * days_per_year * (1 - std::pow(v, 1.0 / hand_overs)));
    c.team_trust.begin(c.stage_since, now.p.trust_at_start);
    set_trust_in_team(now.p, c, c.stage_since, pace_of(now, c));
    const double in_team = c.team_trust.on(c.worker_since);
    c.trust.begin(c.worker_since, hand_overs == 0 ? now.p.trust_at_start : now.p.team_share * in_team);
    c.child_trust.begin(c.worker_since,
                        hand_overs == 0 ? now.p.trust_at_start : now.p.team_share_child * in_team);
    set_trust_in_worker(now.p, c, c.worker_since, pace_of(now, c));
    open_change(now, c, std::min(years, 1.0));
    set_stage_hazards(now, c);
    schedule(now, CaseRow{i});
  }
}

namespace {

/// A new worker starts from what the adult specialists, who stay, hold of trust in the last, and from trust in the team.
void start_from_team(Now& now, Case& c) {
  const double stay = specialists_of(now, c), team = c.team_trust.on(now.today);
  const auto start = [&](Bond& trust, double share) {
    trust.become(now.today, stay * trust.on(now.today) + (1 - stay) * share * team);
  };
  const auto thousandths = [&] { return std::llround(1000 * c.trust.on(now.today)); };
  now.add(stat::trust_before_hand_over, thousandths());
  start(c.trust, now.p.team_share);
  now.add(stat::trust_after_hand_over, thousandths());
  start(c.child_trust, now.p.team_share_child);
}

}  // namespace

void meet_worker(Now& now, Case& c, WorkerSought why) {
  if (why == WorkerSought::first) {
    for (Bond* trust : {&c.trust, &c.child_trust, &c.team_trust})
      trust->begin(now.today, now.p.trust_at_start);
  } else {
    const bool other_team = why == WorkerSought::transfer;
    if (other_team) c.team_trust.become(now.today, now.p.team_kept * c.team_trust.on(now.today));
    start_from_team(now, c);
    if (!other_team && c.hand_overs < 255) ++c.hand_overs;
  }
  set_all_trust(now, c, now.today);
}

double standard_trust(const Now& now, const Case& c, Day day) { return standard(now.p, c.trust.on(day)); }

double parental_change_per_year(const Now& now, const Case& c) {
  const Day age = now.today - c.birth;
  if (c.changed || age >= static_cast<Day>(now.p.change_until_age * days_per_year)) return 0;
  const double base = age < now.p.infant_days ? now.p.change_infant : now.p.change_child;
  const double skill =
      c.worker.exists() ? static_cast<double>(now.cell[c.worker].change_ratio) : 1 / now.p.skill_mean_ratio;
  const double log_ratio =
      now.p.change_trust * standard_trust(now, c, middle_of_span(c, now.today)) * challenge_of(now, c);
  return base * skill * static_cast<double>(std::exp(static_cast<float>(log_ratio)));
}

float closing_ratio(const Now& now, const Case& c) {
  const Parameters& p = now.p;
  if (!c.assessed) return 1.0F;  // no relationship was begun
  const double q = c.worker.exists()
                       ? 1 / std::max(1 / p.overload_most, static_cast<double>(now.cell[c.worker].time_share))
                       : 1.0;
  const double log_ratio = -p.closing_trust * standard_trust(now, c, now.today) +
                           p.closing_overload * (q - 1) - (c.changed ? p.closing_change : 0.0);
  // Severity acts whether or not the loop does; the mean closing is that of a child in need.
  const double severity = now.model.severity_ratios.ratio(SeveritySlope::closing, Stage::child_in_need,
                                                          static_cast<double>(c.severity));
  return static_cast<float>(severity * std::exp(p.loop_failure_demand * log_ratio));
}

}  // namespace cscsim
