#include "models/population/young_risk.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "models/decisions.hpp"

namespace cscsim {

namespace {

/// A sum of four uniforms with mean 0 and variance 1.
double standard_sum(double sum) { return (sum - 2) * std::numbers::sqrt3; }

/// Mean of exp(slope x that sum), in closed form.
double mean_exp_of_sum(double slope) {
  const double h = slope * std::numbers::sqrt3 / 2;
  return h == 0 ? 1 : std::pow(std::sinh(h) / h, 4);
}

/// Ages of the tables that the rates come from.
std::vector<std::pair<int, int>> bands(RiskOf what) {
  switch (what) {
    case RiskOf::missing:
    case RiskOf::entry:
      return {{10, 15}, {16, 17}};
    case RiskOf::conviction:
    case RiskOf::substance_misuse:
      return {{10, 12}, {13, 15}, {16, 17}};
    case RiskOf::harm:
      return {{10, 17}};
  }
  return {};
}

}  // namespace

YoungRisk::YoungRisk(const Parameters& p)
    : lasting_{std::sqrt(p.young_lasting)},
      changing_{std::sqrt(1 - p.young_lasting)},
      per_year_{p.young_per_year},
      middle_age_{p.young_middle_age},
      male_{p.young_male},
      behaviour_need_{p.young_behaviour_need},
      behaviour_share_{p.need_share[static_cast<std::size_t>(Need::unacceptable_behaviour)]},
      slopes_{p.young_missing, p.young_entry, p.young_conviction, p.young_substance, p.young_harm} {
  for (std::size_t use = 0; use < risk_uses; ++use) {
    means_[use].fill(1.0);
    for (const auto& [from, to] : bands(static_cast<RiskOf>(use)))
      for (int age = from; age <= to; ++age)
        means_[use][static_cast<std::size_t>(age)] = mean_exp(slopes_[use], from, to);
  }
}

double YoungRisk::mean_level(int age, Sex sex) const {
  return per_year_ * (age - middle_age_) + (sex == Sex::male ? 0.5 : -0.5) * male_;
}

/// Over ages and sexes in equal numbers, and needs as published.
double YoungRisk::mean_exp(double slope, int from, int to) const {
  double sum = 0;
  for (int age = from; age <= to; ++age)
    for (const Sex sex : {Sex::female, Sex::male}) sum += std::exp(slope * mean_level(age, sex));
  const double need = 1 - behaviour_share_ + behaviour_share_ * std::exp(slope * behaviour_need_);
  return sum / (2 * (to - from + 1)) * need * mean_exp_of_sum(slope * lasting_) *
         mean_exp_of_sum(slope * changing_);
}

double YoungRisk::level(const Draws& draws, ChildId child, Sex sex, Need need, Day birth, Day today) const {
  using decision::of;
  const int now = quarter(today);
  const auto year = static_cast<std::uint32_t>(now / 4);
  const auto drawn = draws.numbers(child.value(), 0,
                                   {{{of(decision::young_trait), 0},
                                     {of(decision::young_trait), 1},
                                     {of(decision::young_quarters), year - 1},
                                     {of(decision::young_quarters), year}}});
  const auto uniform = [&drawn](std::size_t block, std::size_t i) {
    return (drawn[block * Draws::numbers_in_block + i] + 0.5) / 1024;
  };
  double own = 0, recent = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    own += uniform(0, i);
    recent += uniform(i <= static_cast<std::size_t>(now % 4) ? 3 : 2, i);  // of this year, or the last
  }
  const int age = std::clamp(age_on(birth, today), youngest, 17);
  return mean_level(age, sex) + (need == Need::unacceptable_behaviour ? behaviour_need_ : 0) +
         lasting_ * standard_sum(own) + changing_ * standard_sum(recent);
}

double YoungRisk::ratio(RiskOf what, double level, int age) const {
  if (age < youngest) return 1;
  const auto use = static_cast<std::size_t>(what);
  return static_cast<double>(std::exp(static_cast<float>(slopes_[use] * level))) /
         means_[use][static_cast<std::size_t>(std::min(age, 17))];
}

}  // namespace cscsim
