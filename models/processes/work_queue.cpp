#include "models/processes/work_queue.hpp"

#include <algorithm>
#include <cmath>

namespace cscsim {

namespace {

constexpr double weeks_per_month = days_per_year / 7 / 12;

/// Minutes a week that a worker usually has for families.
double week_of(const Parameters& p) { return 60 * p.face_to_face_hours; }

/// Closes one worker's month; what they owe now.
std::int64_t settle_worker(Now& now, Worker& worker, std::int64_t days, const Room& room) {
  const std::int64_t asked = worker.minutes * days / 7;
  const MonthOfWork month = work_off(asked, worker.backlog, room);
  now.add(stat::minutes_asked, asked);
  now.add(stat::minutes_done, month.done);
  now.add(stat::minutes_dropped, month.dropped);
  now.add(stat::held_case_days, worker.cases * days);
  now.count(stat::worker_months);
  if (asked + worker.backlog > room.available) now.count(stat::worker_months_overloaded);
  worker.backlog = static_cast<std::int32_t>(month.owed);
  return month.owed;
}

bool deadline_near(const Case& c, Day until) {
  return std::min({c[Due::assessment_end], c[Due::conference], c[Due::review]}) <= until;
}

}  // namespace

double minutes_a_week(const Cell& cell, const Parameters& p) {
  return week_of(p) * cell.levers[Lever::family_time];
}

MonthOfWork work_off(std::int64_t asked, std::int64_t owed, const Room& room) {
  MonthOfWork month;
  month.done = std::min(asked + owed, room.available);
  const std::int64_t left = asked + owed - month.done;
  const double kept = room.kept * static_cast<double>(std::max<std::int64_t>(0, left - room.usually_dropped));
  month.owed = std::min(static_cast<std::int64_t>(kept), room.most);
  month.dropped = left - month.owed;
  return month;
}

void settle_month(Now& now) {
  Cell& cell = now.cell;
  const auto days = static_cast<std::int64_t>(static_cast<unsigned>(date_of(now.today).day()));
  const double week = minutes_a_week(cell, now.p);
  Room room;
  room.available = std::llround(week * static_cast<double>(days) / 7);
  room.kept = now.p.backlog_kept;
  room.most = std::llround(week * now.p.backlog_weeks);
  for (std::size_t t = 0; t < team_count; ++t) {
    const double usual_short = std::max(0.0, static_cast<double>(cell.usual_overload[t]) - 1);
    room.usually_dropped = std::llround(usual_short * static_cast<double>(room.available));
    std::int64_t owed = 0;
    for (const WorkerRow row : cell.in_post[t]) owed += settle_worker(now, cell[row], days, room);
    if (room.most > 0 && !cell.in_post[t].empty())
      cell.behind[t] = static_cast<float>(static_cast<double>(owed) / static_cast<double>(room.most) /
                                          static_cast<double>(cell.in_post[t].size()));
  }
}

std::vector<std::int32_t> note_deadlines(Now& now) {
  std::vector<std::int32_t> pressing(now.cell.workers.size());
  const Day until = now.today + static_cast<Day>(now.p.pressing_days);
  for (Case& c : now.cell.cases) {
    if (!c.worker.exists()) continue;
    c.pressing = deadline_near(c, until);
    if (c.pressing) pressing[c.worker.value()] += c.minutes;
  }
  return pressing;
}

void set_first_things_first(Worker& worker, std::int32_t pressing) {
  worker.pressing_share = worker.other_share = worker.time_share;
  if (worker.time_share >= 1 || pressing == 0 || pressing == worker.minutes) return;
  const double there_is = static_cast<double>(worker.minutes) * static_cast<double>(worker.time_share);
  const double first = std::min(1.0, there_is / pressing);
  worker.pressing_share = static_cast<float>(first);
  worker.other_share = static_cast<float>((there_is - first * pressing) / (worker.minutes - pressing));
}

double time_share_of(const Cell& cell, const Case& c) {
  const Worker& worker = cell[c.worker];
  return static_cast<double>(c.pressing ? worker.pressing_share : worker.other_share);
}

double usually_behind(const Parameters& p, Team team) {
  switch (team) {
    case Team::assessment:
      return p.backlog_mean;
    case Team::looked_after:
      return p.backlog_mean_looked_after;
    default:
      return p.backlog_mean_protection;
  }
}

double lateness(const Now& now, Team team) {
  const auto behind = static_cast<double>(now.cell.behind[static_cast<std::size_t>(team)]);
  return std::max(0.0, 1 + now.p.backlog_late * (behind - usually_behind(now.p, team)));
}

std::int32_t usual_backlog(const Parameters& p) {
  return static_cast<std::int32_t>(std::lround(p.backlog_mean * p.backlog_weeks * week_of(p)));
}

double minutes_due(const Parameters& p, const Worker& worker) {
  return worker.minutes + (worker.backlog - usual_backlog(p)) / weeks_per_month;
}

}  // namespace cscsim
