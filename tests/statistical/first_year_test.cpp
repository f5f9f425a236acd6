#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "models/tables.hpp"
#include "tests/support/best_fit.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// Measure of the model and of the authority tables.
const std::vector<std::pair<std::string, std::string>> measures = {
    {"referrals", "referrals"},  {"cin_31mar", "cin_31mar"}, {"s47_enquiries", "s47"},
    {"cpp_31mar", "cpp_31mar"},  {"cla_31mar", "cla_31mar"}, {"cla_started", "cla_started"},
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
// first year shares England's totals out as was forecast from the years before, so what is tested here is how far that
// carries into 2020, as the issue asks: 28 of 35 within 25% or two square roots of the count, and sums within 10%.
TEST_CASE("the year to 31 March 2020 of five authorities, which the model has not seen", "[slow]") {
  const auto published = outcomes_2020();
  int within = 0;
  std::map<std::string, std::pair<double, double>> pooled;
  for (const auto& [name, code] : five) {
    const auto run = results(at_best_fit(scenario("'" + name + "'", 1, 20)), 2);
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
