#include <algorithm>
#include <cmath>
#include <optional>

#include "models/processes/case_work.hpp"
#include "models/processes/placement_market.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

constexpr float twenty_miles_km = 32.2F;

bool by_order(const Case& c) {
  return c.legal == LegalStatus::care_order || c.legal == LegalStatus::interim_care_order;
}

/// A related family who offers to care, if any does.
std::optional<FamilyRow> kin_offer(const Now& now, const Child& child) {
  if (child.family.value() >= now.cell.kin.size()) return {};
  const Family& family = now.cell[child.family];
  std::uint32_t k = 0;
  for (const FamilyRow kin : now.cell.kin.neighbours(child.family))
    if (now.uniform(family.id, decision::kin_offer, k++) < now.p.kin_offer && !now.cell[kin].gone) return kin;
  return {};
}

PlacementKind kind_for(const Now& now, const Case& c, const Child& child) {
  if (c.adoption_plan && c.placement == PlacementKind::adoptive) return PlacementKind::adoptive;
  const int age = age_on(child.birth, now.today);
  double u = now.uniform(child.id, decision::care_placement_kind);
  if (c.door == Door::remand) return u < 0.2 ? PlacementKind::secure : PlacementKind::other;  // assumed
  const auto takes = [&u](double share) {
    if (u < share) return true;
    u = (u - share) / (1 - share);
    return false;
  };
  if (by_order(c) && takes(now.p.with_parents_share)) return PlacementKind::with_parents;
  if (takes(now.p.other_share)) return PlacementKind::other;
  if (age >= 16 && takes(now.p.semi_independent_share_16)) return PlacementKind::semi_independent;
  const double residential =
      at_ratio(now.p.residential_share_age[static_cast<std::size_t>(age_group(child.birth, now.today))],
               ratio(now.cell, c, Lever::residential));
  if (takes(residential)) return PlacementKind::childrens_home;
  return PlacementKind::foster;
}

bool enrolled_in(const Cell& cell, const Case& c, std::size_t policy) {
  for (std::uint32_t e = c.enrolment; e != 0; e = cell.enrolments[e - 1].next)
    if (!cell.enrolments[e - 1].over && cell.enrolments[e - 1].policy == policy) return true;
  return false;
}

bool sibling_lives_in(Now& now, const Case& c, HomeRow home) {
  bool found = false;
  for_family_cases(now, c.child,
                   [&](CaseRow other) { found |= now.cell[other].home == home && &now.cell[other] != &c; });
  return found;
}

/// The foster home of a sibling, if one lives in any.
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

struct Offer {
  HomeRow home;
  double utility = -HUGE_VAL;
};

/// The best free place: fit - distance - price + siblings together.
Offer best_home(Now& now, const Case& c, const Child& child, PlacementKind kind) {
  const Family& family = now.cell[child.family];
  const int age = age_on(child.birth, now.today);
  std::array<HomeRow, 8> with_siblings{};
  std::size_t sibling_homes = 0;
  for_family_cases(now, c.child, [&](CaseRow other) {
    if (now.cell[other].home.exists() && sibling_homes < with_siblings.size())
      with_siblings[sibling_homes++] = now.cell[other].home;
  });
  Offer best;
  double best_tie = 0;
  for (std::uint32_t i = 0; i < now.cell.homes.size(); ++i) {
    const Home& home = now.cell.homes[i];
    if (home.kind != kind || home.closed || home.taken >= home.places || age < home.youngest ||
        age > home.oldest)
      continue;
    if (home.hub != 0 && !enrolled_in(now.cell, c, home.hub - 1U)) continue;
    const float x = home.x_km - family.x_km, y = home.y_km - family.y_km;
    const double km = static_cast<double>(std::sqrt(x * x + y * y));
    double utility = -now.p.distance_per_km * km - now.p.price_per_100_gbp * home.weekly_pence / 10'000.0;
    if (age == home.youngest || age == home.oldest) utility -= now.p.fit_per_age;
    if (home.hub != 0) utility += 100;  // a hub keeps its places for those it works with
    for (std::size_t s = 0; s < sibling_homes; ++s)
      if (with_siblings[s] == HomeRow{i}) utility += now.p.sibling_bonus;
    const double tie = static_cast<double>(
        mixed(home.id.value(), child.id.value(), static_cast<std::uint64_t>(now.today)) >> 11U);
    if (utility > best.utility || (utility == best.utility && tie > best_tie))
      best = {HomeRow{i}, utility}, best_tie = tie;
  }
  return best;
}

/// A place in a hub of a policy that works with this child: it comes before a place outside.
Offer hub_place(Now& now, const Case& c, const Child& child, PlacementKind kind) {
  const Offer best = best_home(now, c, child, kind);
  return best.home.exists() && now.cell[best.home].hub != 0 ? best : Offer{};
}

void move_in(Now& now, CaseRow row, HomeRow home, PlacementKind kind) {
  Case& c = now.cell[row];
  const Child& child = now.cell[c.child];
  const Family& family = now.cell[child.family];
  Home& place = now.cell[home];
  c.with_sibling = sibling_lives_in(now, c, home);
  bool sibling_in_care = false;
  for_family_cases(now, c.child,
                   [&](CaseRow other) { sibling_in_care |= other != row && now.cell[other].home.exists(); });
  if (sibling_in_care) now.count(stat::sought_with_sibling);
  if (c.with_sibling) now.count(stat::placed_with_sibling);
  invariant(place.taken < place.places, "a home takes no more children than it has places");
  ++place.taken;
  c.home = home;
  c.placement = kind;
  c.outside = place.outside;
  c.weekly_pence = place.weekly_pence;
  c.km_from_home = std::hypot(place.x_km - family.x_km, place.y_km - family.y_km);
}

}  // namespace

bool over_20_miles(const Case& c) { return c.km_from_home > twenty_miles_km; }

void seek_placement(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  c.seeks_placement = true;
  now.searches.push_back(row);
}

void charge_placement(Cell& cell, const Case& c, Day to) {
  const Day since = std::max(cell.swept_to, c.placed_since);
  // A hub's places have no price here: its cost is the policy's.
  if (c.placed_since == never || to <= since || c.weekly_pence == 0) return;
  const Day days = to - since, day = to - 1;
  const std::int64_t pence_days = std::int64_t{c.weekly_pence} * days;
  switch (c.placement) {
    case PlacementKind::foster:
    case PlacementKind::kinship:
      cell.tally.add(stat::foster_pence_days, 0, day, pence_days);
      cell.tally.add(stat::foster_days, 0, day, days);
      return;
    case PlacementKind::childrens_home:
    case PlacementKind::secure:
      cell.tally.add(stat::residential_pence_days, 0, day, pence_days);
      cell.tally.add(stat::residential_days, 0, day, days);
      return;
    default:
      cell.tally.add(stat::other_placement_pence_days, 0, day, pence_days);
      return;
  }
}

void end_placement(Now& now, CaseRow row, PlacementEnd why) {
  Case& c = now.cell[row];
  if (c.placed_since == never) return;
  now.count(stat::placements_ended);
  now.log(now.cell[c.child], Event::placement_ended, why, now.today - c.placed_since);
  if (now.today - c.placed_since <= 7) now.count(stat::placements_ended_within_7);
  charge_placement(now.cell, c, now.today);
  if (c.home.exists()) {
    Home& home = now.cell[c.home];
    --home.taken;
    if (home.exemptions > 0) --home.exemptions, --home.places;
    if (home.taken == 0 && !home.closed && (home.outside || home.kind == PlacementKind::kinship)) {
      home.closed = true;
      now.cell.free_homes.push_back(c.home);
    }
  }
  c.home = HomeRow::none();
  c.placed_since = never;
  c.outside = false;
  c[Due::placement_end] = not_due;
}

namespace {

void place(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  if (!c.child.exists() || !c.seeks_placement || c.stage != Stage::looked_after) return;
  const Child child = now.cell[c.child];
  c.seeks_placement = false;
  PlacementKind kind = kind_for(now, c, child);
  HomeRow home;
  if (kind == PlacementKind::foster) {
    if (const auto kin = kin_offer(now, child)) {
      kind = PlacementKind::kinship;
      home = kinship_home(now, c, *kin);
    }
  }
  if (kind == PlacementKind::foster &&
      now.uniform(child.id, decision::child_together) < now.p.siblings_placed_together) {
    home = home_of_sibling(now, c);
    if (home.exists()) make_room_for_sibling(now.cell[home]);
  }
  if (needs_market(kind) && !home.exists()) {
    // What a child needs is not always to be had inside: at the authority's own share of placements beyond its boundary.
    const bool elsewhere = now.uniform(child.id, decision::placement_choice, 1) <
                           std::min(0.95, now.cell.facts->cla_outside_share * now.p.outside_ratio);
    const Offer own = elsewhere ? hub_place(now, c, child, kind) : best_home(now, c, child, kind);
    const auto option = market_option(now, child, kind);
    if (own.home.exists() && (!option || own.utility >= option->utility))
      home = own.home;
    else if (option)
      home = take_option(now, *option, kind);
    else
      home = emergency_home(now, child, kind);
  }
  if (home.exists()) {
    move_in(now, row, home, kind);
  } else {
    c.placement = kind;
    c.outside = false;
    c.km_from_home = 0;
    c.weekly_pence = unmarketed_price(now.p, kind);
  }
  c.placed_since = now.today;
  if (c.placements_this_year < 255) ++c.placements_this_year;
  now.count(stat::placements_made);
  if (c.outside) now.count(stat::placements_out_of_area);
  now.log(child, Event::placed, kind, static_cast<double>(c.km_from_home));
  if ((kind == PlacementKind::foster || kind == PlacementKind::childrens_home ||
       kind == PlacementKind::semi_independent) &&
      now.uniform(child.id, decision::placement_length) < now.p.short_placement)
    c[Due::placement_end] =
        now.today + 1 + static_cast<Day>(7 * now.uniform(child.id, decision::placement_length, 1));
  set_stage_hazards(now, c);
  schedule(now, row);
  if (kind == PlacementKind::childrens_home) announce(now, row, Moment::residential_started);
}

}  // namespace

void settle_placements(Now& now) {
  // Urgency first (police protection, then the young), then a keyed tie-break.
  std::sort(now.searches.begin(), now.searches.end(), [&now](CaseRow a, CaseRow b) {
    const auto key = [&now](CaseRow row) {
      const Case& c = now.cell[row];
      if (!c.child.exists()) return std::tuple{3, 0.0, row.value()};
      const Child& child = now.cell[c.child];
      const int urgency = c.legal == LegalStatus::police_protection ? 0
                          : age_on(child.birth, now.today) < 5      ? 1
                                                                    : 2;
      return std::tuple{urgency, now.uniform(child.id, decision::placement_choice), row.value()};
    };
    return key(a) < key(b);
  });
  for (const CaseRow row : now.searches) place(now, row);
  now.searches.clear();
}

void leave_home(Now& now, HomeRow row) {
  if (now.cell[row].closed) return;
  now.cell[row].closed = true;
  for (std::uint32_t i = 0; i < now.cell.cases.size(); ++i) {
    if (now.cell.cases[i].home != row) continue;
    end_placement(now, CaseRow{i}, PlacementEnd::home_closed);
    seek_placement(now, CaseRow{i});
  }
}

}  // namespace cscsim
