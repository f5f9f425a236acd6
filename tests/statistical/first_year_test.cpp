#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "models/tables.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// Measure of the model and of the authority tables.
const std::vector<std::pair<std::string, std::string>> measures = {
    {"referrals", "referrals"},  {"cin_31mar", "cin_31mar"}, {"s47_enquiries", "s47"},
    {"cpp_31mar", "cpp_31mar"},  {"cla_31mar", "cla_31mar"}, {"cla_started", "cla_started"},
    {"cla_ceased", "cla_ceased"}};
const std::vector<std::pair<std::string, std::string>> flows = {{"referrals", "referrals"},
                                                                {"s47_enquiries", "s47"},
                                                                {"cla_started", "cla_started"},
                                                                {"cla_ceased", "cla_ceased"}};
const std::vector<std::pair<std::string, std::string>> five = {
    {"Norfolk", "926"}, {"Leeds", "383"}, {"Blackpool", "890"}, {"Wokingham", "872"}, {"Birmingham", "330"}};

std::map<std::string, double> outcomes_2020() {
  const Table table = read_table(data_directory(), "authority_outcomes_2020.csv");
  std::map<std::string, double> all;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    all[table.text(row, "la_code_old") + "/" + table.text(row, "measure_id")] =
        table.number_or(row, "value", NAN);
  return all;
}

}  // namespace

// Held out: no figure of an authority for the year to 31 March 2020 is an input (tests/unit/models/opening_test.cpp). The
// first year's flows share England's out as the means of 2017-2019 did, so what is tested here is how far those shares carry
// into 2020, as the issue asks: 28 of 35 within 25% or two square roots of the count, and sums within 10%.
TEST_CASE("the year to 31 March 2020 of five authorities, which the model has not seen", "[slow]") {
  const auto published = outcomes_2020();
  int within = 0;
  std::map<std::string, std::pair<double, double>> pooled;
  for (const auto& [name, code] : five) {
    const auto run = results(scenario("'" + name + "'", 1, 20), 2);
    for (const auto& [id, column] : measures) {
      double mean = 0;
      for (std::size_t r = 0; r < 20; ++r) mean += run->value("measures", id, 0, r, 0, 0) / 20;
      const double actual = published.at(code + "/" + column);
      const bool near = std::abs(mean - actual) <= std::max(0.25 * actual, 2 * std::sqrt(actual));
      within += near;
      pooled[id].first += mean;
      pooled[id].second += actual;
      if (!near) WARN(name << " " << id << ": " << mean << " simulated, " << actual << " published");
    }
  }
  CHECK(within >= 28);
  for (const auto& [id, sums] : pooled) {
    const double off = sums.first / sums.second - 1;
    CAPTURE(id, sums.first, sums.second);
    CHECK(std::abs(off) <= 0.10);
  }
}

/// Flows of England in the year to 31 March 2020, against the mean of the three years before.
std::map<std::string, double> level_of_2020(const Table& series) {
  const Table targets = read_table(data_directory(), "headline_targets.csv");
  std::map<std::string, double> level;
  for (std::size_t row = 0; row < targets.rows.size(); ++row)
    for (const auto& [id, column] : flows)
      if (targets.text(row, "target_id") == id) level[id] = targets.number(row, "value");
  for (const auto& [id, column] : flows) {
    double before = 0;
    for (std::size_t row = 0; row < series.rows.size(); ++row)
      if (series.number(row, "year") >= 2017 && series.number(row, "year") <= 2019)
        before += series.number_or(row, column, 0) / 3;
    level.at(id) /= before;
  }
  return level;
}

TEST_CASE("the first year's expected flows are shared out as in 2017 to 2019", "[slow]") {
  // Anchored, so verification and not validation: 12 replicates of each authority against its own means.
  const Table series = read_table(data_directory(), "authority_series.csv");
  const auto level = level_of_2020(series);
  std::map<std::string, double> simulated, wanted;
  for (const auto& [name, code] : five) {
    const auto run = results(scenario("'" + name + "'", 1, 12, "", 99), 2);
    for (const auto& [id, column] : flows) {
      for (std::size_t r = 0; r < 12; ++r) simulated[id] += run->value("measures", id, 0, r, 0, 0) / 12;
      for (std::size_t row = 0; row < series.rows.size(); ++row)
        if (series.text(row, "la_code_old") == code && series.number(row, "year") >= 2017 &&
            series.number(row, "year") <= 2019)
          wanted[id] += level.at(id) * series.number(row, column) / 3;
    }
  }
  for (const auto& [id, mean] : simulated) {
    CAPTURE(id);
    CHECK(mean / wanted.at(id) == Approx(1.0).margin(0.06));
  }
}

TEST_CASE("common random numbers cut the variance of a small change in care entry to a fifth or less",
          "[slow]") {
  const std::string arm =
      "[[arm]]\nname = 'a little less'\n[[arm.policy]]\nuse = 'set_lever'\nlever = 'care_entry'\nvalue = "
      "0.95\nstart = 2019-04-02\n";
  const int n = 40;
  const auto run = results(scenario("'Blackpool'", 1, n, arm), 2),
             other = results(scenario("'Blackpool'", 1, n, "", 12345), 2);
  const auto variance = [](const std::vector<double>& x) {
    double mean = 0, sum = 0;
    for (const double v : x) mean += v / static_cast<double>(x.size());
    for (const double v : x) sum += (v - mean) * (v - mean);
    return sum / static_cast<double>(x.size() - 1);
  };
  std::vector<double> paired, independent;
  for (std::size_t r = 0; r < static_cast<std::size_t>(n); ++r) {
    const double with = run->value("measures", "cla_31mar", 1, r, 0, 0);
    paired.push_back(with - run->value("measures", "cla_31mar", 0, r, 0, 0));
    independent.push_back(with - other->value("measures", "cla_31mar", 0, r, 0, 0));
  }
  CAPTURE(variance(paired), variance(independent));
  CHECK(variance(paired) <= variance(independent) / 5);
}
