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
///     z = course(quarter) + need class + factors present + deprivation + income stress - relief
///
/// The course is a stationary autoregression of quarters with pace `severity.return_per_year`, cut after three years and
/// rescaled to its full variance. Its shocks are uniform, or rarely a jump upwards, each from one keyed uniform: their
/// sum is near enough to normal, has bounds, and the mean of exp(b z) is known exactly. Factors come and go: each is
/// drawn again every `severity.factor_years`, on a quarter of its own, so that prevalence stands and the chance of an
/// unchanged state falls in a straight line. They go together: in a compounded family the odds of each are higher, so that
/// as many adults have one, two and three of them as a survey found (parameters.csv DP16).
///
/// A pure function of family and day, to a part in 4096: nothing is stored but the day of a parental change (and the last
/// answer, to save asking twice in a quarter), so that asking changes nothing and a lever acts from its day on.
class Severity {
 public:
  explicit Severity(const Parameters& p);

  /// Bit set of Factor: parents' difficulties that are present, whether or not anyone has seen them.
  [[nodiscard]] unsigned factors(const Draws& draws, const Family& family, Day today) const;
  /// z before income stress and relief: the same on every day of a quarter.
  [[nodiscard]] double standing(const Draws& draws, const Family& family, Day today) const;
  /// Last day of the quarter of `today`: until then nothing moves z but relief and income stress.
  [[nodiscard]] static Day stands_until(Day today) { return today - today % quarter_days + quarter_days - 1; }

  /// What a parental change takes off z on a day: it grows towards its size and fades as families relapse.
  [[nodiscard]] double relief(const Family& family, Day today) const;
  /// A parent changes today. What an earlier change left goes on from where it stands.
  void change(Family& family, Day today) const;

  /// The part of z that goes by the decile of deprivation: 0 on average over all ten.
  [[nodiscard]] double by_decile(std::size_t decile) const { return decile_load_[decile]; }

  /// log E exp(b z) over families of one decile chosen in proportion to exp(selection x z), its part, stress and relief
  /// apart.
  [[nodiscard]] double log_mean_within(double b, double selection = 0) const;
  /// The same over all deciles, each weighing exp(tilt) times the one before.
  [[nodiscard]] double log_mean(double b, double selection = 0, double tilt = 0) const;
  /// E z over families so chosen.
  [[nodiscard]] double mean(double selection, double tilt = 0) const;
  /// Share of all families in which a factor is present.
  [[nodiscard]] double prevalence(Factor factor) const;

  static constexpr Day quarter_days = 91;
  static constexpr unsigned quarters = 12;  ///< that the course looks back

 private:
  struct Chance;
  [[nodiscard]] const Remembered& remembered(const Draws& draws, const Family& family, Day today) const;
  [[nodiscard]] double course(const Chance& chance, unsigned quarter) const;
  [[nodiscard]] unsigned factors_in(const Chance& chance, const Family& family) const;
  void set_prevalence(const Parameters& p);
  /// Over the factors of a family of a class.
  [[nodiscard]] double mean_exp_of_factors(double b, std::size_t compounded) const;
  [[nodiscard]] double log_moment(double b) const;

  std::array<double, quarters> weight_{};  ///< of a shock that many quarters ago
  double spread_ = 0;                      ///< half width of the usual shock
  double jumps_ = 0;                       ///< a quarter
  double jump_ = 0;                        ///< mean size
  std::array<float, quarters> weight_from_oldest_{};
  float jump_chance_ = 0, jump_slope_ = 0, usual_slope_ = 0, usual_start_ = 0;
  unsigned factor_quarters_ = 1;
  std::array<unsigned, factor_count> factor_offset_{};
  static constexpr std::size_t classes = 2;  ///< factors that stand alone, and that go together
  std::array<double, classes> class_share_{};
  std::array<std::array<double, factor_count>, classes> prevalence_{};
  std::array<std::array<std::int32_t, factor_count>, classes>
      present_{};  ///< below this number of a block of twelve
  std::array<double, factor_count> factor_load_{};
  std::array<double, 1U << factor_count> load_of_{};  ///< by bit set
  std::array<double, need_count> need_load_{}, need_share_{};
  std::array<double, 11> decile_load_{};  ///< 1 to 10
  double centre_ = 0;                     ///< mean of all that is added up
  double relief_ = 0, relief_per_year_ = 0, relapse_per_year_ = 0;
};

/// What severity does to rates and chances, normalised so that totals stay where they are: a rate is multiplied by a
/// ratio whose mean over the families that stand there is 1, and the log odds at a gate move with z against their mean z.
/// Contacts and entry to care have a gradient of their own by decile: there the mean is 1 within each.
class SeverityRatios {
 public:
  SeverityRatios(const Parameters& p, const Severity& severity);

  /// exp(slope x z) against its mean over families that stand at `stage`.
  [[nodiscard]] double ratio(SeveritySlope on, Stage stage, double z) const;
  /// Chance `p` of the mean family at a gate from `stage`, for one of severity z.
  [[nodiscard]] double chance(SeveritySlope on, Stage stage, double z, double p) const;
  /// Of contacts about a family, at most `severity.contact_highest`; mean 1 over all families of a decile.
  [[nodiscard]] double contacts(double z, std::size_t decile) const;
  /// Of contacts about any family of an authority under this income stress.
  [[nodiscard]] double contacts_under(double stress) const;
  /// What the part of z that goes by decile does to a rate: for those who have a gradient without it.
  [[nodiscard]] double by_decile(SeveritySlope on, std::size_t decile) const;
  [[nodiscard]] double highest_contacts() const { return highest_contacts_; }

 private:
  static constexpr std::size_t stages = 5;
  std::array<double, severity_slopes> slope_{};
  std::array<std::array<double, stages>, severity_slopes> log_mean_{};
  std::array<double, stages> mean_{};
  std::array<double, 11> decile_load_{};
  double highest_contacts_ = 1, log_mean_contacts_ = 0;
};

}  // namespace cscsim
