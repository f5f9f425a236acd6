#include <algorithm>
#include <cmath>
#include <optional>

#include "models/population/rows.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/placement_market.hpp"
#include "models/processes/placement_search.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

constexpr float twenty_miles_km = 32.2F;

bool by_order(const Case& c) {
  return c.legal == LegalStatus::care_order || c.legal == LegalStatus::interim_care_order;
}

/// A related family who offers to care, if any does.
std::optional<FamilyId> kin_offer(const Now& now, const Case& c, const Child& child) {
  const Family& family = now.cell[child.family];
  const double offers = kin_offers(now, c);
  std::uint32_t k = 0;
  for (const FamilyRow kin : kin_of(now.cell, now.model, now.draws, child.family))
    if (now.uniform(family.id, decision::kin_offer, k++) < offers && !now.cell.moved_away[kin.value()])
      return FamilyId{id_of_first_day(now.cell, kin.value())};
  return {};
}

PlacementKind kind_for(const Now& now, const Case& c, const Child& child) {
  if (c.adoption_plan && c.placement == PlacementKind::adoptive) return PlacementKind::adoptive;
  const int age = age_on(child.birth, now.today);
  double u = now.uniform(child.id, decision::care_placement_kind);
  if (c.door == Door::remand) return u < now.p.remand_secure ? PlacementKind::secure : PlacementKind::other;
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

void move_in(Now& now, CaseRow row, const Offer& offer, PlacementKind kind) {
  Case& c = now.cell[row];
  const Family& family = now.cell[now.cell[c.child].family];
  const Home& place = now.cell[offer.home];
  invariant(place.taken < place.places, "a home takes no more children than it has places");
  house_case(now.cell, row, offer.home);
  note_siblings(now, c.child);
  if (c.with_sibling || c.split_siblings) now.count(stat::sought_with_sibling);
  if (c.with_sibling) now.count(stat::placed_with_sibling);
  c.placement = kind;
  c.outside = place.outside;
  c.weekly_pence = price_today(now, place);
  c.km_from_home = home_of(now, family.id).km_to(place.place);
  c.poor_fit = offer.poor_fit;
}

}  // namespace

bool over_20_miles(const Case& c) { return c.km_from_home > twenty_miles_km; }

void note_siblings(Now& now, ChildRow child) {
  for_family_cases(now, child, [&](CaseRow row) {
    Case& c = now.cell[row];
    if (!c.home.exists()) return;
    bool apart = c.with_sibling = false;
    for_family_cases(now, child, [&](CaseRow other) {
      if (other == row || !now.cell[other].home.exists()) return;
      (now.cell[other].home == c.home ? c.with_sibling : apart) = true;
    });
    c.split_siblings = apart && !c.with_sibling;
  });
}

void seek_placement(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  c.seeks_placement = true;
  now.gathered.searches.push_back(row);
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
  if (why != PlacementEnd::left_care) now.count(stat::placement_moves);
  now.log(now.cell[c.child], Event::placement_ended, why, now.today - c.placed_since);
  if (now.today - c.placed_since <= 7) now.count(stat::placements_ended_within_7);
  charge_placement(now.cell, c, now.today);
  unsettle(now, c);
  if (c.home.exists()) {
    const HomeRow row_left = c.home;
    unhouse_case(now.cell, row);
    Home& home = now.cell[row_left];
    if (home.exemptions > 0) --home.exemptions, --home.places, --home.usable;
    if (home.taken == 0 && !home.closed && (home.outside || home.kind == PlacementKind::kinship)) {
      home.closed = true;
      now.cell.free_homes.push_back(row_left);
    }
  }
  leave_constellation(now, c);
  c.poor_fit = c.with_sibling = c.split_siblings = false;
  note_siblings(now, c.child);
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
  Offer offer;
  if (kind == PlacementKind::foster) {
    if (const auto kin = kin_offer(now, c, child)) {
      kind = PlacementKind::kinship;
      offer.home = kinship_home(now, c, *kin);
    }
  }
  if (kind == PlacementKind::foster &&
      now.uniform(child.id, decision::child_together) < now.p.siblings_placed_together) {
    offer.home = home_of_sibling(now, c);
    if (offer.home.exists()) make_room_for_sibling(now.cell[offer.home]);
  }
  if (needs_market(kind) && !offer.home.exists()) offer = find_place(now, c, child, kind);
  if (offer.home.exists()) {
    move_in(now, row, offer, kind);
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
  if (!is_worked_with(now.cell, c)) {
    now.count(stat::placements_made_left_out);
    if (c.outside) now.count(stat::placements_out_of_area_left_out);
  }
  now.log(child, Event::placed, kind, static_cast<double>(c.km_from_home));
  if ((kind == PlacementKind::foster || kind == PlacementKind::childrens_home ||
       kind == PlacementKind::semi_independent) &&
      now.uniform(child.id, decision::placement_length) < now.p.short_placement)
    c[Due::placement_end] =
        now.today + 1 + static_cast<Day>(7 * now.uniform(child.id, decision::placement_length, 1));
  set_stage_hazards(now, c);
  schedule(now, row);
  if (kind == PlacementKind::childrens_home) announce(now, row, Moment::residential_started);
  if (kind == PlacementKind::foster) announce(now, row, Moment::foster_placed);
}

}  // namespace

void settle_placements(Now& now) {
  // Urgency first (police protection, then the young), then a keyed tie-break.
  std::sort(now.gathered.searches.begin(), now.gathered.searches.end(), [&now](CaseRow a, CaseRow b) {
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
  for (const CaseRow row : now.gathered.searches) place(now, row);
  now.gathered.searches.clear();
}

}  // namespace cscsim
