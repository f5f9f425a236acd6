#include "models/policies/arm.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

#include "core/types/money.hpp"
#include "models/policies/serving.hpp"
#include "models/processes/budget.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/channels.hpp"
#include "models/processes/inspection.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/workforce.hpp"
#include "models/processes/years.hpp"

namespace cscsim {

namespace {

/// Workers with cases; of them those whose leaving is counted (workforce.cpp).
struct Workers {
  double all = 0, counted = 0;
};

Workers workers_of(const Cell& cell) {
  Workers workers;
  for (std::size_t t = 0; t < team_count; ++t)
    for (const WorkerRow row : cell.in_post[t]) {
      ++workers.all;
      workers.counted += static_cast<Team>(t) != Team::leaving_care && !cell[row].agency;
    }
  return workers;
}

/// A number that goes with a policy's id and first day, whatever place it has in the arm.
std::uint64_t number_of(const Policy& policy, Day live) {
  auto number = static_cast<std::uint64_t>(live);
  for (const char letter : policy.id()) number = mixed(number, static_cast<std::uint64_t>(letter));
  return number;
}

/// Hubs stand in the middle of the authority; what they cost is the policy's, so their places have no price.
void open_hubs(Cell& cell, std::size_t policy, std::uint64_t number, const HubPlaces& hubs) {
  for (int i = 0; i < hubs.homes; ++i) {
    Home home;
    home.id = HomeId{mixed(cell.facts->number, number, 0x4000U + static_cast<std::uint64_t>(i))};
    home.kind = PlacementKind::childrens_home;
    home.places = static_cast<std::uint8_t>(std::clamp(hubs.places_per_home, 0, 255));
    home.youngest = 11;
    home.hub = static_cast<std::uint8_t>(policy + 1);
    home.usable = home.places;
    add_to_homes(cell, home);
  }
}

void close_hubs(Now& now, std::size_t policy) {
  const std::vector<HomeRow> homes =
      now.cell.own_homes[static_cast<std::size_t>(PlacementKind::childrens_home)];
  for (const HomeRow row : homes)
    if (now.cell[row].hub == policy + 1) leave_home(now, row);
}

/// Of two policies that do the same, the larger effect on each lever.
LeverRatios larger(const LeverRatios& a, const LeverRatios& b) {
  LeverRatios ratios;
  for (const Lever lever : all_levers()) {
    const bool first = std::abs(std::log(a[lever])) >= std::abs(std::log(b[lever]));
    ratios.scale(lever, first ? a[lever] : b[lever]);
  }
  return ratios;
}

}  // namespace

ArmPolicies::ArmPolicies(std::vector<std::shared_ptr<const Policy>> policies, const Model& model,
                         const Draws& draws)
    : policies_{std::move(policies)} {
  for (const auto& policy : policies_) {
    std::vector<Standing> by_authority;
    for (const auto& facts : model.authorities) by_authority.push_back(policy->standing(facts->code, draws));
    standing_.push_back(std::move(by_authority));
  }
  const auto key = [this](std::size_t p) {
    const Day live = standing_[p].empty() ? not_due : standing_[p].front().live;
    return std::pair{policies_[p]->id(), live};
  };
  for (std::size_t p = 0; p < policies_.size(); ++p) order_.push_back(p);
  std::stable_sort(order_.begin(), order_.end(), [&key](auto a, auto b) { return key(a) < key(b); });
  // What nobody else does has a name of its own.
  const auto named = [](std::size_t p, std::string name) {
    return name.empty() ? "policy " + std::to_string(p) : name;
  };
  std::map<std::string, std::uint16_t> services;
  service_.resize(policies_.size());
  for (std::size_t p = 0; p < policies_.size(); ++p)
    for (const Moment moment : all_moments()) {
      const std::string name = named(p, policies_[p]->service(moment));
      service_[p][static_cast<std::size_t>(moment)] =
          services.emplace(name, static_cast<std::uint16_t>(services.size())).first->second;
    }
  services_ = services.size();
  for (std::size_t p = 0; p < policies_.size(); ++p)
    practice_.push_back(*std::find_if(order_.begin(), order_.end(), [this, p](std::size_t other) {
      const std::string practice = policies_[p]->practice();
      return other == p || (!practice.empty() && policies_[other]->practice() == practice);
    }));
}

bool ArmPolicies::works(const Cell& cell, std::size_t policy) const {
  return cell.policies[policy].live && !cell.policies[policy].lapsed;
}

Day ArmPolicies::earliest() const {
  Day first = not_due;
  for (const auto& by_authority : standing_)
    for (const Standing& standing : by_authority)
      first = std::min({first, standing.lead_begins, standing.live});
  return first;
}

void ArmPolicies::open_books(Cell& cell) const {
  cell.policies.resize(policies_.size());
  for (PolicyBook& policy : cell.policies) {
    policy.enrolled_by.assign(services_, 0);
    for (auto& line : policy.by_month) line.assign(cell.tally.months(), 0);
  }
}

void ArmPolicies::form_constellations(Now& now) const {
  for (const std::size_t p : order_) {
    const Constellations& wanted = standing_[p][now.cell.index].constellations;
    if (!works(now.cell, p) || wanted.number == 0) continue;
    PolicyBook& policy = now.cell.policies[p];
    policy.carer_leaving = wanted.carer_leaving;
    const int staffed = static_cast<int>(std::floor(wanted.number * policy.delivery.staffed + 1e-9));
    cscsim::form_constellations(now, p, staffed, wanted.homes);
  }
}

void ArmPolicies::go_live(Now& now) const {
  bool turned = false;
  for (const std::size_t p : order_) {
    const Standing& standing = standing_[p][now.cell.index];
    PolicyBook& policy = now.cell.policies[p];
    if (policy.live && !policy.lapsed && standing.until <= now.today) {
      policy.lapsed = turned = true;
      close_hubs(now, p);
      dissolve_constellations(now, p);
      for (std::uint32_t e = 0; e < now.cell.enrolments.size(); ++e)
        if (now.cell.enrolments[e].policy == p) lapse_enrolment(now, e);
    }
    if (policy.live || standing.live > now.today) continue;
    policy.live = true;
    policy.delivery = policies_[p]->delivery_at_start();
    open_hubs(now.cell, p, number_of(*policies_[p], standing.live), standing.hubs);
    if (standing.judgement) judge(now, *standing.judgement);
    if (standing.more_entries != 0) raise_income_stress(now, standing.more_entries);
    if (standing.ratios == LeverRatios{}) continue;
    turned = true;
    if (standing.ratios[Lever::foster_supply] < 1)
      take_foster_homes_away(now, 1 - standing.ratios[Lever::foster_supply]);
  }
  if (turned) turn_levers(now);
}

/// The product of what the policies turn today; those that do the same count once.
LeverRatios ArmPolicies::turned(const Cell& cell) const {
  std::vector<LeverRatios> by_practice(policies_.size());
  for (const std::size_t p : order_)
    if (works(cell, p)) {
      LeverRatios& ratios = by_practice[practice_[p]];
      ratios = larger(ratios, policies_[p]->turned(standing_[p][cell.index], cell.policies[p].delivery));
    }
  LeverRatios all;
  for (const std::size_t p : order_) all *= by_practice[p];
  return all;
}

void ArmPolicies::review_delivery(Now& now) const {
  Cell& cell = now.cell;
  const std::size_t month = month_of_run(cell, now.today);
  const double left =
      static_cast<double>(cell.tally.at(month, stat::workers_left)) / std::max(1.0, workers_of(cell).counted);
  bool moved = false;
  for (const std::size_t p : order_) {
    if (!works(cell, p)) continue;
    const Day live = standing_[p][cell.index].live;
    const Day days = now.today + 1 - std::max(live, cell.tally.month_starts()[month]);
    Delivery& delivery = cell.policies[p].delivery;
    const Delivery before =
        std::exchange(delivery, policies_[p]->delivery_after(delivery, {live, now.today, days, left}));
    const Standing& standing = standing_[p][cell.index];
    moved |= policies_[p]->turned(standing, before) != policies_[p]->turned(standing, delivery);
  }
  if (moved) turn_levers(now);
}

/// Sets the authority's levers to the product of what holds today, and does what follows from a change of them.
void ArmPolicies::turn_levers(Now& now) const {
  Cell& cell = now.cell;
  const LeverRatios before = cell.levers;
  cell.levers = turned(cell);
  if (cell.levers[Lever::contact] > 1) add_extra_contacts(now);
  for (std::size_t s = 0; s < source_count; ++s) {
    const Lever channel = channel_of(static_cast<Source>(s));
    if (cell.levers[channel] > before[channel]) reopen(now, static_cast<Source>(s));
  }
  if (cell.levers[Lever::caseload] != before[Lever::caseload])
    scale_posts(now, cell.levers[Lever::caseload] / before[Lever::caseload]);
  if (cell.levers[Lever::worker_leaving] != before[Lever::worker_leaving] ||
      cell.levers[Lever::supervision] != before[Lever::supervision])
    review_practice(now);
  set_pressure(now);
  for (std::uint32_t i = 0; i < cell.cases.size(); ++i)
    if (cell.cases[i].child.exists()) turn(now, CaseRow{i});
}

std::uint32_t ArmPolicies::listened(const Cell& cell) const {
  std::uint32_t bits = 0;
  for (std::size_t p = 0; p < policies_.size(); ++p) {
    if (!works(cell, p)) continue;
    for (const Moment moment : policies_[p]->moments()) bits |= 1U << static_cast<unsigned>(moment);
  }
  return bits;
}

void ArmPolicies::answer(Now& now) const {
  for (const Moment moment : all_moments()) {
    MomentColumns& columns = now.gathered.moments[static_cast<std::size_t>(moment)];
    if (columns.size() == 0) continue;
    for (const std::size_t p : order_) {
      const auto answers = policies_[p]->moments();
      if (!works(now.cell, p) || std::find(answers.begin(), answers.end(), moment) == answers.end()) continue;
      const PolicyBook& policy = now.cell.policies[p];
      const std::uint16_t number = service_[p][static_cast<std::size_t>(moment)];
      const MomentColumns left = not_worked_with(now.cell, number, columns);
      Service service;
      policies_[p]->answer({moment, now.today, now.cell.facts->code, policy.enrolled_by[number],
                            policy.delivery, now.draws, left},
                           service);
      serve(now, {p, number}, left, columns.size() - left.size(), service);
    }
    columns.clear();
  }
}

void ArmPolicies::charge(Cell& cell, Day from, Day to) const {
  for (std::size_t p = 0; p < policies_.size(); ++p) {
    const Standing& standing = standing_[p][cell.index];
    const auto overlap = [from, to](Day first, Day after) {
      return std::max(0, std::min(to, after) - std::max(from, first));
    };
    const Day leading = overlap(standing.lead_begins, standing.live),
              running = overlap(standing.live, standing.until);
    const double staffed = cell.policies[p].delivery.staffed;
    const double workers = workers_of(cell).all;
    const double setup = standing.setup_gbp + standing.setup_gbp_per_worker * workers;
    double pounds = (standing.yearly_gbp + standing.pay_gbp * staffed +
                     standing.yearly_gbp_per_worker * workers * cell.policies[p].delivery.trained) *
                    running / days_per_year;
    if (standing.live > standing.lead_begins)
      pounds += setup * leading / (standing.live - standing.lead_begins);
    else if (from <= standing.live && standing.live < to)
      pounds += setup;
    if (pounds != 0) spend(cell, p, from, Money::pounds(pounds));
    book(cell, p, PolicyLine::staff_milli_fte_days, from,
         std::llround(standing.staff_fte * staffed * 1000) * running);
  }
}

}  // namespace cscsim
