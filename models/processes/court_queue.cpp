#include "models/processes/court_queue.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "core/calendar/working_days.hpp"
#include "models/processes/case_work.hpp"

namespace cscsim {

namespace {

constexpr Day statutory_days = 182;  // statutory.csv: 26 weeks

Listing listing_of(const Now& now, FamilyRow family, Day issued) {
  const std::uint64_t id = now.cell[family].id.value();
  const auto draw = [&now, id, issued](std::uint32_t ordinal) {
    return now.draws.uniform(id, decision::of(decision::hearing_length), issued, ordinal);
  };
  const CaseLength ready{now.p.ready_weeks_mean, now.p.ready_within_26_weeks};
  return {family, issued, issued + hearing_days(ready, draw(0)), draw(1)};
}

bool pending(const Cell& cell, const Listing& listing) {
  for (ChildRow c = cell[listing.family].first_child; c.exists(); c = cell[c].sibling) {
    if (!cell[c].open_case.exists()) continue;
    const Case& open = cell[cell[c].open_case];
    if (open.in_court && open.proceedings_since == listing.issued) return true;
  }
  return false;
}

/// A whole number now, the rest next week.
int whole(double amount, double& rest) {
  rest += std::max(0.0, amount);
  const double n = std::floor(rest);
  rest -= n;
  return static_cast<int>(n);
}

/// The effect of a court area on case length: one draw a replicate, mean 1.
double area_effect(const Model& model, const Draws& draws, std::size_t area) {
  const double sd = model.parameters.area_spread;
  return std::exp(sd * draws.normal(area, decision::of(decision::court_area), model.start) - sd * sd / 2);
}

using Area = std::vector<std::size_t>;  // positions of its authorities in the world

void hear_area(std::vector<Cell>& world, std::size_t number, const Area& area, const Model& model,
               const Draws& draws, Day today, std::vector<Grant>& grants) {
  const Parameters& p = model.parameters;
  std::vector<Listing> waiting;
  std::vector<std::size_t> cell_of;
  double receipts = 0;
  for (const std::size_t i : area) {
    CourtBook& court = world[i].court;
    // Applications whose children have all left the court's hands need no hearing, now or as a measure of what will.
    const auto withdrawn =
        std::erase_if(court.waiting, [&](const Listing& listing) { return !pending(world[i], listing); });
    const double received = court.received - static_cast<double>(withdrawn);
    court.receipts_a_week =
        std::max(0.0, court.receipts_a_week + (received - court.receipts_a_week) / p.sitting_weeks);
    court.received = 0;
    receipts += court.receipts_a_week;
    waiting.insert(waiting.end(), court.waiting.begin(), court.waiting.end());
    cell_of.insert(cell_of.end(), court.waiting.size(), i);
    court.waiting.clear();
  }
  // By Little's law, receipts x length wait where the mean length is as published.
  const CaseLength length = published_length(model, draws, today);
  const double usual = receipts * length.weeks * area_effect(model, draws, number);
  const double a_week = receipts + (static_cast<double>(waiting.size()) - usual) / p.sitting_weeks;
  CourtBook& first = world[area.front()].court;
  const int slots = whole(a_week, first.slot_rest);
  const int in_time = std::min(slots, whole(slots * length.within_26, first.in_time_rest));
  std::vector<bool> granted(waiting.size());
  for (const std::size_t i : heard(waiting, today, slots, in_time)) {
    granted[i] = true;
    grants.push_back({cell_of[i], waiting[i]});
  }
  for (std::size_t i = 0; i < waiting.size(); ++i)
    if (!granted[i]) world[cell_of[i]].court.waiting.push_back(waiting[i]);
}

}  // namespace

CaseLength published_length(const Model& model, const Draws& draws, Day today) {
  const Parameters& p = model.parameters;
  const bool follows = p.driver_on[static_cast<std::size_t>(Driver::court_time)] > 0;
  const bool by_2019 = (follows ? today : model.start) < day_of(2020, 1, 1);
  const auto change = [&](int year) {
    return change_of(Driver::court_time, model.outlook, p, draws, model.start, year);
  };
  const double length = change(year_to_march(today)) / (by_2019 ? 1 : change(2020));
  const CaseLength base = by_2019 ? CaseLength{p.hearing_weeks_mean, p.hearing_within_26_weeks}
                                  : CaseLength{p.hearing_weeks_from_2020, p.hearing_within_26_from_2020};
  return {base.weeks * length, within_26_weeks(p, base.within_26, length)};
}

Day hearing_days(CaseLength length, double u) {
  const double in_time = length.within_26;
  if (u < in_time) return static_cast<Day>(7 * (20 + 6 * u / in_time));
  const double late_mean = (length.weeks - in_time * 23) / (1 - in_time);
  return static_cast<Day>(7 * (26 + 2 * std::max(1.0, late_mean - 26) * (u - in_time) / (1 - in_time)));
}

void await_hearing(Now& now, CaseRow row, bool first_of_family) {
  Case& c = now.cell[row];
  const FamilyRow family = now.cell[c.child].family;
  if (now.p.court_clock == 0) {
    c[Due::hearing] = now.today + hearing_days(published_length(now.model, now.draws, now.today),
                                               now.uniform(now.cell[family].id, decision::hearing_length));
    return;
  }
  c[Due::hearing] = not_due;
  if (!first_of_family) return;
  now.cell.court.waiting.push_back(listing_of(now, family, now.today));
  ++now.cell.court.received;
}

void open_court(Now& now) {
  if (now.p.court_clock == 0) return;
  std::map<std::uint32_t, Day>
      issued;  // siblings before the court at the start are in one set of proceedings
  for (const Case& c : now.cell.cases) {
    if (!c.child.exists() || !c.in_court) continue;
    Day& day = issued[now.cell[c.child].family.value()];
    day = std::max(day, c.proceedings_since);
  }
  for (std::uint32_t i = 0; i < now.cell.cases.size(); ++i) {
    Case& c = now.cell.cases[i];
    if (!c.child.exists() || !c.in_court) continue;
    c.proceedings_since = issued.at(now.cell[c.child].family.value());
    c[Due::hearing] = not_due;
    schedule(now, CaseRow{i});
  }
  for (const auto& [family, day] : issued)
    now.cell.court.waiting.push_back(listing_of(now, FamilyRow{family}, day));
  now.cell.court.receipts_a_week =
      static_cast<double>(issued.size()) / published_length(now.model, now.draws, now.today).weeks;
}

std::vector<std::size_t> heard(const std::vector<Listing>& waiting, Day week, int slots, int in_time) {
  std::vector<std::size_t> early, late;
  for (std::size_t i = 0; i < waiting.size(); ++i)
    if (waiting[i].ready < week + 7)
      (week + 6 - waiting[i].issued <= statutory_days ? early : late).push_back(i);
  const auto by_issue = [&waiting](std::size_t a, std::size_t b) {
    return std::tuple{waiting[a].issued, waiting[a].tie, a} <
           std::tuple{waiting[b].issued, waiting[b].tie, b};
  };
  std::sort(early.begin(), early.end(), by_issue);
  std::sort(late.begin(), late.end(), by_issue);
  const auto total = static_cast<std::size_t>(slots);
  const std::size_t others = std::min(late.size(), total - static_cast<std::size_t>(in_time));
  const std::size_t early_heard = std::min(early.size(), total - others);
  const std::size_t late_heard = std::min(late.size(), total - early_heard);
  std::vector<std::size_t> all{early.begin(), early.begin() + static_cast<std::ptrdiff_t>(early_heard)};
  all.insert(all.end(), late.begin(), late.begin() + static_cast<std::ptrdiff_t>(late_heard));
  return all;
}

std::vector<Grant> grant_hearings(std::vector<Cell>& world, const Model& model, const Draws& draws,
                                  Day today) {
  std::vector<Grant> grants;
  if (model.parameters.court_clock == 0) return grants;
  std::map<std::size_t, Area> areas;
  for (std::size_t i = 0; i < world.size(); ++i) areas[world[i].facts->court_area].push_back(i);
  for (const auto& [number, area] : areas) hear_area(world, number, area, model, draws, today, grants);
  return grants;
}

void fix_hearing(Now& now, const Listing& listing) {
  const Day day = working_day_on_or_after(now.today + 1 + static_cast<Day>(listing.tie * 5));
  for (ChildRow c = now.cell[listing.family].first_child; c.exists(); c = now.cell[c].sibling) {
    if (!now.cell[c].open_case.exists()) continue;
    Case& open = now.cell[now.cell[c].open_case];
    if (!open.in_court || open.proceedings_since != listing.issued) continue;
    open[Due::hearing] = day;
    schedule(now, now.cell[c].open_case);
  }
}

}  // namespace cscsim
