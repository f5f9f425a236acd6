#include "models/processes/supervision.hpp"

#include <algorithm>
#include <cmath>

namespace cscsim {

namespace {

void draw_manager(Manager& manager, const Parameters& p, const Draws& draws, Day today) {
  const auto trait = [&](double mean, std::uint32_t ordinal) {
    const double own =
        mean + p.practice_sd *
                   draws.normal(manager.id.value(), decision::of(decision::manager_practice), today, ordinal);
    return static_cast<float>(std::clamp(own, p.practice_least, p.practice_most));
  };
  manager.support = trait(p.support_mean, 0);
  manager.challenge = trait(p.challenge_mean, 1);
}

bool settled(const Manager& manager, const Parameters& p, Day today) {
  return today - manager.since >= p.manager_settled_days;
}

/// What is left of supervision by how many workers, and posts that nobody fills, there are for each manager in post.
double left_by_load(const Cell& cell, const Parameters& p, Team team, Day today) {
  const auto t = static_cast<std::size_t>(team);
  const auto workers = static_cast<int>(cell.in_post[t].size());
  const auto managers = std::count_if(cell.managers.begin(), cell.managers.end(),
                                      [&](const Manager& m) { return m.team == team && m.in_post(today); });
  const double asked = workers + p.manager_uncovered_load * std::max(0, cell.posts[t] - workers);
  const double load = asked / (p.manager_span * static_cast<double>(std::max<std::ptrdiff_t>(1, managers)));
  return std::pow(std::max(1.0, load), -p.manager_erosion);
}

/// Needs both, as with families: none without either.
double quality(const Parameters& p, const Manager& manager) {
  return std::sqrt(static_cast<double>(manager.support * manager.challenge) /
                   (p.support_mean * p.challenge_mean));
}

void note_what_is_usual(Cell& cell, const Parameters& p, Day today) {
  for (std::size_t t = 0; t < team_count; ++t) {
    if (cell.usual_supervision[t] > 0 || cell.in_post[t].empty()) continue;
    double given = 0, stable = 0;
    for (const WorkerRow row : cell.in_post[t]) {
      const Manager& manager = cell.managers[cell[row].manager];
      given += static_cast<double>(manager.supervision);
      stable += settled(manager, p, today);
    }
    const auto workers = static_cast<double>(cell.in_post[t].size());
    cell.usual_supervision[t] = static_cast<float>(given / workers);
    cell.usual_stability[t] = static_cast<float>(stable / workers);
  }
}

}  // namespace

void add_managers(Cell& cell, const Parameters& p, const Draws& draws, Team team, Day today) {
  const auto wanted = std::max(1L, std::lround(cell.posts[static_cast<std::size_t>(team)] / p.manager_span));
  for (auto have = std::count_if(cell.managers.begin(), cell.managers.end(),
                                 [team](const Manager& m) { return m.team == team; });
       have < wanted; ++have) {
    Manager manager;
    manager.id = WorkerId{mixed(cell.facts->number, static_cast<std::uint64_t>(today),
                                (std::uint64_t{1} << 32U) + cell.managers.size())};
    manager.team = team;
    draw_manager(manager, p, draws, today);
    const double per_year = std::max(p.manager_leaving_least, cell.facts->turnover * p.manager_leaving);
    manager.since =
        today - static_cast<Day>(
                    days_per_year / per_year *
                    draws.exponential(manager.id.value(), decision::of(decision::manager_leaves), today));
    cell.managers.push_back(manager);
  }
}

void assign_manager(Cell& cell, Worker& worker) {
  const Manager* fewest = nullptr;
  for (const Manager& manager : cell.managers)
    if (manager.team == worker.team && (fewest == nullptr || manager.workers < fewest->workers))
      fewest = &manager;
  if (fewest == nullptr) return;
  worker.manager = static_cast<std::uint16_t>(fewest - cell.managers.data());
  ++cell.managers[worker.manager].workers;
}

void turn_over_managers(Now& now) {
  const double p = -std::expm1(-now.cell.facts->turnover * now.p.manager_leaving / 12);
  for (Manager& manager : now.cell.managers) {
    if (!manager.in_post(now.today) ||
        now.draws.uniform(manager.id.value(), decision::of(decision::manager_leaves), now.today) >= p)
      continue;
    manager.id = WorkerId{mixed(manager.id.value(), static_cast<std::uint64_t>(now.today))};
    manager.since = now.today + static_cast<Day>(now.p.manager_vacant_days);
    draw_manager(manager, now.p, now.draws, now.today);
  }
}

void set_supervision(Now& now) {
  Cell& cell = now.cell;
  const double lever = cell.levers[Lever::supervision];
  std::array<double, team_count> left{};
  for (std::size_t t = 0; t < team_count; ++t)
    left[t] = left_by_load(cell, now.p, static_cast<Team>(t), now.today);
  for (Manager& manager : cell.managers)
    manager.supervision = static_cast<float>(
        lever * left[static_cast<std::size_t>(manager.team)] *
        (manager.in_post(now.today) ? quality(now.p, manager) : now.p.supervision_uncovered));
  if (!cell.managers.empty()) note_what_is_usual(cell, now.p, now.today);
}

double supervision_of(const Cell& cell, const Worker& worker) {
  const double usual = static_cast<double>(cell.usual_supervision[static_cast<std::size_t>(worker.team)]);
  if (cell.managers.empty() || usual <= 0) return 1;
  return static_cast<double>(cell.managers[worker.manager].supervision) / usual;
}

double stability_of(const Cell& cell, const Parameters& p, const Worker& worker, Day today) {
  if (cell.managers.empty()) return 0;
  return settled(cell.managers[worker.manager], p, today) -
         static_cast<double>(cell.usual_stability[static_cast<std::size_t>(worker.team)]);
}

}  // namespace cscsim
