#include "models/processes/channels.hpp"

#include <algorithm>
#include <utility>

#include "core/random/distributions.hpp"
#include "models/population/rows.hpp"

namespace cscsim {

Lever channel_of(Source source) {
  return static_cast<Lever>(static_cast<int>(Lever::channel_police) + static_cast<int>(source));
}

double openness(const Cell& cell, Source source) { return std::min(1.0, cell.levers[channel_of(source)]); }

Source draw_source(const Now& now, FamilyId family, ChainOf chain) {
  const bool term = now.model.school_term[static_cast<std::size_t>(now.today - now.model.start)];
  return static_cast<Source>(
      now.model.contact_sources[term ? 1 : 0](now.uniform(family, decision::contact_source, chain.token())));
}

bool comes_through(Now& now, FamilyRow row, ChainOf chain, Source source) {
  const double open = openness(now.cell, source);
  if (open >= 1) return true;
  const FamilyId id = now.cell[row].id;
  if (now.uniform(id, decision::contact_channel, chain.token()) < open) return true;
  const bool again = chain.chain == Chain::deferred;
  if (!again) now.count(stat::contacts_unseen);
  if (again || now.uniform(id, decision::contact_deferred, chain.token()) < now.p.deferred_share)
    now.cell.deferred[static_cast<std::size_t>(source)].push_back({row, now.cell[row].tenant, now.today});
  return false;
}

void reopen(Now& now, Source source) {
  const ChainOf chain{Chain::deferred, static_cast<Day>(source)};
  for (const DeferredContact& contact :
       std::exchange(now.cell.deferred[static_cast<std::size_t>(source)], {})) {
    if (contact.tenant != now.cell[contact.family].tenant) continue;  // they moved away or grew up
    const double wait =
        now.draws.exponential(now.cell[contact.family].id.value(), decision::of(decision::contact_returns),
                              now.today, static_cast<std::uint32_t>(contact.since));
    const double days = 1 + wait * now.p.deferred_days;
    if (days < now.model.end - now.today)
      plan_visit(now.cell, contact.family, now.today + static_cast<Day>(days), Visit::contact, chain.token());
  }
}

}  // namespace cscsim
