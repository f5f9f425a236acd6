#pragma once

#include <array>
#include <memory>
#include <vector>

#include "core/random/distributions.hpp"
#include "models/chain.hpp"
#include "models/drivers.hpp"
#include "models/parameters.hpp"
#include "models/population/facts.hpp"
#include "models/population/severity.hpp"
#include "models/population/young_risk.hpp"

namespace cscsim {

/// What follows a letter before proceedings, with a conference of the wider family and without: over the families that get a
/// letter at the usual share of conferences, the mean is what is published.
struct LetterOutcomes {
  double issued_with = 0, issued_without = 0;  ///< chance that proceedings are issued
  double kin_without = 1;                      ///< ratio of relatives' offers
  explicit LetterOutcomes(const Parameters& p);
};

/// Everything that stays the same through all replicates and arms of a run: parameters, the authorities' facts, and what
/// is worked out from them once.
struct Model {
  Parameters parameters;
  std::vector<std::shared_ptr<const Facts>> authorities;
  Outlook outlook;
  /// What families and children of an authority are drawn from, in the order of `authorities`.
  struct Traits {
    Categories decile, ethnicity;
  };
  std::vector<Traits> traits;
  Categories need;
  std::vector<double> children_up_to;  ///< of each authority and those before it
  Day start = 0;
  Day end = 0;                    ///< first day after the run
  std::vector<Day> month_starts;  ///< first days of the months of the run, and `end`
  Severity severity;
  SeverityRatios severity_ratios;
  FrailtyQuantile family_frailty;
  FrailtyQuantile family_returns;
  FrailtyQuantile instability;
  YoungRisk young;
  LetterOutcomes letters;
  Banded assessment_on_time;  ///< working days, 0 to 45
  Banded assessment_late;     ///< working days, 46 and over
  Banded conference_on_time;  ///< working days, 1 to 15
  Banded conference_late;
  std::array<double, 11> contact_decile{};                 ///< by decile, 1 to 10
  std::array<std::array<double, 11>, 5> entry{};           ///< from an open case, by ethnic group and decile
  std::array<Categories, 2> contact_sources;               ///< in the holidays of schools, in their terms
  std::vector<bool> school_term;                           ///< by day of the run
  std::array<std::int16_t, stage_count> weekly_minutes{};  ///< face to face, that a case asks for
  std::array<double, 18> contact_age{};                    ///< by years of age
  double highest_contact_age = 0;
  std::vector<double>
      contact_season;  ///< by day of the run: contacts at age weight 1, against the most in any month at any age
  /// Time so far of a child in need's case, by month (opening stock).
  std::vector<double> months_in_need;

  /// At what multiple of a family's usual rate the candidates of a chain are drawn.
  [[nodiscard]] double contact_bound(Chain chain) const {
    return contact_bounds_[static_cast<std::size_t>(chain)];
  }

  Model(Parameters parameters, std::vector<std::shared_ptr<const Facts>> authorities, Day start, int years,
        Outlook outlook = {});

 private:
  std::array<double, 3> contact_bounds_{};
};

}  // namespace cscsim
