#include "models/population/severity.hpp"

#include <algorithm>
#include <cmath>

#include "models/decisions.hpp"

namespace cscsim {

namespace {

constexpr Day keyed_day = 0;                    // quarters are told apart by the ordinal
constexpr double units = 4096, furthest = 7.9;  // of z, as it is remembered
constexpr float parts = 1024;                   // that a number of twelve tells apart

unsigned quarter_of(Day today) { return static_cast<unsigned>(today / Severity::quarter_days); }

/// (exp(x) - exp(-x)) / 2x: the mean of exp over a uniform from -x to x.
double mean_exp(double x) { return std::abs(x) < 1e-6 ? 1.0 : std::sinh(x) / x; }

double odds(double p) { return p / (1 - p); }
double share(double odds) { return odds / (1 + odds); }

/// Odds of a factor that stands alone, such that `wanted` is the share of all, `compounded` of whom have `ratio` times them.
double odds_alone(double wanted, double compounded, double ratio) {
  double low = 0, high = odds(wanted);
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    const double all = (1 - compounded) * share(middle) + compounded * share(ratio * middle);
    (all < wanted ? low : high) = middle;
  }
  return high;
}

}  // namespace

double IncomeStress::on(Day today, double per_year) const {
  if (none()) return 0;
  return towards_ - (towards_ - then_) * std::exp(-per_year * years_between(since_, today));
}

void IncomeStress::rise(Day today, double by, double per_year) {
  then_ = on(today, per_year);
  since_ = today;
  towards_ += by;
}

Severity::Severity(const Parameters& p)
    : jumps_{p.severity_jumps / 4},
      jump_{p.severity_jump_size},
      factor_quarters_{static_cast<unsigned>(std::max(1L, std::lround(4 * p.severity_factor_years)))},
      factor_load_{p.severity_factor},
      need_load_{p.severity_need},
      need_share_{p.need_share},
      relief_{p.severity_relief},
      relief_per_year_{p.severity_relief_pace},
      relapse_per_year_{p.severity_relapse} {
  const double kept = std::exp(-p.severity_return / 4);
  for (std::size_t k = 0; k < quarters; ++k) weight_[k] = std::pow(kept, static_cast<double>(k));
  double squares = 0;
  for (const double w : weight_) squares += w * w;
  spread_ = std::sqrt(3.0) * p.severity_sd / std::sqrt(squares);
  // The lower end of the uniform is a jump of up to twice the mean size, the rest a usual shock of mean 0.
  const double usual_slope = 2 * spread_ / (1 - jumps_);
  jump_chance_ = static_cast<float>(jumps_);
  jump_slope_ = static_cast<float>(jumps_ > 0 ? 2 * jump_ / jumps_ : 0);
  usual_slope_ = static_cast<float>(usual_slope);
  usual_start_ = static_cast<float>(usual_slope * jumps_ + spread_);
  for (std::size_t k = 0; k < quarters; ++k)
    weight_from_oldest_[quarters - 1 - k] = static_cast<float>(weight_[k]);
  for (std::size_t i = 0; i < factor_count; ++i)
    factor_offset_[i] = static_cast<unsigned>(i) * factor_quarters_ / factor_count;
  set_prevalence(p);
  for (std::size_t bits = 0; bits < load_of_.size(); ++bits)
    for (std::size_t i = 0; i < factor_count; ++i)
      if ((bits >> i & 1U) != 0) load_of_[bits] += factor_load_[i];
  for (std::size_t decile = 1; decile <= 10; ++decile)
    decile_load_[decile] = p.severity_decile * (static_cast<double>(decile) - 5.5);
  constexpr double step = 1e-4;
  centre_ = (log_moment(step) - log_moment(-step)) / (2 * step);
}

/// Among those assessed each factor is found in the published share; severe families are assessed more often, and those in
/// which factors go together are among them. How many these are follows from the prevalence, so both are found in turns.
void Severity::set_prevalence(const Parameters& p) {
  const double selection = p.severity_selection[static_cast<std::size_t>(Stage::assessment)];
  class_share_ = {1 - p.compounded_share, p.compounded_share};
  constexpr int turns = 40;
  for (int turn = 0; turn < turns; ++turn) {
    const double alone = class_share_[0] * mean_exp_of_factors(selection, 0),
                 together = class_share_[1] * mean_exp_of_factors(selection, 1);
    for (std::size_t i = 0; i < factor_count; ++i) {
      const double assessed = std::min(0.95, p.factor_share[i] / p.factor_seen);
      const double all = odds_alone(assessed, together / (alone + together), p.compounded_odds) *
                         std::exp(-selection * factor_load_[i]);
      prevalence_[0][i] = share(all);
      prevalence_[1][i] = share(p.compounded_odds * all);
    }
  }
  for (std::size_t c = 0; c < classes; ++c)
    for (std::size_t i = 0; i < factor_count; ++i) {
      present_[c][i] = static_cast<std::int32_t>(std::lround(static_cast<double>(parts) * prevalence_[c][i]));
      prevalence_[c][i] = present_[c][i] / static_cast<double>(parts);
    }
}

double Severity::prevalence(Factor factor) const {
  const auto i = static_cast<std::size_t>(factor);
  return class_share_[0] * prevalence_[0][i] + class_share_[1] * prevalence_[1][i];
}

double Severity::mean_exp_of_factors(double b, std::size_t compounded) const {
  double mean = 1;
  for (std::size_t i = 0; i < factor_count; ++i)
    mean *= 1 + prevalence_[compounded][i] * std::expm1(b * factor_load_[i]);
  return mean;
}

/// What a family's severity of a quarter is drawn from.
struct Severity::Chance {
  Chance(const Draws& draws, const Family& family, unsigned quarter, unsigned factor_quarters) {
    // Each family, and each factor of it, has its own quarter in which it is drawn again.
    const unsigned first = quarter + static_cast<unsigned>(family.id.value() % factor_quarters);
    period = first / factor_quarters, into = first % factor_quarters;
    const Decision shock = decision::of(decision::severity_shock),
                   factors = decision::of(decision::severity_factors);
    numbers = draws.numbers(family.id.value(), keyed_day,
                            {{{shock, quarter / quarters - 1},
                              {shock, quarter / quarters},
                              {factors, period / 2},
                              {factors, period / 2 + 1}}});
  }
  std::array<std::int32_t, 4 * Draws::numbers_in_block>
      numbers;            ///< shocks of the last window of quarters and this; factors of four periods
  unsigned period, into;  ///< of the family's first factor
};

double Severity::course(const Chance& chance, unsigned quarter) const {
  static_assert(quarters == Draws::numbers_in_block, "two blocks hold the window of any quarter");
  const std::int32_t* oldest = chance.numbers.data() + quarter % quarters + 1;
  constexpr std::size_t lanes = 4;  // of the processor, each with a sum of its own
  std::array<float, lanes> sums{};
  for (std::size_t i = 0; i < quarters; i += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const float u = (static_cast<float>(oldest[i + lane]) + 0.5F) * (1 / parts);
      const float jump = jump_slope_ * u, usual = usual_slope_ * u - usual_start_;
      sums[lane] += weight_from_oldest_[i + lane] * (u < jump_chance_ ? jump : usual);
    }
  return static_cast<double>((sums[0] + sums[1]) + (sums[2] + sums[3]));
}

unsigned Severity::factors_in(const Chance& chance, const Family& family) const {
  static_assert(2 * factor_count == Draws::numbers_in_block, "a block serves two periods");
  const std::int32_t* periods = chance.numbers.data() + 2 * quarters;
  const auto& present = present_[family.compounded ? 1 : 0];
  unsigned bits = 0;
  for (std::size_t i = 0; i < factor_count; ++i) {
    const unsigned later = chance.into + factor_offset_[i] >= factor_quarters_ ? 1 : 0;
    bits |= (periods[factor_count * (chance.period % 2 + later) + i] < present[i] ? 1U : 0U) << i;
  }
  return bits;
}

const Remembered& Severity::remembered(const Draws& draws, const Family& family, Day today) const {
  const unsigned quarter = quarter_of(today);
  auto& [first, second] = family.severity;
  const bool in_first =
      first.quarter == quarter || (second.quarter != quarter && first.quarter < second.quarter);
  Remembered& kept = in_first ? first : second;
  if (kept.quarter != quarter) {
    const Chance chance{draws, family, quarter, factor_quarters_};
    const unsigned factors = factors_in(chance, family);
    const double z = course(chance, quarter) + need_load_[static_cast<std::size_t>(family.need)] +
                     load_of_[factors] + decile_load_[family.decile] - centre_;
    kept.z = static_cast<std::int16_t>(units * std::clamp(z, -furthest, furthest));
    kept.quarter = quarter & 0x3ffU;
    kept.factors = factors & 0x3fU;
  }
  return kept;
}

double Severity::standing(const Draws& draws, const Family& family, Day today) const {
  return remembered(draws, family, today).z / units;
}

unsigned Severity::factors(const Draws& draws, const Family& family, Day today) const {
  return remembered(draws, family, today).factors;
}

double Severity::relief(const Family& family, Day today) const {
  if (family.changed_on == not_due) return 0;
  const double years = years_between(family.changed_on, today);
  const auto left = [years](double per_year) {
    return static_cast<double>(std::exp(static_cast<float>(-per_year * years)));
  };
  return (relief_ - (relief_ - static_cast<double>(family.relief_then)) * left(relief_per_year_)) *
         left(relapse_per_year_);
}

void Severity::change(Family& family, Day today) const {
  family.relief_then = static_cast<float>(relief(family, today));
  family.changed_on = today;
}

double Severity::log_moment(double b) const {
  double log = 0;
  for (const double w : weight_)
    log += std::log((1 - jumps_) * mean_exp(b * w * spread_) +
                    jumps_ * std::exp(b * w * jump_) * mean_exp(b * w * jump_));
  log += std::log(class_share_[0] * mean_exp_of_factors(b, 0) + class_share_[1] * mean_exp_of_factors(b, 1));
  double needs = 0, shares = 0;
  for (std::size_t n = 0; n < need_count; ++n) {
    needs += need_share_[n] * std::exp(b * need_load_[n]);
    shares += need_share_[n];
  }
  return shares > 0 ? log + std::log(needs / shares) : log;
}

double Severity::log_mean_within(double b, double selection) const {
  return log_moment(b + selection) - log_moment(selection) - b * centre_;
}

double Severity::log_mean(double b, double selection, double tilt) const {
  double raised = 0, all = 0;
  for (std::size_t decile = 1; decile <= 10; ++decile) {
    const double weight = std::exp(tilt * static_cast<double>(decile));
    raised += weight * std::exp(b * decile_load_[decile]);
    all += weight;
  }
  return log_mean_within(b, selection) + std::log(raised / all);
}

double Severity::mean(double selection, double tilt) const {
  constexpr double step = 1e-4;
  return (log_mean(step, selection, tilt) - log_mean(-step, selection, tilt)) / (2 * step);
}

}  // namespace cscsim
