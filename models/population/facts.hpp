#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "core/types/dates.hpp"
#include "models/population/kinds.hpp"
#include "models/population/oversight.hpp"
#include "models/population/records.hpp"

namespace cscsim {

/// A ratio for each: 1 is the national rate.
struct LocalRates {
  std::array<double, local_rate_count> all{1, 1, 1, 1, 1, 1};
  [[nodiscard]] double operator[](LocalRate which) const { return all[static_cast<std::size_t>(which)]; }
  [[nodiscard]] double& operator[](LocalRate which) { return all[static_cast<std::size_t>(which)]; }
  friend bool operator==(const LocalRates&, const LocalRates&) = default;
};

/// What stands about one authority on the start date, from the published tables, and its effects.
struct Facts {
  std::string code, name;
  std::size_t number = 0;      ///< position in authorities.csv: part of the ids of its people
  std::size_t court_area = 0;  ///< authorities with one number share a court's hearings
  double x_km = 0, y_km = 0, radius_km = 10;

  std::array<double, 18> children_by_age{};
  std::array<double, 10> deprivation_share{};  ///< by decile, index 9 = most deprived
  std::array<double, 5> ethnicity_share{};

  // Counts on the day before the start.
  double cin_31mar = 0, cpp_31mar = 0, cla_31mar = 0, uasc_31mar = 0;
  std::array<double, 6> cla_age_share{};
  double cla_outside_share = 0;
  double caseload = 17, vacancy_share = 0, agency_share = 0, turnover = 0;

  // Means of the three years to the start: what the first year's flows use.
  double referrals = 0, no_further_action = 0, not_in_need_recorded = 0;
  double section_47 = 0, icpc = 0, cpp_started = 0, cla_started = 0, cla_ceased = 0;
  double assessed_within_45 = 0, conference_within_15 = 0;

  double early_help_gbp =
      0;  ///< spend of the last year on family support, children's centres and young people
  std::vector<Judgement> judgements;  ///< full inspections before the start, oldest first

  LocalRates local;  ///< fitted by script/anchor for this start
};

/// Facts of the authorities with these codes, in this order, for a start on this day.
/// Reads no count of what happened after the start (population is that of the mid-year after it, the published basis of
/// rates, and of mid-2019 for 2020). Throws InputError if a table lacks an authority.
std::vector<std::shared_ptr<const Facts>> read_facts(const std::string& data_directory,
                                                     const std::vector<std::string>& codes, Day start);

/// Columns of the authority tables that `read_facts` reads for a start before 2020, as "file: column" or "file: measure_id":
/// for the test that no figure of the year to 31 March 2020 is an input.
std::vector<std::string> columns_read();

/// Days on which a run can start, 1 April of 2016 to 2020: opening counts stand in the tables.
std::vector<Day> possible_starts();

}  // namespace cscsim
