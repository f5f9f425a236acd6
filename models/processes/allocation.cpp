#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include "models/processes/case_work.hpp"
#include "models/processes/practitioner.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/workforce.hpp"

namespace cscsim {

namespace {

/// Assessment and long-term teams work as one while the lever stands below 1.
bool merged(const Cell& cell) { return cell.levers[Lever::team_transfer] < 1; }

bool works_for(const Cell& cell, Team worker, Team cases) {
  return worker == cases || (merged(cell) && std::max(worker, cases) <= Team::protection);
}

/// The workers who take a team's cases, the least loaded first; ties by a draw-like key of worker and day, never by row.
/// A newly qualified worker's cases weigh more.
class Rota {
 public:
  Rota(const Now& now, Team team)
      : full_{static_cast<std::uint64_t>(std::ceil(now.p.caseload_cap)) * one_case},
        today_{mixed(static_cast<std::uint64_t>(now.today))} {
    std::size_t workers = 0;
    for (const auto& rows : now.cell.in_post) workers += rows.size();
    all_.reserve(workers);
    for (std::size_t t = 0; t < team_count; ++t)
      if (works_for(now.cell, static_cast<Team>(t), team))
        for (const WorkerRow row : now.cell.in_post[t]) add(now, row);
  }

  /// The least loaded worker but one who has a place free, and is taken to get one case more; none if all are full.
  WorkerRow take(WorkerRow but) {
    std::uint64_t least = full_;
    Standing* found = nullptr;
    for (Standing& each : all_) {  // without a branch that depends on who is least loaded
      const bool better = (each.order < least) & (each.worker != but);
      least = better ? each.order : least;
      found = better ? &each : found;
    }
    return found == nullptr ? WorkerRow::none() : give(*found);
  }

  /// This worker, if they are of this rota and have a place free.
  WorkerRow take_this(WorkerRow worker) {
    const auto found = std::find_if(all_.begin(), all_.end(),
                                    [worker](const Standing& each) { return each.worker == worker; });
    return found != all_.end() && found->order < full_ ? give(*found) : WorkerRow::none();
  }

 private:
  static constexpr unsigned key_bits = 32;
  static constexpr std::uint64_t one_case = std::uint64_t{1} << (key_bits + 20);
  struct Standing {
    std::uint64_t order;   ///< cases by their weight, then the key
    std::uint64_t weight;  ///< of a case
    WorkerRow worker;
  };
  std::uint64_t full_, today_;
  std::vector<Standing> all_;

  void add(const Now& now, WorkerRow row) {
    const Worker& worker = now.cell[row];
    const double one = newly_qualified(now.p, worker, now.today) ? 1 / now.p.protected_caseload : 1.0;
    const auto weight = static_cast<std::uint64_t>(one * (1U << 20U)) << key_bits;
    const std::uint64_t key = spread(worker.id.value() ^ today_) >> key_bits;
    all_.push_back({worker.cases * weight | key, weight, row});
  }

  static WorkerRow give(Standing& each) {
    each.order += each.weight;
    return each.worker;
  }
};

/// The rotas of a day, each made when it is first asked for.
class Rotas {
 public:
  explicit Rotas(const Now& now) : now_{now} {}
  Rota& of(Team team) {
    const Team first = merged(now_.cell) && team == Team::protection ? Team::assessment : team;
    auto& rota = rotas_[static_cast<std::size_t>(first)];
    if (!rota) rota.emplace(now_, first);
    return *rota;
  }

 private:
  const Now& now_;
  std::array<std::optional<Rota>, team_count> rotas_;
};

/// Siblings have one worker between them: who holds a sibling's case for the same team, the case's own worker apart.
WorkerRow worker_of_siblings(Now& now, const Case& c, Team team) {
  WorkerRow found = WorkerRow::none();
  for_family_cases(now, c.child, [&](CaseRow row) {
    const WorkerRow worker = now.cell[row].worker;
    if (!found.exists() && worker.exists() && worker != c.worker &&
        works_for(now.cell, now.cell[worker].team, team))
      found = worker;
  });
  return found;
}

WorkerRow next_worker(Now& now, Rotas& rotas, const Case& c) {
  const Team team = team_of(c.stage);
  Rota& rota = rotas.of(team);
  const WorkerRow siblings = worker_of_siblings(now, c, team);
  const WorkerRow theirs = siblings.exists() ? rota.take_this(siblings) : WorkerRow::none();
  return theirs.exists() ? theirs : rota.take(c.worker);
}

void count_change(Now& now, const Case& c) {
  switch (c.sought_for) {
    case WorkerSought::transfer:
      count_hand_over(now, c, stat::hand_over_transfer);
      return;
    case WorkerSought::rebalancing:
      count_hand_over(now, c, stat::hand_over_rebalancing);
      now.log(now.cell[c.child], Event::worker_lost, WorkerGoes::rebalancing, now.today - c.worker_since);
      return;
    case WorkerSought::absence:
      count_hand_over(now, c, stat::hand_over_absence);
      now.log(now.cell[c.child], Event::worker_lost, WorkerGoes::absence_or_agency_end,
              now.today - c.worker_since);
      return;
    case WorkerSought::first:
    case WorkerSought::replacement:
      return;
  }
}

void take_over(Now& now, CaseRow row, WorkerRow next) {
  Case& c = now.cell[row];
  now.count(stat::allocations);
  if (!is_worked_with(now.cell, c)) now.count(stat::allocations_left_out);
  const WorkerSought why = c.sought_for;
  if (c.worker.exists()) {
    count_change(now, c);
    release_case(now.cell, row);
  }
  hold_case(now.cell, row, next);
  c.seeks_worker = false;
  c.worker_since = now.today;
  meet_worker(now, c, why);
  if (why != WorkerSought::first && c.stage == Stage::looked_after) now.count(stat::worker_changes_in_care);
  now.log(now.cell[c.child], Event::worker_changed,
          why == WorkerSought::transfer ? WorkerComes::transfer
          : why == WorkerSought::first  ? WorkerComes::first
                                        : WorkerComes::replacement);
}

void leave_waiting(Now& now, CaseRow row) {
  now.cell.unallocated.push_back(row);
  now.count(stat::unallocated_days);
  if (!is_worked_with(now.cell, now.cell[row])) now.count(stat::unallocated_days_left_out);
}

/// A case that was to change hands while it has a worker of its team stays where nobody else can take it.
bool may_stay(const Case& c) {
  return c.worker.exists() &&
         (c.sought_for == WorkerSought::rebalancing || c.sought_for == WorkerSought::absence);
}

/// Cases that seek a worker: in care, on a plan, then others; longest in their stage first; then a keyed tie-break.
std::vector<CaseRow> queue_of(Now& now) {
  now.gathered.allocations.insert(now.gathered.allocations.end(), now.cell.unallocated.begin(),
                                  now.cell.unallocated.end());
  now.cell.unallocated.clear();
  std::vector<std::tuple<int, Day, std::uint64_t, std::uint32_t>> queue;
  queue.reserve(now.gathered.allocations.size());
  for (const CaseRow row : now.gathered.allocations) {
    const Case& c = now.cell[row];
    if (!c.child.exists() || !c.seeks_worker) continue;
    __builtin_prefetch(&now.cell[c.child]);
    const int urgency = c.stage == Stage::looked_after ? 0 : c.stage == Stage::protection_plan ? 1 : 2;
    queue.emplace_back(urgency, c.stage_since, mixed(c.id.value(), static_cast<std::uint64_t>(now.today)),
                       row.value());
  }
  now.gathered.allocations.clear();
  std::sort(queue.begin(), queue.end());
  queue.erase(std::unique(queue.begin(), queue.end()),
              queue.end());  // the slot of a case that closed while it waited
  std::vector<CaseRow> rows;
  rows.reserve(queue.size());
  for (const auto& entry : queue) rows.emplace_back(std::get<3>(entry));
  return rows;
}

/// Siblings are asked of memory in time: each step for all cases before the next.
[[gnu::always_inline]] inline void fetch_siblings(const Cell& cell, const std::vector<CaseRow>& rows) {
  for (const CaseRow row : rows) __builtin_prefetch(&cell[cell[cell[row].child].family]);
  for (const CaseRow row : rows) {
    const ChildRow first = cell[cell[cell[row].child].family].first_child;
    if (first.exists()) __builtin_prefetch(&cell[first]);
  }
}

}  // namespace

void count_hand_over(Now& now, const Case& c, stat::Name cause) {
  now.count(cause);
  if (c.stage == Stage::looked_after)
    now.count(stat::care_hand_overs_by_cause, cause - stat::hand_over_resignation);
}

void seek_worker(Now& now, CaseRow row, WorkerSought why) {
  Case& c = now.cell[row];
  if (c.seeks_worker) return;
  c.seeks_worker = true;
  c.sought_for = why;
  now.gathered.allocations.push_back(row);
}

bool stays_with_worker(const Now& now, const Case& c, Stage next) {
  const Team from = team_of(c.stage), to = team_of(next);
  if (from == to || now.cell[c.worker].team == to) return true;
  if (to == Team::looked_after)  // a family's children move together, or stay
    return now.uniform(now.cell[now.cell[c.child].family].id, decision::care_transfer) >= now.p.care_transfer;
  return from == Team::assessment && to == Team::protection &&
         now.uniform(c.id, decision::worker_absence, 2) >= ratio(now.cell, c, Lever::team_transfer);
}

void hand_over(Now& now, CaseRow row) {
  const Case& c = now.cell[row];
  if (!c.worker.exists() || c.keeps_worker || c.seeks_worker) return;
  std::vector<CaseRow> together;
  for_family_cases(now, c.child, [&](CaseRow other) {
    if (now.cell[other].worker == c.worker && !now.cell[other].keeps_worker) together.push_back(other);
  });
  // Every sibling's clock may ring for all of them: thinned, so that each is handed over at the rate of one.
  if (now.uniform(c.id, decision::worker_absence, 1) * static_cast<double>(together.size()) >= 1) return;
  const double both = now.p.rebalance_per_year + now.p.absence_hand_over_per_year;
  const bool rebalanced = now.uniform(c.id, decision::worker_absence) * both < now.p.rebalance_per_year;
  for (const CaseRow each : together)
    seek_worker(now, each, rebalanced ? WorkerSought::rebalancing : WorkerSought::absence);
}

void allocate_cases(Now& now) {
  Rotas rotas{now};
  const std::vector<CaseRow> queue = queue_of(now);
  fetch_siblings(now.cell, queue);
  for (const CaseRow row : queue) {
    Case& c = now.cell[row];
    const WorkerRow next = next_worker(now, rotas, c);
    if (next.exists())
      take_over(now, row, next);
    else if (may_stay(c))
      c.seeks_worker = false;
    else
      leave_waiting(now, row);
  }
}

}  // namespace cscsim
