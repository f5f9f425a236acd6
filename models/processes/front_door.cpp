#include <algorithm>
#include <cmath>

#include "core/calendar/working_days.hpp"
#include "models/population/contacts.hpp"
#include "models/population/synthesis.hpp"
#include "models/processes/budget.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/channels.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

bool referable(const Now& now, const Child& child) {
  return !child.gone && !child.rehomed && !child.open_case.exists() && child.birth <= now.today &&
         age_on(child.birth, now.today) < 18;
}

/// The child whom a referral of one child concerns: by the ages that contacts are about.
ChildRow draw_child(const Now& now, const Family& family) {
  ChildRow best;
  double best_key = HUGE_VAL;
  for (ChildRow c = family.first_child; c.exists(); c = now.cell[c].sibling) {
    const Child& child = now.cell[c];
    if (!referable(now, child)) continue;
    const double weight = now.p.contact_age[static_cast<std::size_t>(age_group(child.birth, now.today))];
    const double key =
        now.draws.exponential(child.id.value(), decision::of(decision::contact_child), now.today) /
        std::max(1e-6, weight);
    if (key < best_key) best_key = key, best = c;
  }
  return best;
}

/// Refers the unborn child of a family whose pregnancy is known, if it has none open yet.
void refer_unborn(Now& now, FamilyRow row, Source source) {
  const Family family = now.cell[row];
  const Day wait = family.next_birth - now.today;
  if (wait <= 0 || wait > known_before_birth) return;
  const ChildId id{mixed(family.id.value(), static_cast<std::uint64_t>(family.next_birth), family.births)};
  for (ChildRow c = family.first_child; c.exists(); c = now.cell[c].sibling)
    if (now.cell[c].id == id) return;
  refer(now, add_child(now.cell, now.model, now.draws, row, id, family.next_birth), source);
}

const FrontDoor& front_door(Now& now) {
  if (!now.front_door) {
    const double threshold = now.cell.levers[Lever::threshold] / static_cast<double>(now.cell.rationing);
    now.front_door = {share_of_highest_pressure(now.cell, now.model, now.today),
                      at_ratio(now.p.contact_conversion, 1 / threshold)};
  }
  return *now.front_door;
}

}  // namespace

CaseRow refer(Now& now, ChildRow child, Source source) {
  const Day turned_away = now.cell[now.cell[child].family].turned_away;
  if (now.today - turned_away <= 365 && turned_away != not_due) now.count(stat::referrals_after_turned_away);
  const CaseRow row = open_case(now, child, source);
  now.cell[row][Due::decision] = add_working_days(now.today + 1, 0);  // statutory.csv: 1 working day
  enter_stage(now, row, Stage::referral);
  announce(now, row, Moment::referral);
  return row;
}

void receive_contact(Now& now, FamilyRow row, ChainOf chain) {
  const Family family = now.cell[row];
  if (family.gone) return;
  if (chain.chain == Chain::after_closure && chain.closed != family.last_closed) return;  // a later one runs
  const bool deferred =
      chain.chain == Chain::deferred;  // was a contact before: nothing is left to be thinned
  const Candidate chance = candidate(now.draws, family, now.today, chain);
  const SeverityRatios& ratios = now.model.severity_ratios;
  double most = 0;
  if (!deferred) {
    most = front_door(now).pressure * share_of_bound(now.cell, now.model, family, now.today, chain.chain);
    plan_contact_after(now.cell, now.model, now.draws, row, now.today, chain, chance);
    if (chance.accept >= most) return;  // whatever the severity
  }
  const double own = severity_before_stress(now, family);
  if (!deferred && chance.accept * ratios.highest_contacts() >= most * ratios.contacts(own, family.decile))
    return;
  const double z = own + income_stress(now);
  const Source source = deferred ? static_cast<Source>(chain.closed) : draw_source(now, family.id, chain);
  if (!comes_through(now, row, chain, source)) return;
  now.count(stat::contacts);
  now.count(stat::contacts_by_source, static_cast<std::size_t>(source));
  if (deferred) now.count(stat::contacts_deferred);
  if (chance.referral >=
      ratios.chance(SeveritySlope::conversion, Stage::referral, z, front_door(now).conversion)) {
    now.count(stat::contacts_turned_away);
    now.cell[row].turned_away = now.today;
    offer_early_help(now, row, chain);
    return;
  }
  count_step_up(now, row);
  if (chance.scope < now.p.referral_all_siblings) {
    for (ChildRow c = family.first_child; c.exists(); c = now.cell[c].sibling)
      if (referable(now, now.cell[c])) refer(now, c, source);
  } else if (const ChildRow one = draw_child(now, family); one.exists()) {
    refer(now, one, source);
  }
  if (now.uniform(family.id, decision::contact_unborn) < now.p.referral_unborn)
    refer_unborn(now, row, source);
}

void hear_of_pregnancy(Now& now, FamilyRow row, std::uint32_t order) {
  const Family& family = now.cell[row];
  const bool still_to_come =
      family.next_birth - now.today == known_before_birth;  // not put off or brought forward
  if (family.gone || family.births != order || !still_to_come) return;
  if (courts_remember(now, family, family.next_birth) &&
      now.uniform(family.id, decision::contact_unborn, 2) < now.p.pregnancy_referred) {
    refer_unborn(now, row, Source::health_services);
    return;
  }
  // Midwives refer the families that others would: a multiple of the year's chance of a contact.
  const double contacts = contact_rate(now.cell, now.model, family) * now.cell.levers[Lever::contact] *
                          static_cast<double>(now.cell.pressure) *
                          openness(now.cell, Source::health_services);
  const double u = now.uniform(family.id, decision::contact_unborn, 1) / now.p.pregnancy_contact;
  const SeverityRatios& ratios = now.model.severity_ratios;
  if (u < contacts * ratios.highest_contacts() &&
      u < contacts * ratios.contacts(severity_of(now, family), family.decile))
    refer_unborn(now, row, Source::health_services);
}

void add_extra_contacts(Now& now) {
  if (now.cell.extra_contacts) return;
  now.cell.extra_contacts = true;
  for (std::uint32_t i = 0; i < now.cell.families.size(); ++i)
    if (!now.cell.families[i].gone)
      plan_contact(now.cell, now.model, now.draws, FamilyRow{i}, now.today, {Chain::extra});
}

void decide_referral(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  const Family& family = now.cell[now.cell[c.child].family];
  if (now.uniform(family.id, decision::contact_screen) < no_action_share(now)) {
    close_case(now, row, Closing::no_further_action);
    return;
  }
  begin_assessment(now, row);
}

}  // namespace cscsim
