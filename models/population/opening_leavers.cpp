#include <algorithm>

#include "models/population/opening_cases.hpp"
#include "models/population/synthesis.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

void open_leaver(Now& now, std::uint64_t number) {
  const std::uint64_t key = mixed(number, decision::leaver_eligible);
  const FamilyRow family = add_family(now.cell, now.model, now.draws, (std::uint64_t{1} << 40U) + key / 4);
  const ChildId id{mixed(now.cell[family].id.value(), key)};
  const auto u = now.draws.four(id.value(), decision::of(decision::opening_detail), now.model.start);
  // 18 to 20 in equal numbers, then the share that stays to 25.
  const double older = 4 * now.p.leaver_to_25 / (3 + 4 * now.p.leaver_to_25);
  const double age = u[0] < older ? 21 + 4 * u[0] / older : 18 + 3 * (u[0] - older) / (1 - older);
  const Day birth = now.today - static_cast<Day>(age * days_per_year);
  const ChildRow child = add_child(now.cell, now.model, now.draws, family, id,
                                   std::min(birth, birthday(now.today, -18)));  // leap days: 18 by today
  const CaseRow row =
      open_at(now, child, now.today - static_cast<Day>((age - 17 + 5 * u[1] * u[1]) * days_per_year));
  Case& c = now.cell[row];
  c.assessed = true;
  c.stage_since = birthday(now.cell[child].birth, 18);
  c[Due::eighteenth_birthday] = not_due;
  c[Due::pathway_review] = now.today + 1 + static_cast<Day>(u[2] * 183);
  open_leaver_life(now, c);
  now.cell[child].take(LifeStep::in_care);
  stand_in(now, row, Stage::care_leaver);
  expect_first_child(now, child);
}

}  // namespace cscsim
