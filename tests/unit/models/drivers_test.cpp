#include "models/drivers.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <utility>
#include <vector>

#include "models/processes/court_queue.hpp"
#include "models/processes/years.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

constexpr std::size_t place(Driver driver) { return static_cast<std::size_t>(driver); }

Parameters parameters() { return read_parameters(data_directory(), {}); }

double change(Driver driver, const Outlook& outlook, int start, int year, std::uint32_t replicate = 0,
              const Parameters& p = parameters()) {
  return change_of(driver, outlook, p, Draws{1, replicate}, day_of(start, 4, 1), year);
}

Model from(int start, const std::string& code = "857", bool drawn = false,
           const std::map<std::string, double>& overrides = {}) {
  const Day day = day_of(start, 4, 1);
  return Model{read_parameters(data_directory(), overrides), read_facts(data_directory(), {code}, day), day,
               6, read_outlook(data_directory(), drawn)};
}

// drivers.csv: section 47 enquiries, less what 2.71 points of child poverty make of them: 5 entries to care a point, of 270.
constexpr double vigilance_of_2020 = 201000.0 / 185680.0 / (1 + 5 * (20.02 - 17.31) / 270);

}  // namespace

TEST_CASE("a run's first year is its base, or the last that was published") {
  CHECK(year_to_march(day_of(2019, 3, 31)) == 2019);
  CHECK(year_to_march(day_of(2019, 4, 1)) == 2020);
  CHECK(base_year(day_of(2016, 4, 1)) == 2017);
  CHECK(base_year(day_of(2019, 4, 1)) == 2020);
  CHECK(base_year(day_of(2020, 4, 1)) == 2020);
}

TEST_CASE("drivers follow what is published, against the base year, and stand still beyond it") {
  const Outlook outlook = read_outlook(data_directory(), false);
  CHECK(change(Driver::vigilance, outlook, 2016, 2017) == 1);
  CHECK(change(Driver::vigilance, outlook, 2016, 2020) == Approx(vigilance_of_2020));
  CHECK(change(Driver::child_poverty, outlook, 2016, 2017) == 0);
  CHECK(change(Driver::child_poverty, outlook, 2016, 2019) == Approx(18.74 - 17.31));
  CHECK(change(Driver::court_time, outlook, 2017, 2019) == Approx(31.5 / 28.0));
  for (const int year : {2021, 2025, 2030})
    for (const Driver driver : {Driver::vigilance, Driver::court_time, Driver::early_help}) {
      CHECK(change(driver, outlook, 2019, year) == 1);
      CHECK(change(driver, outlook, 2016, year) == change(driver, outlook, 2016, 2020));
    }
}

TEST_CASE("a driver that is switched off keeps the level of the base year") {
  Parameters p = parameters();
  p.driver_on.fill(0);
  const Outlook outlook = read_outlook(data_directory(), true);
  for (const Driver driver : {Driver::vigilance, Driver::court_time, Driver::early_help})
    for (const int year : {2017, 2020, 2026}) CHECK(change(driver, outlook, 2016, year, 3, p) == 1);
  CHECK(change(Driver::child_poverty, outlook, 2016, 2026, 3, p) == 0);
}

TEST_CASE("beyond what is published a driver walks without drift, by its own step") {
  const Outlook outlook = read_outlook(data_directory(), true);
  CHECK(change(Driver::vigilance, outlook, 2016, 2020, 5) == Approx(vigilance_of_2020));  // known: not drawn
  constexpr int replicates = 4000, years = 4;
  double sum = 0, squares = 0;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    const double x = std::log(change(Driver::court_time, outlook, 2019, 2020 + years, r));
    sum += x, squares += x * x;
  }
  const double sd = parameters().driver_step[place(Driver::court_time)] * std::sqrt(years);
  CHECK(sum / replicates == Approx(0).margin(3 * sd / std::sqrt(replicates)));
  CHECK(std::sqrt(squares / replicates) == Approx(sd).epsilon(0.05));
}

TEST_CASE("proceedings take as long as was published for the year") {
  const Draws draws{1, 0};
  const auto weeks = [&draws](int start, int year, unsigned month, double follow = 1) {
    const Model model = from(start, "857", false, {{"drivers.follow_court_time", follow}});
    return published_length(model, draws, day_of(year, month, 1)).weeks;
  };
  CHECK(weeks(2019, 2019, 6) == Approx(33));
  CHECK(weeks(2019, 2020, 2) == Approx(35));
  CHECK(weeks(2019, 2024, 2) == Approx(35));
  CHECK(weeks(2019, 2024, 2, 0) == Approx(33));  // that of the base year
  CHECK(weeks(2016, 2016, 6) == Approx(26.9));
  CHECK(weeks(2016, 2018, 6) == Approx(31.5));
  CHECK(weeks(2016, 2020, 2) == Approx(35));
  CHECK(weeks(2016, 2024, 2, 0) == Approx(26.9));
  CHECK(weeks(2020, 2020, 6, 0) == Approx(35));
}

TEST_CASE("of shorter proceedings more end within 26 weeks") {
  const Draws draws{1, 0};
  const Model model = from(2016);
  const CaseLength length = published_length(model, draws, day_of(2016, 6, 1));
  CHECK(length.within_26 == Approx(0.61).margin(0.03));  // national.csv care_case_26_weeks_pct, calendar 2016
}

TEST_CASE("an authority has good and bad years about its usual, which fade") {
  const Model model = from(2019, "857", true);
  const Facts& facts = *model.authorities[0];
  constexpr int replicates = 4000;
  const auto ratio = [&](LocalRate rate, int year, std::uint32_t replicate) {
    return year_ratio(model, Draws{1, replicate}, facts, rate, year);
  };
  double sum = 0, first = 0, second = 0, both = 0;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    const double a = std::log(ratio(LocalRate::closure, 2020, r)),
                 b = std::log(ratio(LocalRate::closure, 2021, r));
    sum += ratio(LocalRate::closure, 2021, r);
    first += a * a, second += b * b, both += a * b;
  }
  const double sd = model.parameters.local_spread[2], kept = model.parameters.local_persistence[2];
  CHECK(sum / replicates == Approx(1).margin(3 * 1.4 * sd / std::sqrt(replicates)));
  CHECK(std::sqrt(first / replicates) == Approx(sd).epsilon(0.06));
  CHECK(std::sqrt(second / replicates) == Approx(sd * std::sqrt(1 + kept * kept)).epsilon(0.06));
  CHECK(both / first == Approx(kept).margin(0.06));
  CHECK(year_ratio(from(2019), Draws{1, 3}, facts, LocalRate::closure, 2020) == 1);  // not drawn
}

TEST_CASE("contacts are drawn under a bound that no year passes") {
  const Model model =
      from(2019, "857", true, {{"local_rates.spread_contact", 0.5}, {"drivers.vigilance_contacts", 0}});
  for (std::uint32_t r = 0; r < 5; ++r) {
    const Draws draws{1, r};
    Cell cell = make_opening_world(model, 0, draws);
    double most = 1;
    for (int year = 2020; year <= 2025; ++year) {
      const double ratio = year_ratio(model, draws, *cell.facts, LocalRate::contact, year);
      const auto day = static_cast<std::size_t>(day_of(year - 1, 6, 1) - model.start);
      CHECK(cell.contact_course[day] ==
            Approx(model.contact_season[day] * ratio / cell.highest_contact_year));
      most = std::max(most, ratio);
    }
    CHECK(most == Approx(cell.highest_contact_year));
  }
}

TEST_CASE("vigilance acts on section 47 in whole, and on contacts and entries in part") {
  const Model model =
      from(2016, "857", false, {{"drivers.vigilance_contacts", 0.2}, {"drivers.vigilance_entries", 0.3}});
  const Draws draws{1, 0};
  Cell cell = make_opening_world(model, 0, draws);
  const LocalRates before = cell.local;
  Gathered gathered;
  Now now{model, model.parameters, draws, cell, day_of(2019, 4, 1), 0, gathered};
  turn_year(now);
  const double rise = vigilance_of_2020;
  CHECK(cell.local[LocalRate::section_47] / before[LocalRate::section_47] == Approx(std::pow(rise, 0.8)));
  const auto in_june = [&](int year) {
    return cell.contact_course[static_cast<std::size_t>(day_of(year, 6, 1) - model.start)];
  };
  CHECK(in_june(2019) / in_june(2016) == Approx(std::pow(rise, 0.2)));
  CHECK(cell.local[LocalRate::care_entry] / before[LocalRate::care_entry] == Approx(std::pow(rise, 0.3)));
  CHECK(cell.local[LocalRate::closure] == before[LocalRate::closure]);
  CHECK_FALSE(cell.income_stress.none());  // poverty rose as well
}

TEST_CASE("with child poverty flat, vigilance is section 47 enquiries in whole") {
  Parameters p = parameters();
  p.poverty_entries = 0;
  CHECK(change(Driver::vigilance, read_outlook(data_directory(), false), 2016, 2020, 0, p) ==
        Approx(201000.0 / 185680.0));
}

TEST_CASE("in a year of many enquiries fewer of them lead to a conference") {
  const auto per_enquiry = [](double elasticity) {
    Scenario years = scenario("'Norfolk'", 1, 8);
    years.uncertainty = Uncertainty::posterior;
    years.model = {{"local_rates.spread_section_47", 0.5},
                   {"protection.conferences_by_enquiries", elasticity}};
    const auto run = results(years, 2);
    std::vector<std::pair<double, double>> of_replicate;  // enquiries, conferences for one of them
    for (std::size_t r = 0; r < 8; ++r) {
      const double enquiries = run->value("measures", "s47_enquiries", 0, r, 0, 0);
      of_replicate.emplace_back(enquiries, run->value("measures", "icpc", 0, r, 0, 0) / enquiries);
    }
    return of_replicate;
  };
  const auto in_part = per_enquiry(0.2), in_whole = per_enquiry(1);
  const auto many = std::max_element(in_whole.begin(), in_whole.end()) - in_whole.begin(),
             few = std::min_element(in_whole.begin(), in_whole.end()) - in_whole.begin();
  const auto left = [&](auto r) {
    return in_part[static_cast<std::size_t>(r)].second / in_whole[static_cast<std::size_t>(r)].second;
  };
  CAPTURE(left(many), left(few));
  CHECK(left(many) < 0.85);
  CHECK(left(few) > 1.15);
}
