#include "models/population/opening_contacts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "models/population/contacts.hpp"
#include "models/population/synthesis.hpp"

namespace cscsim {

namespace {

/// Contacts that follow a closing if no other does, in years of usual ones.
double extra_years(const Parameters& p) {
  return p.contact_after_closure * p.contact_after_closure_days / p.contact_after_closure_power /
         days_per_year;
}

}  // namespace

void make_pregnancies_known(Now& now, int wanted) {
  // Unborn children with an open case: families with a birth within 140 days, likeliest first.
  std::vector<std::pair<double, std::uint32_t>> race;
  for (std::uint32_t i = 0; i < now.cell.families.size(); ++i) {
    const Family& family = now.cell.families[i];
    if (family.next_birth <= now.today + 1 || family.next_birth > now.today + 140) continue;
    const double u =
        now.draws.uniform(family.id.value(), decision::of(decision::opening_unborn), now.model.start);
    race.push_back({-std::log(u) / std::max(1e-9, static_cast<double>(family.frailty) *
                                                      now.model.contact_decile[family.decile]),
                    i});
  }
  std::sort(race.begin(), race.end());
  for (std::size_t i = 0; i < race.size() && static_cast<int>(i) < wanted; ++i) {
    const FamilyRow family{race[i].second};
    const Family& mother = now.cell[family];
    const ChildId id{mixed(mother.id.value(), static_cast<std::uint64_t>(mother.next_birth), mother.births)};
    add_child(now.cell, now.model, now.draws, family, id, mother.next_birth);
  }
}

void set_contact_level(Cell& cell, const Model& model, Day today) {
  const Parameters& p = model.parameters;
  const Facts& facts = *cell.facts;
  cell.contacts_per_year = 1;
  double referred = 0;  // children referred a year, were each family contacted once a year times its weight
  for (std::uint32_t i = 0; i < cell.families.size(); ++i) {
    int closed = 0;
    for (ChildRow c = cell.families[i].first_child; c.exists(); c = cell[c].sibling)
      closed += !cell[c].open_case.exists() && !cell[c].gone && cell[c].birth <= today &&
                age_on(cell[c].birth, today) < 18;
    if (closed > 0)
      referred += contact_rate(cell, model, cell.families[i]) *
                  age_weight(cell, model, cell.families[i], today) *
                  (p.referral_all_siblings * closed + 1 - p.referral_all_siblings);
  }
  const double by_contact = std::max(0.0, facts.referrals - cell.borders.arrivals_a_year);
  const double usual = p.contact_usual_ratio * facts.local[LocalRate::contact] * by_contact;
  cell.contacts_per_year = referred > 0 ? usual / p.contact_conversion / referred : 0;
}

void remember_last_referral(Now& now, FamilyRow row) {
  const Family& family = now.cell[row];
  const double usual = contact_rate(now.cell, now.model, family) *
                       age_weight(now.cell, now.model, family, now.today) * now.p.contact_conversion;
  const double returns = returns_ratio(now.model, now.draws, family);
  const double per_year = usual * (1 + usual * returns * extra_years(now.p));
  const auto u = now.draws.four(family.id.value(), decision::of(decision::opening_history), now.model.start);
  const double days = -std::log(u[0]) / std::max(1e-9, per_year) * days_per_year;
  if (days > 730) return;
  const Day closed = now.today - static_cast<Day>(days);
  const Day referred = closed - static_cast<Day>(now.p.closed_least_days) -
                       static_cast<Day>(-std::log(u[1]) * now.p.closed_mean_days);
  now.cell[row].last_closed = closed;
  now.cell[row].closing_ratio = static_cast<float>(returns);
  plan_contact(now.cell, now.model, now.draws, row, now.today, {Chain::after_closure, closed});
  const bool only_one = u[2] >= now.p.referral_all_siblings;
  for (ChildRow c = family.first_child; c.exists(); c = now.cell[c].sibling) {
    Child& child = now.cell[c];
    if (child.open_case.exists() || child.gone || child.birth > referred) continue;
    child.last_referral = referred;
    child.take(LifeStep::referred);
    child.last_closed = closed;
    if (only_one) return;
  }
}

}  // namespace cscsim
