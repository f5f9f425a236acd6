#include "models/processes/placement_search.hpp"

#include <algorithm>
#include <cmath>

#include "models/processes/case_work.hpp"
#include "models/processes/placement_market.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

/// How well a home suits a child, evenly spread on [0, 1) and the same whenever it is asked.
double match(const Home& home, const Child& child) {
  return static_cast<double>(mixed(home.id.value(), child.id.value()) >> 11U) * 0x1p-53;
}

bool enrolled_in(const Cell& cell, const Case& c, std::size_t policy) {
  for (std::uint32_t e = c.enrolment; e != 0; e = cell.enrolments[e - 1].next)
    if (!cell.enrolments[e - 1].over && cell.enrolments[e - 1].policy == policy) return true;
  return false;
}

/// The best free place inside: fit - distance - price + siblings together.
Offer best_home(Now& now, const Case& c, const Child& child, PlacementKind kind) {
  const Place from = home_of(now, now.cell[child.family].id);
  const int age = age_on(child.birth, now.today);
  std::array<HomeRow, 8> with_siblings{};
  std::size_t sibling_homes = 0;
  for_family_cases(now, c.child, [&](CaseRow other) {
    if (now.cell[other].home.exists() && sibling_homes < with_siblings.size())
      with_siblings[sibling_homes++] = now.cell[other].home;
  });
  Offer best;
  std::uint64_t best_tie = 0;
  for (const HomeRow row : now.cell.own_homes[static_cast<std::size_t>(kind)]) {
    const Home& home = now.cell[row];
    if (home.taken >= home.usable || age < home.youngest || age > home.oldest) continue;
    if (home.hub != 0 && !enrolled_in(now.cell, c, home.hub - 1U)) continue;
    const double km = static_cast<double>(from.km_to(home.place)), fit = match(home, child);
    double utility = now.p.fit_match * fit - now.p.distance_per_km * km -
                     now.p.price_per_100_gbp * price_today(now, home) / 10'000.0;
    if (age == home.youngest || age == home.oldest) utility -= now.p.fit_per_age;
    if (home.hub != 0) utility += 100;  // a hub keeps its places for those it works with
    for (std::size_t s = 0; s < sibling_homes; ++s)
      if (with_siblings[s] == row) utility += now.p.sibling_bonus;
    if (utility < best.utility) continue;
    const std::uint64_t tie = mixed(home.id.value(), child.id.value(), static_cast<std::uint64_t>(now.today));
    if (utility > best.utility || tie > best_tie)
      best = {row, utility, fit < now.p.poor_fit_below}, best_tie = tie;
  }
  return best;
}

/// A place in a hub of a policy that works with this child: it comes before a place outside.
Offer hub_place(Now& now, const Case& c, const Child& child, PlacementKind kind) {
  const Offer best = best_home(now, c, child, kind);
  return best.home.exists() && now.cell[best.home].hub != 0 ? best : Offer{};
}

/// The better of a place inside and one of the market, which is not taken yet; neither, if none is free.
struct Choice {
  Offer own;
  std::optional<MarketOption> option;
  [[nodiscard]] bool found() const { return own.home.exists() || option; }
  [[nodiscard]] bool poor_fit() const { return option ? option->poor_fit : own.poor_fit; }
};

Choice own_or_market(Now& now, const Case& c, const Child& child, PlacementKind kind) {
  // What a child needs is not always to be had inside: at the authority's own share of placements beyond its boundary.
  const bool elsewhere = now.uniform(child.id, decision::placement_choice, 1) <
                         std::min(0.95, now.cell.facts->cla_outside_share * now.p.outside_ratio);
  Choice choice{elsewhere ? hub_place(now, c, child, kind) : best_home(now, c, child, kind),
                market_option(now, child, kind)};
  if (choice.own.home.exists() && choice.option && choice.own.utility >= choice.option->utility)
    choice.option.reset();
  return choice;
}

Offer take(Now& now, const Choice& choice, PlacementKind kind) {
  if (!choice.option) return choice.own;
  return {take_option(now, *choice.option, kind), choice.option->utility, choice.option->poor_fit};
}

}  // namespace

std::int32_t price_today(const Now& now, const Home& home) {
  if (home.outside || home.sector == Sector::own) return home.weekly_pence;
  return static_cast<std::int32_t>(std::lround(
      home.weekly_pence * static_cast<double>(now.cell.price_ratio[static_cast<std::size_t>(home.kind)])));
}

HomeRow home_of_sibling(Now& now, const Case& c) {
  HomeRow found;
  for_family_cases(now, c.child, [&](CaseRow other) {
    const Case& sibling = now.cell[other];
    if (&sibling != &c && sibling.home.exists() && sibling.placement == PlacementKind::foster &&
        !now.cell[sibling.home].closed)
      found = sibling.home;
  });
  return found;
}

Offer find_place(Now& now, const Case& c, const Child& child, PlacementKind& kind) {
  const Choice choice = own_or_market(now, c, child, kind);
  const bool fits = choice.found() && !choice.poor_fit();
  if (!fits && kind == PlacementKind::foster &&
      age_on(child.birth, now.today) >= now.p.residential_youngest &&
      now.uniform(child.id, decision::residential_instead) < now.p.residential_instead) {
    const Choice residential = own_or_market(now, c, child, PlacementKind::childrens_home);
    if (residential.found()) {
      kind = PlacementKind::childrens_home;
      return take(now, residential, kind);
    }
  }
  if (choice.found()) return take(now, choice, kind);
  return {emergency_home(now, child, kind), 0, true};  // nobody had time to match
}

}  // namespace cscsim
