#include "models/population/facts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <optional>
#include <span>

#include "core/types/errors.hpp"
#include "models/drivers.hpp"
#include "models/population/authority_series.hpp"
#include "models/tables.hpp"

namespace cscsim {

namespace {

constexpr double km_per_degree = 111.2;
constexpr double mean_latitude =
    52.8;  // middle of England: longitudes shrink alike everywhere, so distances compare

// Measures of authority_series.csv by what they are used for. The year of a count is the year that ends on 31 March;
// workforce is counted on the 30 September after, so it is read a year earlier.
constexpr const char* stocks[] = {"cin_31mar", "cpp_31mar", "cla_31mar", "uasc_31mar"};
constexpr const char* ages[] = {"cla_age_under1", "cla_age_1_4", "cla_age_5_9", "cla_age_10_15",
                                "cla_age_16plus"};
constexpr const char* flows[] = {"referrals",
                                 "referrals_nfa_pct",
                                 "referrals_assessed_not_in_need_pct",
                                 "s47",
                                 "icpc",
                                 "cpp_started",
                                 "cla_started",
                                 "cla_ceased",
                                 "assessments_within_45_days_pct",
                                 "icpc_within_15_days_pct"};
constexpr const char* workforce[] = {"sw_caseload", "sw_vacancy_pct", "sw_agency_pct", "sw_turnover_pct"};
constexpr const char* placements[] = {"cla_placed_outside_la_pct"};

constexpr const char* population[] = {"pop_0_17"};
constexpr const char* early_help[] = {"spend_family_support_gross", "spend_sure_start_gross",
                                      "spend_young_people_gross"};

std::map<std::string, std::size_t> rows_by_code(const Table& table) {
  std::map<std::string, std::size_t> rows;
  for (std::size_t row = 0; row < table.rows.size(); ++row) rows[table.text(row, "la_code_old")] = row;
  return rows;
}

std::size_t row_for(const std::map<std::string, std::size_t>& rows, const std::string& code,
                    const Table& table) {
  const auto found = rows.find(code);
  if (found == rows.end())
    throw InputError{table.file + ": no row for authority " + code + ". Restore the row."};
  return found->second;
}

/// Court areas are not in the evidence: the region stands for them (assumed), by the first authority of it.
std::size_t first_row_of_region(const Table& authorities, std::size_t row) {
  std::size_t first = 0;
  while (authorities.text(first, "region") != authorities.text(row, "region")) ++first;
  return first;
}

void normalise(std::span<double> shares) {
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  if (sum > 0)
    for (double& share : shares) share /= sum;
}

void read_ethnicity(Facts& facts, const Table& table, std::size_t row) {
  for (const std::string& column : table.columns) {
    std::size_t group = 0;
    if (column.starts_with("white_"))
      group = 0;
    else if (column.starts_with("mixed_"))
      group = 1;
    else if (column.starts_with("asian_"))
      group = 2;
    else if (column.starts_with("black_"))
      group = 3;
    else if (column == "other_pct")
      group = 4;
    else
      continue;
    facts.ethnicity_share[group] += table.number_or(row, column, 0.0);
  }
  normalise(facts.ethnicity_share);
}

/// Ages as in mid-2019, in as many children as there were in the year of the start: by ratio, since the series of all
/// years was revised and the single ages were not.
void scale_to_year(std::array<double, 18>& by_age, std::optional<double> then,
                   std::optional<double> mid_2019) {
  if (!then || !mid_2019 || *then == *mid_2019) return;
  for (double& n : by_age) n = std::round(n * *then / *mid_2019);
}

// National shares by age of children looked after on 31 March 2019 (national.csv cla_31mar), for suppressed cells.
constexpr std::array<double, 6> national_cla_age = {0.0, 4110, 10460, 14420, 30780, 18380};

void read_counts(Facts& facts, const AuthoritySeries& series, int year) {
  const std::string& code = facts.code;
  facts.cin_31mar = series.latest(code, year, stocks[0], 0);
  facts.cpp_31mar = series.latest(code, year, stocks[1], 0);
  facts.cla_31mar = series.latest(code, year, stocks[2], 0);
  facts.uasc_31mar = std::min(series.latest(code, year, stocks[3], 0), 0.5 * facts.cla_31mar);
  for (std::size_t i = 0; i < 5; ++i)
    facts.cla_age_share[i + 1] =
        series.latest(code, year, ages[i], facts.cla_31mar * national_cla_age[i + 1] / 78150.0);
  normalise(facts.cla_age_share);

  facts.referrals = series.mean(code, year, flows[0], 0);
  facts.no_further_action = series.last(code, year, flows[1], 8.1) / 100;
  facts.not_in_need_recorded = series.last(code, year, flows[2], 29.1) / 100;
  facts.section_47 = series.mean(code, year, flows[3], 0);
  facts.icpc = series.mean(code, year, flows[4], 0.385 * facts.section_47);
  facts.cpp_started = series.mean(code, year, flows[5], 0.857 * facts.icpc);
  facts.cla_started = series.mean(code, year, flows[6], 0.4 * facts.cla_31mar);
  facts.cla_ceased = series.mean(code, year, flows[7], 0.38 * facts.cla_31mar);
  facts.assessed_within_45 = series.mean(code, year, flows[8], 83.1) / 100;
  facts.conference_within_15 = series.mean(code, year, flows[9], 78.7) / 100;

  facts.cla_outside_share = series.latest(code, year, placements[0], 41.0) / 100;

  facts.vacancy_share = series.latest(code, year - 1, workforce[1], 16.4) / 100;
  facts.agency_share = series.latest(code, year - 1, workforce[2], 15.8) / 100;
  facts.turnover = series.mean(code, year - 1, workforce[3], 15.0) / 100;
  // Outturn by line begins with 2016-17: a run from April 2016 takes that year's, which was the budget it began with.
  constexpr int first_outturn = 2017;
  for (const char* line : early_help)
    facts.early_help_gbp += std::max(0.0, series.latest(code, std::max(year, first_outturn), line, 0));
  facts.caseload = series.latest(code, year - 1, workforce[0], 16.9);
}

void read_local_rates(Facts& facts, const Table& table, const std::map<std::string, std::size_t>& rows,
                      int year) {
  const auto found = rows.find(facts.code + "/" + std::to_string(year));
  if (found == rows.end()) return;  // not yet anchored: rates of 1
  const std::size_t row = found->second;
  constexpr std::array<const char*, local_rate_count> columns = {"contact",  "section_47", "closure",
                                                                 "plan_end", "care_entry", "care_exit"};
  for (std::size_t i = 0; i < local_rate_count; ++i) facts.local.all[i] = table.number(row, columns[i]);
}

/// Referrals on which nothing is done are recorded less and less. `front_door.no_further_action_ratio` is England's step from
/// the year to March 2019 to the next; for another start this is what its own step is against that one.
double recording_step(const std::string& data_directory, Day start) {
  const Table table = read_table(data_directory, "drivers.csv");
  std::map<int, double> share;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    share[static_cast<int>(table.number(row, "year"))] = table.number(row, "no_further_action_pct");
  const auto step = [&share](int from, int to) { return share.at(to) / share.at(from); };
  return step(year_to_march(start - 1), base_year(start)) / step(2019, 2020);
}

}  // namespace

std::vector<Day> possible_starts() {
  std::vector<Day> starts;
  for (int year = 2016; year <= 2020; ++year) starts.push_back(day_of(year, 4, 1));
  return starts;
}

std::vector<std::shared_ptr<const Facts>> read_facts(const std::string& data_directory,
                                                     const std::vector<std::string>& codes, Day start) {
  const Table authorities = read_table(data_directory, "authorities.csv");
  const Table age = read_table(data_directory, "population_by_age.csv");
  const Table decile = read_table(data_directory, "population_by_deprivation.csv");
  const Table ethnicity = read_table(data_directory, "population_by_ethnicity.csv");
  const Table rates = read_table(data_directory, "authority_effects.csv");
  const int year = static_cast<int>(date_of(start).year());
  const AuthoritySeries series{data_directory, year};
  const double recording = recording_step(data_directory, start);
  const auto judgements = read_judgements(data_directory, start);
  const auto authority_rows = rows_by_code(authorities), age_rows = rows_by_code(age),
             ethnicity_rows = rows_by_code(ethnicity);
  std::map<std::string, std::size_t> rate_rows;
  for (std::size_t row = 0; row < rates.rows.size(); ++row)
    rate_rows[rates.text(row, "la_code_old") + "/" + rates.text(row, "start")] = row;

  std::vector<std::shared_ptr<const Facts>> all;
  for (const std::string& code : codes) {
    auto facts = std::make_shared<Facts>();
    const std::size_t row = row_for(authority_rows, code, authorities);
    facts->code = code;
    facts->name = authorities.text(row, "la_name");
    facts->number = row;
    facts->court_area = first_row_of_region(authorities, row);
    facts->x_km = authorities.number(row, "longitude") * km_per_degree *
                  std::cos(mean_latitude * std::numbers::pi / 180.0);
    facts->y_km = authorities.number(row, "latitude") * km_per_degree;
    facts->radius_km = std::sqrt(authorities.number(row, "area_km2") / std::numbers::pi);
    const std::size_t age_row = row_for(age_rows, code, age);
    for (std::size_t a = 0; a < 18; ++a)
      facts->children_by_age[a] = age.number(age_row, "age_" + std::to_string(a));
    scale_to_year(facts->children_by_age, series.at(code, std::min(year, 2019), population[0]),
                  series.at(code, 2019, population[0]));
    for (std::size_t r = 0; r < decile.rows.size(); ++r) {
      if (decile.text(r, "la_code_old") != code) continue;
      // The index counts 1 as most deprived; here 10 is.
      double& share =
          facts->deprivation_share[static_cast<std::size_t>(10 - decile.number(r, "imd2019_decile"))];
      for (const char* band : {"age_0", "age_1_4", "age_5_9", "age_10_15", "age_16_17"})
        share += decile.number_or(r, band, 0.0);
    }
    normalise(facts->deprivation_share);
    read_ethnicity(*facts, ethnicity, row_for(ethnicity_rows, code, ethnicity));
    read_counts(*facts, series, year);
    facts->no_further_action *= recording;
    if (const auto found = judgements.find(code); found != judgements.end())
      facts->judgements = found->second;
    read_local_rates(*facts, rates, rate_rows, year);
    all.push_back(std::move(facts));
  }
  return all;
}

std::vector<std::string> columns_read() {
  std::vector<std::string> all;
  for (const auto& group :
       {std::span<const char* const>{stocks}, std::span<const char* const>{ages},
        std::span<const char* const>{flows}, std::span<const char* const>{workforce},
        std::span<const char* const>{placements}, std::span<const char* const>{population},
        std::span<const char* const>{early_help}})
    for (const char* measure : group) all.push_back(std::string{"authority_series.csv: "} + measure);
  for (const char* column : {"la_code_old", "la_name", "region", "longitude", "latitude", "area_km2"})
    all.push_back(std::string{"authorities.csv: "} + column);
  for (const char* table :
       {"population_by_age.csv: all, mid-2019", "population_by_deprivation.csv: all, mid-2019",
        "population_by_ethnicity.csv: all", "ofsted_inspections.csv: all published before the start",
        "drivers.csv: England",
        "authority_effects.csv: of the start, fitted by script/anchor to the years before it"})
    all.emplace_back(table);
  return all;
}

}  // namespace cscsim
