#pragma once

#include <optional>

#include "models/processes/now.hpp"

namespace cscsim {

/// Kinds of placement that are searched for among homes with places.
bool needs_market(PlacementKind kind);

/// Price a week of a placement that needs no home of the market.
std::int32_t unmarketed_price(const Parameters& p, PlacementKind kind);

/// A home of this kind with this many places, somewhere in the authority; in the tables from now on.
HomeRow add_home(Cell& cell, const Model& model, const Draws& draws, PlacementKind kind, std::uint64_t key,
                 Day today, std::optional<Sector> sector = {});

/// When carers give up, or the home of a supplier closes, from a unit exponential at this rate a year.
void plan_end_of_home(Cell& cell, const Model& model, double exponential, HomeRow row, Day today,
                      double leaves_per_year);

/// Share of the usable places of the authority's own homes of this kind that are filled; 1 where there is none.
double use_of(const Cell& cell, PlacementKind kind);

/// Notes on the eve how full homes usually are and how many join: what later weeks are held against.
void begin_supply(Cell& cell, const Parameters& p);

/// A place beyond the boundary that the market granted for this week.
struct MarketOption {
  Place place;
  double utility;
  bool poor_fit;
};
std::optional<MarketOption> market_option(const Now& now, const Child& child, PlacementKind kind);
HomeRow take_option(Now& now, const MarketOption& option, PlacementKind kind);

/// A place bought in an emergency, outside and dear: always to be had, counted as unmet need.
HomeRow emergency_home(Now& now, const Child& child, PlacementKind kind);

/// The home of a related family: one that already cares for a sibling, or a new one.
HomeRow kinship_home(Now& now, const Case& c, FamilyId kin);

/// Notes for all children of the family in care whether a sibling lives with them, or all elsewhere.
void note_siblings(Now& now, ChildRow child);

/// Adds a place to a full home for a sibling of a child who lives there: the exemption from the usual fostering limit.
void make_room_for_sibling(Home& home);

/// Counts price and days of the placement up to the day before `to` that no sweep has counted yet.
void charge_placement(Cell& cell, const Case& c, Day to);

bool over_20_miles(const Case& c);

/// The options of the days before the first exchange: the market's mean week.
void open_market(Cell& cell, const Model& model);

/// Grants each authority its options for the week: the market's supply, shared by last week's unmet need.
void grant_options(std::vector<Cell>& world, const Model& model, const Draws& draws, Day today);

}  // namespace cscsim
