#include "models/processes/placement_market.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

std::int32_t pence(double pounds) { return static_cast<std::int32_t>(std::lround(pounds * 100)); }

/// Options a week per 100,000 children, by kind. Supported accommodation is offered as foster places are: assumed.
std::array<std::pair<PlacementKind, double>, 3> market_supply(const Parameters& p) {
  return {{{PlacementKind::foster, p.option_foster_per_100k},
           {PlacementKind::childrens_home, p.option_residential_per_100k},
           {PlacementKind::semi_independent, p.option_foster_per_100k}}};
}

double market_price(const Parameters& p, PlacementKind kind) {
  switch (kind) {
    case PlacementKind::foster:
      return p.cost_foster_agency_gbp;
    case PlacementKind::childrens_home:
      return p.cost_residential_gbp;
    default:
      return p.cost_semi_independent_gbp;
  }
}

/// Scarcity raises the market's price: base x (1 + alpha (10 max(0, use - scarcity_use))^2), model.md 4.10.
double scarcity(const Cell& cell, const Parameters& p, PlacementKind kind) {
  if (p.scarcity_loop == 0) return 1;
  const double over = 10 * std::max(0.0, use_of(cell, kind) - p.scarcity_use);
  return 1 + p.market_price_convexity * over * over;
}

double weekly_price(const Now& now, PlacementKind kind) {
  return market_price(now.p, kind) *
         static_cast<double>(now.cell.price_ratio[static_cast<std::size_t>(kind)]);
}

HomeRow outside_home(Now& now, PlacementKind kind, Place place, double weekly_gbp) {
  Home home;
  home.id =
      HomeId{mixed(now.cell.facts->number, static_cast<std::uint64_t>(now.today), now.cell.homes.size())};
  home.kind = kind;
  home.sector = Sector::agency;
  home.outside = true;
  home.place = place;
  home.weekly_pence = pence(weekly_gbp);
  return add_to_homes(now.cell, home);
}

/// A place in any direction beyond the edge of the authority, this many kilometres past it.
Place beyond(const Now& now, const Child& child, double km, std::uint32_t ordinal) {
  const double angle = 2 * std::numbers::pi * now.uniform(child.id, decision::care_distance, ordinal);
  const double radius = now.cell.facts->radius_km + km;
  return {static_cast<float>(radius * std::cos(angle)), static_cast<float>(radius * std::sin(angle))};
}

}  // namespace

bool needs_market(PlacementKind kind) {
  return kind == PlacementKind::foster || kind == PlacementKind::childrens_home ||
         kind == PlacementKind::semi_independent;
}

std::int32_t unmarketed_price(const Parameters& p, PlacementKind kind) {
  switch (kind) {
    case PlacementKind::kinship:
      return pence(p.cost_kinship_gbp);
    case PlacementKind::secure:
      return pence(p.cost_secure_gbp);
    case PlacementKind::other:
      return pence(p.cost_other_gbp);
    default:
      return 0;  // with parents, or adopters
  }
}

HomeRow add_home(Cell& cell, const Model& model, const Draws& draws, PlacementKind kind, std::uint64_t key,
                 Day today, std::optional<Sector> sector) {
  const Parameters& p = model.parameters;
  Home home;
  home.id = HomeId{mixed(cell.facts->number, key)};
  home.kind = kind;
  const auto [u_sector, u_places, u_radius, u_angle] =
      draws.four(home.id.value(), decision::of(decision::home_traits), model.start);
  const auto more = draws.four(home.id.value(), decision::of(decision::home_traits), model.start, 1);
  const double radius = cell.facts->radius_km * std::sqrt(u_radius), angle = 2 * std::numbers::pi * u_angle;
  home.place = {static_cast<float>(radius * std::cos(angle)), static_cast<float>(radius * std::sin(angle))};
  double leaves_per_year = 0;  // other homes than foster close by how full they are: placement_supply.cpp
  switch (kind) {
    case PlacementKind::foster:
      home.sector = sector.value_or(u_sector < p.foster_agency_share ? Sector::agency : Sector::own);
      home.places = static_cast<std::uint8_t>(u_places < p.foster_homes_of_one                           ? 1
                                              : u_places < p.foster_homes_of_one + p.foster_homes_of_two ? 2
                                                                                                         : 3);
      if (more[0] < p.foster_homes_young)
        home.oldest = static_cast<std::uint8_t>(p.foster_age_divide);
      else if (more[0] > 1 - p.foster_homes_young)
        home.youngest = static_cast<std::uint8_t>(p.foster_age_divide);
      home.weekly_pence =
          pence(home.sector == Sector::own ? p.cost_foster_own_gbp : p.cost_foster_agency_gbp);
      leaves_per_year = p.foster_leaves;
      break;
    case PlacementKind::childrens_home:
      home.sector = Sector::agency;
      home.places = static_cast<std::uint8_t>(2 + static_cast<int>(u_places * p.childrens_home_span));
      home.youngest = more[0] < p.childrens_homes_young ? 5 : 10;
      home.weekly_pence = pence(p.cost_residential_gbp);
      break;
    case PlacementKind::semi_independent:
      home.sector = Sector::agency;
      home.places = static_cast<std::uint8_t>(2 + static_cast<int>(u_places * p.supported_span));
      home.youngest = 16;
      home.weekly_pence = pence(p.cost_semi_independent_gbp);
      break;
    default:
      break;
  }
  home.usable = home.places;
  if (kind == PlacementKind::foster)
    for (std::uint32_t place = 0; place < home.places; ++place)
      home.usable -= draws.uniform(home.id.value(), decision::of(decision::home_traits), model.start,
                                   8 + place) < p.foster_unavailable;
  const HomeRow row = add_to_homes(cell, home);
  plan_end_of_home(cell, model, -std::log(more[1]), row, today, leaves_per_year);
  return row;
}

void plan_end_of_home(Cell& cell, const Model& model, double exponential, HomeRow row, Day today,
                      double leaves_per_year) {
  const double days = exponential / std::max(1e-6, leaves_per_year) * days_per_year;
  if (days < model.end - today - 1)
    cell.calendar.add(
        {today + 1 + static_cast<Day>(days), row.value(), 0, static_cast<std::uint8_t>(Visit::home_leaves)});
}

std::optional<MarketOption> market_option(const Now& now, const Child& child, PlacementKind kind) {
  if (now.cell.options[static_cast<std::size_t>(kind)] <= 0) return {};
  const double km = -now.p.market_km * std::log(now.uniform(child.id, decision::care_distance));
  const Place place = beyond(now, child, km, 1);
  const double away = static_cast<double>(home_of(now, now.cell[child.family].id).km_to(place));
  const double fit = now.uniform(child.id, decision::placement_fit);
  return MarketOption{place,
                      now.p.fit_match * fit - now.p.distance_per_km * away -
                          now.p.price_per_100_gbp * weekly_price(now, kind) / 100,
                      fit < now.p.poor_fit_below};
}

HomeRow take_option(Now& now, const MarketOption& option, PlacementKind kind) {
  --now.cell.options[static_cast<std::size_t>(kind)];
  return outside_home(now, kind, option.place, weekly_price(now, kind));
}

HomeRow emergency_home(Now& now, const Child& child, PlacementKind kind) {
  now.count(stat::placements_emergency);
  if (!is_worked_with(now.cell, now.cell[child.open_case])) now.count(stat::placements_emergency_left_out);
  ++now.cell.unmet[static_cast<std::size_t>(kind)];
  const double km = -now.p.emergency_km * std::log(now.uniform(child.id, decision::care_distance, 2));
  return outside_home(now, kind, beyond(now, child, km, 3),
                      weekly_price(now, kind) * now.p.cost_emergency_ratio);
}

HomeRow kinship_home(Now& now, const Case& c, FamilyId kin) {
  HomeRow shared;
  for_family_cases(now, c.child, [&](CaseRow other) {
    const Case& sibling = now.cell[other];
    if (sibling.home.exists() && sibling.placement == PlacementKind::kinship) shared = sibling.home;
  });
  if (shared.exists()) {
    make_room_for_sibling(now.cell[shared]);
    return shared;
  }
  Home home;
  home.id = HomeId{mixed(kin.value(), static_cast<std::uint64_t>(now.today), 1)};
  home.kind = PlacementKind::kinship;
  home.place = home_of(now, kin);
  home.weekly_pence = unmarketed_price(now.p, PlacementKind::kinship);
  return add_to_homes(now.cell, home);
}

void make_room_for_sibling(Home& home) {
  if (home.taken < home.places || home.places == 255) return;
  ++home.places;
  ++home.usable;
  ++home.exemptions;
}

void open_market(Cell& cell, const Model& model) {
  const Parameters& p = model.parameters;
  const double children =
      std::accumulate(cell.facts->children_by_age.begin(), cell.facts->children_by_age.end(), 0.0) / 1e5;
  for (const auto& [kind, per_100k] : market_supply(p))
    cell.options[static_cast<std::size_t>(kind)] = static_cast<int>(std::lround(per_100k * children));
  begin_supply(cell, p);
}

void grant_options(std::vector<Cell>& world, const Model& model, const Draws& draws, Day today) {
  const Parameters& p = model.parameters;
  for (const auto& [kind, per_100k] : market_supply(p)) {
    const auto k = static_cast<std::size_t>(kind);
    for (Cell& cell : world) cell.price_ratio[k] = static_cast<float>(scarcity(cell, p, kind));
    int supply = 0;
    std::vector<double> demand(world.size());
    for (std::size_t i = 0; i < world.size(); ++i) {
      const Facts& facts = *world[i].facts;
      const double children =
          std::accumulate(facts.children_by_age.begin(), facts.children_by_age.end(), 0.0);
      supply += draws.poisson(per_100k * children / 1e5, facts.number, decision::of(decision::market_options),
                              today, static_cast<std::uint32_t>(k));
      demand[i] = children / 1e5 * per_100k + world[i].unmet[k];
    }
    // Shares by largest remainder, ties by a keyed draw.
    const double total = std::accumulate(demand.begin(), demand.end(), 0.0);
    std::vector<std::pair<double, std::size_t>> remainders;
    int granted = 0;
    for (std::size_t i = 0; i < world.size(); ++i) {
      const double share = total > 0 ? supply * demand[i] / total : 0;
      world[i].options[k] = static_cast<int>(share);
      granted += world[i].options[k];
      const double tie = draws.uniform(world[i].facts->number, decision::of(decision::home_tie), today,
                                       static_cast<std::uint32_t>(k));
      remainders.emplace_back(-(share - std::floor(share)) - 1e-9 * tie, i);
      world[i].unmet[k] = 0;
    }
    std::sort(remainders.begin(), remainders.end());
    for (std::size_t i = 0; i < remainders.size() && granted < supply; ++i, ++granted)
      ++world[remainders[i].second].options[k];
  }
}

}  // namespace cscsim
