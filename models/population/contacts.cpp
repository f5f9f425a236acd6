#include "models/population/contacts.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "models/decisions.hpp"
#include "models/population/rows.hpp"

namespace cscsim {

namespace {

using decision::of;

/// The most that the age weight can be on a day, given what is known now: a birth may yet raise it.
double highest_age_weight(const Cell& cell, const Model& model, const Family& family, Day today) {
  return today < family.next_birth ? age_weight(cell, model, family, today) : model.highest_contact_age;
}

/// Days from `today` to the next candidate, to a part in 10^6; without end if there is none.
float wait(const Parameters& p, float per_day, Day today, ChainOf chain, double uniform) {
  const float exponential = -std::log(static_cast<float>(uniform));
  if (chain.chain != Chain::after_closure) return exponential / per_day;
  // The bound fades with the chain. Its sum from here on, (days / power) x (1 + t / days)^-power, may use less than the
  // exponential in all.
  const auto days = static_cast<float>(p.contact_after_closure_days),
             power = static_cast<float>(p.contact_after_closure_power);
  const float t = 1 + static_cast<float>(today - chain.closed) / days;
  const float left = std::pow(t, -power) - exponential * power / (per_day * days);
  return left <= 0 ? HUGE_VALF : days * (std::pow(left, -1 / power) - t);
}

/// Extra contacts so many days after a closing against those just after it: what makes the published curve of returns, steep
/// at first and long in its tail, that of all families together (parameters.csv RR03).
double fading(const Parameters& p, Day days) {
  return std::pow(1 + days / p.contact_after_closure_days, -1 - p.contact_after_closure_power);
}

/// The closing ratio, or up to a quarter more: in steps, so that a small change of it leaves the candidates where they are.
double bound_of_closing(const Family& family) {
  constexpr std::uint32_t within_step = (1U << 21U) - 1;  // four steps to a doubling
  return static_cast<double>(std::bit_cast<float>(
      (std::bit_cast<std::uint32_t>(family.closing_ratio) + within_step) & ~within_step));
}

/// Contacts a year about the family just after today, that candidates of the chain are drawn at. A fading chain has its
/// own ratio in it: another closing ends it.
double bound_of(const Cell& cell, const Model& model, const Family& family, Chain chain) {
  return contact_rate(cell, model, family) * cell.highest_contact_year * model.contact_bound(chain) *
         (chain == Chain::after_closure ? bound_of_closing(family) : 1.0);
}

/// What the last closing leaves of the bound of a fading chain, which fades itself.
double left_by_closing(const Family& family, Chain chain) {
  return chain == Chain::after_closure && family.closing_ratio > 0
             ? static_cast<double>(family.closing_ratio) / bound_of_closing(family)
             : 1.0;
}

double contact_course(const Cell& cell, const Model& model, Day day) {
  return cell.contact_course[static_cast<std::size_t>(day - model.start)];
}

/// Whether a candidate may become a contact on its day, as far as is known ahead. Relief may yet lower severity.
bool may_come(const Cell& cell, const Model& model, const Draws& draws, const Family& family, Day day,
              Chain chain, double accept) {
  const double at_most = contact_course(cell, model, day) * left_by_closing(family, chain);
  if (accept >= at_most * model.highest_contact_age) return false;  // whatever their ages
  const double most = at_most * highest_age_weight(cell, model, family, day);
  if (accept >= most) return false;
  const SeverityRatios& ratios = model.severity_ratios;
  return accept * ratios.highest_contacts() <
         most * ratios.contacts(model.severity.standing(draws, family, day), family.decile);
}

/// Under the bound of pressure: what the lever and the time since the last closure leave of the ceiling.
double held(const Cell& cell, const Parameters& p, const Family& family, Day today, Chain chain) {
  const double lever = std::min(cell.levers[Lever::contact], highest_contact_lever);
  if (chain != Chain::extra) return std::min(lever, 1.0) * left_by_closing(family, chain);
  const double faded = family.last_closed == not_due ? 0.0 : fading(p, today - family.last_closed);
  return std::max(0.0, lever - 1) / (highest_contact_lever - 1) * (1 + p.contact_after_closure * faded) /
         (1 + p.contact_after_closure);
}

}  // namespace

double age_weight(const Cell& cell, const Model& model, const Family& family, Day today) {
  double weight = 0;
  const auto with = [&model, &weight, today](Day birth) {
    if (birth > today) return;
    const int age = age_on(birth, today);
    if (age < 18) weight = std::max(weight, model.contact_age[static_cast<std::size_t>(age)]);
  };
  if (!family.crowded) {
    for (const Day birth : family.born)
      if (birth != not_due) with(birth);
    return weight;
  }
  for (ChildRow c = family.first_child; c.exists(); c = cell[c].sibling)
    if (!cell[c].gone && !cell[c].rehomed) with(cell[c].birth);
  return weight;
}

double returns_ratio(const Model& model, const Draws& draws, const Family& family) {
  return model.family_returns(draws.uniform(family.id.value(), of(decision::family_returns), model.start));
}

double contact_rate(const Cell& cell, const Model& model, const Family& family) {
  return cell.contacts_per_year * family.frailty * model.contact_decile[family.decile] *
         model.parameters.contact_ethnicity[static_cast<std::size_t>(family.ethnicity)];
}

Candidate candidate(const Draws& draws, const Family& family, Day today, ChainOf chain) {
  const auto [wait, accept, referral, scope] =
      draws.four(family.id.value(), of(decision::contact_candidate), today, chain.token());
  return {wait, accept, referral, scope};
}

void plan_contact(Cell& cell, const Model& model, const Draws& draws, FamilyRow row, Day today,
                  ChainOf chain) {
  plan_contact_after(cell, model, draws, row, today, chain, candidate(draws, cell[row], today, chain));
}

void plan_contact_after(Cell& cell, const Model& model, const Draws& draws, FamilyRow row, Day today,
                        ChainOf chain, Candidate last) {
  const Family& family = cell[row];
  const auto per_day = static_cast<float>(bound_of(cell, model, family, chain.chain) / days_per_year);
  if (per_day <= 0) return;
  for (Day day = today;;) {
    const float days = wait(model.parameters, per_day, day, chain, last.wait);
    if (days >= static_cast<float>(model.end - day - 1)) return;
    day += 1 + static_cast<Day>(days);
    last = candidate(draws, family, day, chain);
    if (!may_come(cell, model, draws, family, day, chain.chain, last.accept)) continue;
    plan_visit(cell, row, day, Visit::contact, chain.token());
    return;
  }
}

double share_of_highest_pressure(const Cell& cell, const Model& model, Day today) {
  const double stress =
      model.severity_ratios.contacts_under(cell.income_stress.on(today, model.parameters.stress_pace));
  return std::min(1.0, static_cast<double>(cell.pressure) * stress / highest_pressure);
}

double share_of_bound(const Cell& cell, const Model& model, const Family& family, Day today, Chain chain) {
  return contact_course(cell, model, today) * highest_age_weight(cell, model, family, today) *
         held(cell, model.parameters, family, today, chain);
}

}  // namespace cscsim
