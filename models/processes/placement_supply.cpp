#include <algorithm>
#include <cmath>
#include <map>

#include "models/processes/case_work.hpp"
#include "models/processes/placement_market.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

struct Supplies {
  PlacementKind kind;
  Sector sector;
};

constexpr std::array<Supplies, supplier_count> suppliers = {
    {{PlacementKind::foster, Sector::own},
     {PlacementKind::foster, Sector::agency},
     {PlacementKind::childrens_home, Sector::agency},
     {PlacementKind::semi_independent, Sector::agency}}};

double leaves_per_year(const Parameters& p, PlacementKind kind) {
  return kind == PlacementKind::foster ? p.foster_leaves : p.residential_opens;
}

std::size_t weeks_of_lead(const Parameters& p, PlacementKind kind) {
  return static_cast<std::size_t>(
      std::lround(kind == PlacementKind::foster ? p.foster_recruit_weeks : p.home_register_weeks));
}

double price_ratio(const Cell& cell, PlacementKind kind) {
  return static_cast<double>(cell.price_ratio[static_cast<std::size_t>(kind)]);
}

/// Homes that set out this week to join, against a usual week: by how full places are and what they fetch.
double recruiting(const Now& now, const Supplies& supplier) {
  const double lever = supplier.kind == PlacementKind::foster ? now.cell.levers[Lever::foster_supply] : 1.0;
  if (now.p.scarcity_loop == 0) return lever;
  const double usual = static_cast<double>(now.cell.usual_use[static_cast<std::size_t>(supplier.kind)]);
  const double need = std::pow(use_of(now.cell, supplier.kind) / usual, now.p.recruit_need);
  const double price = supplier.sector == Sector::own
                           ? 1.0
                           : std::pow(price_ratio(now.cell, supplier.kind), now.p.recruit_price);
  return lever * std::clamp(need * price, 1 / now.p.scarcity_most, now.p.scarcity_most);
}

/// Those whose lead ends this week join; as many as want to set out. The draw is of the week in which they join.
void join(Now& now, std::size_t s) {
  Cell& cell = now.cell;
  const Supplies& supplier = suppliers[s];
  std::vector<float>& on_their_way = cell.recruits[s];
  if (on_their_way.empty()) return;  // a world made by hand has no supply
  float& week = on_their_way[static_cast<std::size_t>(now.today / 7) % on_their_way.size()];
  const auto ordinal = static_cast<std::uint32_t>(s);
  const int joining = now.draws.poisson(static_cast<double>(week), cell.facts->number,
                                        decision::of(decision::home_opening), now.today, ordinal);
  for (int i = 0; i < joining; ++i)
    add_home(cell, now.model, now.draws, supplier.kind,
             mixed(static_cast<std::uint64_t>(now.today), static_cast<std::uint64_t>(i), ordinal), now.today,
             supplier.sector);
  week = static_cast<float>(static_cast<double>(cell.usual_joining[s]) * recruiting(now, supplier));
}

/// Children's homes and supported accommodation close sooner the emptier they are and the less they fetch.
void close_the_empty(Now& now, PlacementKind kind) {
  const Parameters& p = now.p;
  const auto k = static_cast<std::size_t>(kind);
  std::vector<HomeRow> closing;
  for (const HomeRow row : now.cell.own_homes[k]) {
    const Home& home = now.cell[row];
    if (home.hub != 0) continue;
    double ratio = 1;
    if (p.scarcity_loop != 0) {
      const double empty =
          static_cast<double>(now.cell.usual_use[k]) - static_cast<double>(home.taken) / home.places;
      ratio = std::exp(p.closing_fill_slope * empty) / std::pow(price_ratio(now.cell, kind), p.recruit_price);
      ratio = std::clamp(ratio, 1 / p.scarcity_most, p.scarcity_most);
    }
    const double closes = -std::expm1(-leaves_per_year(p, kind) * ratio * 7 / days_per_year);
    if (now.draws.uniform(home.id.value(), decision::of(decision::home_closing), now.today) < closes)
      closing.push_back(row);
  }
  for (const HomeRow row : closing) leave_home(now, row);
}

void join_group(Now& now, HomeRow row, std::size_t policy, HomeRow hub) {
  Home& home = now.cell[row];
  home.constellation = static_cast<std::uint8_t>(policy + 1);
  home.hub_home = hub;
  for (CaseRow c = home.first_case; c.exists(); c = now.cell[c].next_in_home)
    announce(now, c, Moment::foster_placed);
}

void leave_one(Now& now, HomeRow row) {
  Home& home = now.cell[row];
  home.constellation = 0;
  home.hub_home = HomeRow::none();
  for (CaseRow c = home.first_case; c.exists(); c = now.cell[c].next_in_home)
    leave_constellation(now, now.cell[c]);
}

/// A home leaves its constellation; without its hub home there is none.
void leave_group(Now& now, HomeRow row) {
  const bool hub = now.cell[row].hub_home == row;
  leave_one(now, row);
  if (!hub) return;
  for (const HomeRow other : now.cell.own_homes[static_cast<std::size_t>(PlacementKind::foster)])
    if (now.cell[other].hub_home == row) leave_one(now, other);
}

}  // namespace

double use_of(const Cell& cell, PlacementKind kind) {
  int usable = 0, taken = 0;
  for (const HomeRow row : cell.own_homes[static_cast<std::size_t>(kind)])
    usable += cell[row].usable, taken += cell[row].taken;
  return usable > 0 ? static_cast<double>(taken) / usable : 1.0;
}

void begin_supply(Cell& cell, const Parameters& p) {
  for (std::size_t s = 0; s < supplier_count; ++s) {
    const auto [kind, sector] = suppliers[s];
    const auto k = static_cast<std::size_t>(kind);
    int homes = 0;
    for (const HomeRow row : cell.own_homes[k]) homes += cell[row].sector == sector;
    // Where none stood on the eve, one a few years may still come.
    const double a_week = std::max(homes, 1) * leaves_per_year(p, kind) * 7 / days_per_year;
    cell.usual_use[k] = static_cast<float>(std::max(0.1, use_of(cell, kind)));
    cell.usual_joining[s] = static_cast<float>(a_week);
    cell.recruits[s].assign(weeks_of_lead(p, kind), cell.usual_joining[s]);
  }
}

void form_constellations(Now& now, std::size_t policy, int wanted, int homes) {
  Cell& cell = now.cell;
  std::map<std::uint32_t, int> round;  // homes by hub, itself among them
  std::vector<std::pair<double, HomeRow>> free;
  for (const HomeRow row : cell.own_homes[static_cast<std::size_t>(PlacementKind::foster)]) {
    const Home& home = cell[row];
    if (home.constellation == policy + 1) ++round[home.hub_home.value()];
    if (home.sector == Sector::own && home.constellation == 0)
      free.emplace_back(now.draws.uniform(home.id.value(), decision::of(decision::home_hub), now.model.start),
                        row);
  }
  std::sort(free.begin(), free.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  const auto gather = [&](HomeRow hub, int more) {
    const auto nearest = [&cell, hub](const auto& a, const auto& b) {
      return std::pair{cell[a.second].place.km_to(cell[hub].place), a.first} <
             std::pair{cell[b.second].place.km_to(cell[hub].place), b.first};
    };
    for (; more > 0 && !free.empty(); --more) {
      const auto next = std::min_element(free.begin(), free.end(), nearest);
      join_group(now, next->second, policy, hub);
      free.erase(next);
    }
  };
  // Homes that left are followed by others; then new constellations, each round a home that a draw chooses.
  for (const auto& [hub, there] : round) gather(HomeRow{hub}, homes + 1 - there);
  for (auto standing = static_cast<int>(round.size()); standing < wanted; ++standing) {
    if (homes < 1 || static_cast<int>(free.size()) < homes + 1) return;
    gather(free.front().second, homes + 1);  // the nearest of all is the hub itself
  }
}

void dissolve_constellations(Now& now, std::size_t policy) {
  const std::vector<HomeRow> own = now.cell.own_homes[static_cast<std::size_t>(PlacementKind::foster)];
  for (const HomeRow row : own)
    if (now.cell[row].constellation == policy + 1) leave_group(now, row);
}

void open_and_close_homes(Now& now) {
  for (std::size_t s = 0; s < supplier_count; ++s) join(now, s);
  for (const PlacementKind kind : {PlacementKind::childrens_home, PlacementKind::semi_independent})
    close_the_empty(now, kind);
}

void end_of_home(Now& now, HomeRow row) {
  const Home& home = now.cell[row];
  const double supported =
      home.constellation == 0 ? 1 : now.cell.policies[home.constellation - 1U].carer_leaving;
  const double leaving = supported * now.cell.levers[Lever::carer_leaving];
  const bool own_carers = home.kind == PlacementKind::foster && home.sector == Sector::own && !home.outside;
  if (!own_carers ||
      now.draws.uniform(home.id.value(), decision::of(decision::home_closing), now.today) < leaving)
    return leave_home(now, row);
  // Carers who were to give up go on: until when follows from the same rate, which knows no age.
  plan_end_of_home(now.cell, now.model,
                   now.draws.exponential(home.id.value(), decision::of(decision::home_closing), now.today, 1),
                   row, now.today, now.p.foster_leaves);
}

void leave_home(Now& now, HomeRow row) {
  if (now.cell[row].closed) return;
  if (now.cell[row].constellation != 0) leave_group(now, row);
  close_home(now.cell, row);
  while (now.cell[row].first_case.exists()) {
    const CaseRow resident = now.cell[row].first_case;
    end_placement(now, resident, PlacementEnd::home_closed);
    seek_placement(now, resident);
  }
}

void take_foster_homes_away(Now& now, double share) {
  const std::vector<HomeRow> homes = now.cell.own_homes[static_cast<std::size_t>(PlacementKind::foster)];
  for (const HomeRow row : homes)
    if (now.draws.uniform(now.cell[row].id.value(), decision::of(decision::home_taken_away), now.today) <
        share)
      leave_home(now, row);
}

}  // namespace cscsim
