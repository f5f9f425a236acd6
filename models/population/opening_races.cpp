#include "models/population/opening_races.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/population/care_spells.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

void Race::enter(std::uint32_t row, double u, double rate) {
  // -log(u) is at least 1 - u: most who come too late are known without a logarithm.
  constexpr double rounding = 1 - 1e-6;
  if ((1 - u) * rounding > latest_ * rate) return;
  runners_.emplace_back(static_cast<float>(-std::log(u) / rate), row);
  if (runners_.size() >= 2 * first_) drop_last();
}

void Race::drop_last() {
  if (runners_.size() <= first_) return;
  const auto cut = runners_.begin() + static_cast<std::ptrdiff_t>(first_);
  std::nth_element(runners_.begin(), cut - 1, runners_.end());
  runners_.erase(cut, runners_.end());
  latest_ = static_cast<double>(runners_.back().first);
}

std::vector<std::uint32_t> Race::finish() {
  drop_last();
  std::sort(runners_.begin(), runners_.end());
  std::vector<std::uint32_t> rows;
  rows.reserve(runners_.size());
  for (const Runner& runner : runners_) rows.push_back(runner.second);
  return rows;
}

Races::Races(Now& now, const std::array<AgeCounts, lanes>& wanted)
    : now_{now}, by_age_{care_by_age(now.p, now.cell.facts->local[LocalRate::care_exit])} {
  std::array<double, 4> shared{};
  ByLane severe{};
  FamilyRow family_before;
  // There is slack for groups that others fall back on.
  for (std::size_t lane = 0; lane < lanes; ++lane)
    for (std::size_t group = 0; group < age_groups; ++group)
      races_[lane][group].want(static_cast<std::size_t>(wanted[lane][group] * 1.5 + 300));
  for (std::uint32_t i = 0; i < now.cell.children.size(); ++i) {
    const Child& child = now.cell.children[i];
    if (now.today + 1 - child.birth >= 6570) continue;  // 18 within days
    const Family& family = now.cell[child.family];
    if (std::exchange(family_before, child.family) != child.family) {
      shared = now.draws.four(family.id.value(), decision::of(decision::opening_together), now.model.start);
      severe = by_severity(family);
    }
    enter(i, child, family, shared, severe);
  }
  for (std::size_t lane = 0; lane < lanes; ++lane)
    for (std::size_t group = 0; group < age_groups; ++group)
      order_[lane][group] = races_[lane][group].finish();
}

ChildRow Races::next(Lane lane, std::size_t group) {
  const auto& order = order_[static_cast<std::size_t>(lane)][group];
  auto& taken = taken_[static_cast<std::size_t>(lane)][group];
  while (taken < order.size()) {
    const ChildRow row{order[taken++]};
    if (!now_.cell[row].open_case.exists()) return row;
  }
  return ChildRow::none();
}

Races::ByLane Races::by_severity(const Family& family) const {
  // Deciles have a gradient of their own in the weights.
  const double z = severity_of(now_, family) - now_.model.severity.by_decile(family.decile);
  ByLane ratio{};
  for (const auto& [lane, stage] : {std::pair{Lane::care, Stage::looked_after},
                                    {Lane::plan, Stage::protection_plan},
                                    {Lane::need, Stage::child_in_need}})
    ratio[static_cast<std::size_t>(lane)] =
        std::exp(now_.p.severity_selection[static_cast<std::size_t>(stage)] * z);
  return ratio;
}

void Races::enter(std::uint32_t row, const Child& child, const Family& family,
                  const std::array<double, 4>& shared, const ByLane& by_severity) {
  const Parameters& p = now_.p;
  const auto group = static_cast<std::size_t>(age_group(child.birth, now_.today + 1));
  const auto own = now_.draws.four(child.id.value(), decision::of(decision::opening_race), now_.model.start);
  const bool as_one = shared[3] < p.referral_all_siblings;
  const auto ethnicity = static_cast<std::size_t>(child.ethnicity);
  const double weight =
      family.frailty * now_.model.contact_decile[family.decile] * p.contact_ethnicity[ethnicity];
  // A group that leaves sooner comes in oftener than it stands there.
  const double leaving = 1 - p.exits_by_hazard + p.exits_by_hazard * p.exit_ethnicity[ethnicity];
  double care = weight * now_.model.entry[ethnicity][family.decile] / leaving;
  if (child.sex == Sex::male && group >= 4) care *= p.entry_male_ratio;
  care *= by_age_[static_cast<std::size_t>(std::clamp(age_on(child.birth, now_.today + 1), 0, 17))];
  const auto run = [&](Lane lane, double u, double w) {
    const auto l = static_cast<std::size_t>(lane);
    races_[l][group].enter(row, u, std::max(1e-9, w * by_severity[l]));
  };
  run(Lane::care, family.together ? shared[0] : own[0], care);
  run(Lane::plan, as_one ? shared[1] : own[1], weight);
  run(Lane::need, as_one ? shared[2] : own[2], weight * (child.disabled ? p.race_disabled : 1.0));
}

}  // namespace cscsim
