#pragma once

#include <array>
#include <cstdint>

#include "core/random/draws.hpp"
#include "models/parameters.hpp"
#include "models/population/records.hpp"

namespace cscsim {

/// What poverty and unemployment add to the severity of every family of an authority: it follows what is set at a
/// constant pace, and is known exactly on any day.
class IncomeStress {
 public:
  [[nodiscard]] double on(Day today, double per_year) const;
  [[nodiscard]] bool none() const { return towards_ == 0 && then_ == 0; }
  /// From `today` on the level lies this much higher.
  void rise(Day today, double by, double per_year);
  friend bool operator==(const IncomeStress&, const IncomeStress&) = default;

 private:
  Day since_ = 0;
  double then_ = 0, towards_ = 0;
};

/// How severe a family's difficulties are, z: on the log scale, 0 for the mean family (model.md 4.1).
///
///     z = course(quarter) + need class + factors present + income stress - relief
///
/// The course is a stationary autoregression of quarters with pace `severity.return_per_year`, cut after three years and
/// rescaled to its full variance. Its shocks are uniform, or rarely a jump upwards, each from one keyed uniform: their
/// sum is near enough to normal, has bounds, and the mean of exp(b z) is known exactly. Factors come and go: each is
/// drawn again every `severity.factor_years`, on a quarter of its own, so that prevalence stands and the chance of an
/// unchanged state falls in a straight line.
///
/// A pure function of family and day, to a part in 4096: nothing is stored but the day of a parental change (and the last
/// answer, to save asking twice in a quarter), so that asking changes nothing and a lever acts from its day on.
class Severity {
 public:
  explicit Severity(const Parameters& p);

  /// Bit set of Factor: parents' difficulties that are present, whether or not anyone has seen them.
  [[nodiscard]] unsigned factors(const Draws& draws, FamilyId family, Day today) const;
  /// z before income stress and relief: the same on every day of a quarter.
  [[nodiscard]] double standing(const Draws& draws, const Family& family, Day today) const;
  /// Last day of the quarter of `today`: until then nothing moves z but relief and income stress.
  [[nodiscard]] static Day stands_until(Day today) { return today - today % quarter_days + quarter_days - 1; }

  /// What a parental change takes off z on a day: it grows towards its size and fades as families relapse.
  [[nodiscard]] double relief(const Family& family, Day today) const;
  /// A parent changes today. What an earlier change left goes on from where it stands.
  void change(Family& family, Day today) const;

  /// log E exp(b z) over families chosen in proportion to exp(selection x z), before stress and relief.
  [[nodiscard]] double log_mean(double b, double selection = 0) const;
  /// E z over families so chosen.
  [[nodiscard]] double mean(double selection) const;
  /// Share of all families in which a factor is present.
  [[nodiscard]] double prevalence(Factor factor) const {
    return prevalence_[static_cast<std::size_t>(factor)];
  }

  static constexpr Day quarter_days = 91;
  static constexpr unsigned quarters = 12;  ///< that the course looks back

 private:
  [[nodiscard]] double course(const Draws& draws, FamilyId family, unsigned quarter) const;
  [[nodiscard]] unsigned factors_in(const Draws& draws, FamilyId family, unsigned quarter) const;
  [[nodiscard]] double log_moment(double b) const;

  std::array<double, quarters> weight_{};  ///< of a shock that many quarters ago
  double spread_ = 0;                      ///< half width of the usual shock
  double jumps_ = 0;                       ///< a quarter
  double jump_ = 0;                        ///< mean size
  std::array<float, quarters> weight_from_oldest_{};
  float jump_chance_ = 0, jump_slope_ = 0, usual_slope_ = 0, usual_start_ = 0;
  unsigned factor_quarters_ = 1;
  std::array<unsigned, factor_count> factor_offset_{};
  std::array<std::int32_t, factor_count> present_{};  ///< below this number of a block of twelve
  std::array<double, factor_count> prevalence_{};
  std::array<double, factor_count> factor_load_{};
  std::array<double, 1U << factor_count> load_of_{};  ///< by bit set
  std::array<double, need_count> need_load_{}, need_share_{};
  double centre_ = 0;  ///< mean of all that is added up
  double relief_ = 0, relief_per_year_ = 0, relapse_per_year_ = 0;
};

/// What severity does to rates and chances, normalised so that totals stay where they are: a rate is multiplied by a
/// ratio whose mean over the families that stand there is 1, and the log odds at a gate move with z against their mean z.
class SeverityRatios {
 public:
  SeverityRatios(const Parameters& p, const Severity& severity);

  /// exp(slope x z) against its mean over families that stand at `stage`.
  [[nodiscard]] double ratio(SeveritySlope on, Stage stage, double z) const;
  /// Chance `p` of the mean family at a gate from `stage`, for one of severity z.
  [[nodiscard]] double chance(SeveritySlope on, Stage stage, double z, double p) const;
  /// Of contacts about a family, at most `severity.contact_highest`; mean 1 over all families.
  [[nodiscard]] double contacts(double z) const;
  /// Of contacts about any family of an authority under this income stress.
  [[nodiscard]] double contacts_under(double stress) const;
  [[nodiscard]] double highest_contacts() const { return highest_contacts_; }

 private:
  static constexpr std::size_t stages = 5;
  std::array<double, severity_slopes> slope_{};
  std::array<std::array<double, stages>, severity_slopes> log_mean_{};
  std::array<double, stages> mean_{};
  double highest_contacts_ = 1, log_mean_contacts_ = 0;
};

}  // namespace cscsim
