#include "models/population/opening_care.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/population/asylum.hpp"
#include "models/population/care_spells.hpp"
#include "models/population/synthesis.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/placement_market.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

Day days_in_care(const Now& now, const Child& child, const MonthsInCare& so_far) {
  const auto u = now.draws.four(child.id.value(), decision::of(decision::opening_care), now.model.start);
  const auto age = static_cast<std::size_t>(std::clamp(age_on(child.birth, now.today), 0, 17));
  const double months = static_cast<double>(category(so_far[age], u[0])) + u[1];
  return std::clamp(static_cast<Day>(months * 30.44), 1, std::max(1, now.today - child.birth));
}

/// Children looked after by agreement, such that the national legal status of 31 March 2019 holds (parameters.csv LA14).
double agreed_share(const Parameters& p, const Child& child, Day so_far, int age) {
  return child.asylum   ? 1.0
         : so_far < 183 ? p.agreed_first_half_year
         : age >= 16    ? p.agreed_16
         : age >= 10    ? p.agreed_10_to_15
                        : p.agreed_under_10;
}

void set_legal_status(Now& now, Case& c, const Child& child) {
  const auto u = now.draws.four(child.id.value(), decision::of(decision::care_legal), now.model.start);
  const Day so_far = now.today - c.care_since;
  const int age = age_on(child.birth, now.today);
  const Parameters& p = now.p;
  c.legal = LegalStatus::care_order;
  if (u[0] < agreed_share(now.p, child, so_far, age)) {
    c.legal = LegalStatus::section_20;
    return;
  }
  if (so_far < p.interim_days) {
    c.legal = LegalStatus::interim_care_order;
    c.in_court = true;
    c.proceedings_since = c.care_since;
    c[Due::hearing] =
        std::max(now.today + 1 + static_cast<Day>(u[2] * p.hearing_overdue_days),
                 c.care_since + static_cast<Day>(p.hearing_least_days + u[1] * p.hearing_span_days));
    return;
  }
  if (age < 6 && so_far < p.placement_order_until &&
      u[1] < (age < 1 ? p.placement_order_infant : p.placement_order_1_to_5)) {
    c.legal = LegalStatus::placement_order;
    c.adoption_plan = true;
    const bool placed = so_far > p.adopters_after_days && u[2] < p.adopters_share;
    if (placed) c.placement = PlacementKind::adoptive;
    c[Due::adoption] =
        now.today + 1 +
        static_cast<Day>(u[3] * (placed ? p.adoption_order_days : p.adoption_place_days) * p.adoption_left);
  }
}

/// Kind of placement on the eve: national shares on 31 March 2019 by age (assumed where only the total is published).
PlacementKind opening_kind(const Now& now, const Case& c, const Child& child) {
  if (c.placement == PlacementKind::adoptive) return PlacementKind::adoptive;
  const auto u = now.draws.four(child.id.value(), decision::of(decision::opening_place), now.model.start);
  const int age = age_on(child.birth, now.today);
  const double residential =
      now.p.residential_share_age[static_cast<std::size_t>(age_group(child.birth, now.today))];
  const bool order = c.legal == LegalStatus::care_order || c.legal == LegalStatus::interim_care_order;
  double x = u[0];
  for (const auto& [kind, share] :
       {std::pair{PlacementKind::with_parents, order ? now.p.opening_with_parents : 0.0},
        std::pair{PlacementKind::other, now.p.opening_other},
        std::pair{PlacementKind::semi_independent, age >= 16 ? now.p.opening_semi_independent : 0.0},
        std::pair{PlacementKind::childrens_home, residential},
        std::pair{PlacementKind::kinship, child.asylum ? 0.0 : now.p.opening_kinship}}) {
    if (x < share) return kind;
    x -= share;
  }
  return PlacementKind::foster;
}

/// Homes of a kind with places for `children` of them at the usual share filled.
void make_homes(Now& now, PlacementKind kind, int children, double fill) {
  int places = 0;
  for (std::uint64_t i = 0; places * fill < children; ++i) {
    const HomeRow row = add_home(now.cell, now.model, now.draws, kind,
                                 mixed(static_cast<std::uint64_t>(kind), i, 7), now.today);
    places += now.cell[row].places;
  }
}

HomeRow free_home(const Now& now, const Child& child, PlacementKind kind,
                  const std::vector<std::uint32_t>& homes, double u) {
  const int age = age_on(child.birth, now.today);
  for (std::size_t tried = 0; tried < homes.size(); ++tried) {
    const HomeRow row{
        homes[(static_cast<std::size_t>(u * static_cast<double>(homes.size())) + tried) % homes.size()]};
    const Home& home = now.cell[row];
    if (home.kind == kind && home.taken < home.usable && age >= home.youngest && age <= home.oldest)
      return row;
  }
  return HomeRow::none();
}

HomeRow home_outside(Now& now, const Child& child, PlacementKind kind) {
  const auto u = now.draws.four(child.id.value(), decision::of(decision::care_distance), now.model.start);
  Home home;
  home.id = HomeId{mixed(child.id.value(), 11)};
  home.kind = kind;
  home.sector = Sector::agency;
  home.outside = true;
  const double radius = now.cell.facts->radius_km - now.p.market_km * std::log(u[0]),
               angle = 2 * std::numbers::pi * u[1];
  home.place = {static_cast<float>(radius * std::cos(angle)), static_cast<float>(radius * std::sin(angle))};
  const double gbp = kind == PlacementKind::foster           ? now.p.cost_foster_agency_gbp
                     : kind == PlacementKind::childrens_home ? now.p.cost_residential_gbp
                                                             : now.p.cost_semi_independent_gbp;
  home.weekly_pence = static_cast<std::int32_t>(gbp * 100);
  return add_to_homes(now.cell, home);
}

/// Where a sibling lives, if there is a place left: siblings were placed together where a home allowed (parameters.csv PS09).
HomeRow home_of_sibling(Now& now, const Case& c) {
  HomeRow found;
  for_family_cases(now, c.child, [&](CaseRow other) {
    const Case& sibling = now.cell[other];
    if (!sibling.home.exists() || sibling.placement != c.placement || c.placement != PlacementKind::foster)
      return;
    found = sibling.home;
  });
  if (found.exists()) make_room_for_sibling(now.cell[found]);
  return found;
}

HomeRow kin_home(Now& now, const Case& c, const Child& child) {
  const Kin kin = kin_of(now.cell, now.model, now.draws, child.family);
  return kinship_home(now, c, now.cell[kin.empty() ? child.family : kin.front()].id);
}

void move_in(Now& now, CaseRow row, HomeRow home) {
  Case& c = now.cell[row];
  const Home& place = now.cell[home];
  house_case(now.cell, row, home);
  c.outside = place.outside;
  c.weekly_pence = place.weekly_pence;
  c.km_from_home = home_of(now, now.cell[now.cell[c.child].family].id).km_to(place.place);
}

/// Places everyone: the published share outside the authority, the rest in homes made for them.
void place_all(Now& now, const std::vector<CaseRow>& rows) {
  std::array<int, placement_kinds> wanted{};
  for (const CaseRow row : rows) ++wanted[static_cast<std::size_t>(now.cell[row].placement)];
  const auto count = [&wanted](PlacementKind kind) { return wanted[static_cast<std::size_t>(kind)]; };
  int market = count(PlacementKind::foster) + count(PlacementKind::childrens_home) +
               count(PlacementKind::semi_independent);
  // Only these kinds lie outside: their share is higher than the share of all children.
  const double outside =
      market > 0
          ? std::min(0.9, now.cell.facts->cla_outside_share * static_cast<double>(rows.size()) / market)
          : 0;
  std::vector<std::uint32_t> homes;
  for (const auto& [kind, fill] : {std::pair{PlacementKind::foster, now.p.foster_fill},
                                   std::pair{PlacementKind::childrens_home, now.p.residential_fill},
                                   std::pair{PlacementKind::semi_independent, now.p.supported_fill}})
    make_homes(now, kind, static_cast<int>(count(kind) * (1 - outside)), fill);
  for (std::uint32_t i = 0; i < now.cell.homes.size(); ++i) homes.push_back(i);
  for (const CaseRow row : rows) {
    Case& c = now.cell[row];
    const Child child = now.cell[c.child];
    const auto u = now.draws.four(child.id.value(), decision::of(decision::opening_detail), now.model.start);
    HomeRow home;
    if (c.placement == PlacementKind::kinship)
      home = kin_home(now, c, child);
    else if (needs_market(c.placement)) {
      if (u[2] < now.p.siblings_placed_together) home = home_of_sibling(now, c);
      if (!home.exists() && u[0] >= outside) home = free_home(now, child, c.placement, homes, u[1]);
      if (!home.exists()) home = home_outside(now, child, c.placement);
      c.poor_fit = now.uniform(child.id, decision::placement_fit) < now.p.opening_poor_fit;
    }
    if (home.exists())
      move_in(now, row, home);
    else
      c.weekly_pence = unmarketed_price(now.p, c.placement);
  }
}

void open_one(Now& now, ChildRow child_row, Day so_far, std::vector<CaseRow>& rows) {
  const CaseRow row = open_case(now, child_row, Source::unknown);
  Child& child = now.cell[child_row];
  Case& c = now.cell[row];
  c.care_since = c.stage_since = now.today + 1 - so_far;
  const double before =
      now.p.known_least_days + now.p.known_span_days * now.uniform(child.id, decision::opening_elapsed);
  c.opened = std::max(child.birth - 140, c.care_since - static_cast<Day>(before));
  if (child.asylum) c.opened = c.care_since;
  child.last_referral = c.opened;
  keep_earlier_care(now.cell, child).started = c.care_since;
  child.take(LifeStep::in_care);
  c.assessed = true;
  c.stage = Stage::looked_after;
  c.door = child.asylum ? Door::asylum : Door::court;
  if (child.asylum) c.need = Need::absent_parenting;
  set_legal_status(now, c, child);
  if (c.legal == LegalStatus::section_20 && !child.asylum) c.door = Door::agreement;
  c.placement = opening_kind(now, c, child);
  // Backwards from today a placement has lasted exponentially, at the rate at which it ends: no longer than care itself.
  const double moved = now.p.move_later * static_cast<double>(c.instability);
  const double u = now.uniform(child.id, decision::placement_length);
  c.placed_since = std::max(
      c.care_since,
      now.today - static_cast<Day>(std::min(1e5, -std::log(u) / std::max(1e-6, moved) * days_per_year)));
  // The score is drawn as it stands today: what the child gained by settling is put back.
  c.difficulties = first_difficulties(now, child.id);
  c.difficulties += c.difficulties - static_cast<float>(difficulties(now.p, c, now.today));
  c.reviews = static_cast<std::uint8_t>(std::min(250, so_far < 28 ? 0 : 1 + so_far / 183));
  c[Due::review] =
      now.today + 1 + static_cast<Day>(now.uniform(child.id, decision::opening_elapsed, 1) * 180);
  c.review_limit = c[Due::review];
  c.worker_since = std::max(
      c.care_since,
      now.today - static_cast<Day>(380 * -std::log(now.uniform(child.id, decision::opening_elapsed, 2))));
  rows.push_back(row);
}

}  // namespace

void open_care(Now& now, int count, const std::function<ChildRow(std::size_t group)>& next) {
  std::vector<CaseRow> rows;
  const MonthsInCare months = months_in_care(now.p, now.cell.facts->local[LocalRate::care_exit]);
  const int asylum = std::min(count, static_cast<int>(std::lround(now.cell.facts->uasc_31mar)));
  const double effect = now.cell.facts->local[LocalRate::care_exit];
  now.cell.asylum_a_year = now.cell.facts->uasc_31mar / asylum_stay_years(now.p, effect);
  for (int i = 0; i < asylum; ++i) {
    const std::uint64_t key = mixed(static_cast<std::uint64_t>(i), 5);
    const AsylumStay stay =
        draw_asylum_stay(now.model, now.draws, mixed(now.cell.facts->number, key), effect);
    open_one(now, add_asylum_seeker(now.cell, now.model, now.draws, key, now.today, stay.age), stay.so_far,
             rows);
  }

  // The published ages are those of all; asylum-seeking children are taken out of the oldest two groups.
  std::array<double, age_groups> ages = now.cell.facts->cla_age_share;
  for (double& share : ages) share *= count;
  ages[5] = std::max(0.0, ages[5] - 0.8 * asylum);
  ages[4] = std::max(0.0, ages[4] - 0.2 * asylum);
  double placed = 0, due = 0;
  const double total = ages[1] + ages[2] + ages[3] + ages[4] + ages[5];
  for (std::size_t group = 1; group < age_groups; ++group) {
    due += total > 0 ? ages[group] / total * (count - asylum) : 0;
    for (; placed + 0.5 < due; ++placed) {
      ChildRow child = next(group);
      for (std::size_t other = 1; !child.exists() && other < age_groups; ++other) child = next(other);
      if (child.exists()) open_one(now, child, days_in_care(now, now.cell[child], months), rows);
    }
  }
  place_all(now, rows);
  for (const CaseRow row : rows) note_siblings(now, now.cell[row].child);
  for (const CaseRow row : rows) {
    Case& c = now.cell[row];
    c.clocks.stop_all();
    start_stage_clocks(now, c);
    c[Due::refresh] = first_refresh(c, now.today);
    set_stage_hazards(now, c);
    c.placements_this_year = 1;
    schedule(now, row);
  }
}

}  // namespace cscsim
