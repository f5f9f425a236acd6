#include <cmath>

#include "models/measures/lines.hpp"
#include "models/measures/sweep.hpp"
#include "models/processes/practitioner.hpp"
#include "models/processes/supervision.hpp"

namespace cscsim {

namespace {

Formula per_thousand_case_years(std::size_t cause) {
  return ratio(cause, stat::held_case_days, 1000 * days_per_year);
}

void add_hand_overs(std::vector<Line>& all) {
  const std::string per = "hand-overs per 1,000 case-years";
  const std::vector<Line> lines = {
      {"hand_overs_resignation_per_1000", Kind::mean, per_thousand_case_years(stat::hand_over_resignation),
       per, "changes of worker because the worker resigned, for 1,000 years of cases held"},
      {"hand_overs_transfer_per_1000", Kind::mean, per_thousand_case_years(stat::hand_over_transfer), per,
       "changes of worker at a step of the pathway, for 1,000 years of cases held"},
      {"hand_overs_rebalancing_per_1000", Kind::mean, per_thousand_case_years(stat::hand_over_rebalancing),
       per, "changes of worker to even out caseloads, for 1,000 years of cases held"},
      {"hand_overs_absence_per_1000", Kind::mean, per_thousand_case_years(stat::hand_over_absence), per,
       "changes of worker for absence or the end of an agency stay, for 1,000 years of cases held"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

/// Shares of the changes of worker of children looked after (parameters.csv RC08, RC10).
void add_hand_overs_in_care(std::vector<Line>& all) {
  const auto share = [](std::size_t cause) {
    return [cause](const PeriodCounts& n) {
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < 4; ++i) sum += n[stat::care_hand_overs_by_cause + i];
      return sum > 0 ? 100.0 * static_cast<double>(n[stat::care_hand_overs_by_cause + cause]) /
                           static_cast<double>(sum)
                     : not_measured;
    };
  };
  const std::vector<Line> lines = {
      {"cla_hand_overs_resignation_pct", Kind::share, share(0), "percent",
       "of changes of worker of children looked after, those because the worker resigned"},
      {"cla_hand_overs_transfer_pct", Kind::share, share(1), "percent",
       "of changes of worker of children looked after, those at a step of the pathway"},
      {"cla_hand_overs_rebalancing_pct", Kind::share, share(2), "percent",
       "of changes of worker of children looked after, those to even out caseloads"},
      {"cla_hand_overs_absence_pct", Kind::share, share(3), "percent",
       "of changes of worker of children looked after, those for absence or the end of an agency stay"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

void add_leavers(std::vector<Line>& all) {
  using namespace stat;
  const auto left_for = [](Destination d) { return total(in(leavers_by_destination, d)); };
  const std::vector<Line> lines = {
      {"leavers_left_sector", Kind::flow, left_for(Destination::left_the_sector), "social workers",
       "employed case holders who left children's social care"},
      {"leavers_to_agency", Kind::flow, left_for(Destination::agency), "social workers",
       "employed case holders who left for an agency"},
      {"leavers_to_authority", Kind::flow, left_for(Destination::another_authority), "social workers",
       "employed case holders who left for another authority"},
      {"joined_newly_qualified", Kind::flow, total(joined_newly_qualified), "social workers",
       "case holders hired who were newly qualified"},
      {"joined_from_the_run", Kind::flow, total(joined_from_the_run), "social workers",
       "case holders hired who came from another authority of the run"},
      {"returned_home", Kind::flow, total(stat::returned_home), "children",
       "children who returned home from care: every return counts"},
      {"tenure_years_mean", Kind::mean, ratio(case_holder_days, case_holders, 1 / days_per_year), "years",
       "mean time in post of case holders, agency workers included"},
      {"skill_mean", Kind::mean, ratio(case_holder_skill_hundredths, case_holders, 1 / 100.0), "1 to 5",
       "mean skill of case holders on the scale of parameters.csv SK01"},
      {"newly_qualified_pct", Kind::share, ratio(case_holders_newly_qualified, case_holders), "percent",
       "share of case holders with a protected caseload"},
      {"supervision_mean", Kind::mean, ratio(supervision_hundredths, case_holders, 1.0),
       "percent of the usual", "mean supervision that case holders get, 100: that of the first day"},
      {"managers_in_post_pct", Kind::share, ratio(managers_in_post, manager_posts), "percent",
       "share of managers' posts that are filled"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

void add_work(std::vector<Line>& all) {
  using namespace stat;
  const std::vector<Line> lines = {
      {"work_asked_hours", Kind::flow,
       [](const PeriodCounts& n) { return static_cast<double>(n[minutes_asked]) / 60; }, "hours",
       "hours face to face that cases asked of their workers"},
      {"work_dropped_pct", Kind::share, ratio(minutes_dropped, minutes_asked), "percent",
       "hours face to face that were never given, of those asked for"},
      {"work_owed_hours", Kind::stock,
       [](const PeriodCounts& n) { return static_cast<double>(n[minutes_carried]) / 60; }, "hours",
       "hours face to face that case holders still owe: the backlog"},
      {"case_holders_behind_pct", Kind::share, ratio(case_holders_behind, case_holders), "percent",
       "share of case holders with a backlog"},
      {"overloaded_pct", Kind::share, ratio(worker_months_overloaded, worker_months), "percent",
       "share of months in which a worker was asked for more hours than there were"},
      {"case_days_waiting", Kind::flow, total(unallocated_days), "days",
       "days on which open cases waited for a worker: divided by the days of the period, the mean queue"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace

void add_practitioners(std::vector<Line>& all) {
  add_hand_overs(all);
  add_hand_overs_in_care(all);
  add_leavers(all);
  add_work(all);
}

void count_workforce(Now& now) {
  Cell& cell = now.cell;
  const auto add = [&](stat::Name name, std::int64_t n) { now.add(name, n); };
  for (const auto& team : cell.in_post)
    for (const WorkerRow row : team) {
      const Worker& worker = cell[row];
      if (worker.team == Team::leaving_care) continue;
      add(stat::minutes_carried, worker.backlog);
      add(stat::case_holders_behind, worker.backlog > 0);
      add(stat::case_holder_days, now.today - worker.since);
      add(stat::case_holder_skill_hundredths, std::lround(100 * worker.skill));
      add(stat::case_holders_newly_qualified, newly_qualified(now.p, worker, now.today));
      add(stat::supervision_hundredths, std::lround(100 * supervision_of(cell, worker)));
    }
  for (const Manager& manager : cell.managers) {
    add(stat::manager_posts, 1);
    add(stat::managers_in_post, manager.in_post(now.today));
  }
}

}  // namespace cscsim
