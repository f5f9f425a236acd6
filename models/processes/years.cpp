#include "models/processes/years.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace cscsim {

namespace {

/// Vigilance is seen in section 47 enquiries; contacts and entries to care follow it a part of the way.
double by_vigilance(const Parameters& p, LocalRate rate, double vigilance) {
  switch (rate) {
    case LocalRate::contact:
      return std::pow(vigilance, p.vigilance_contacts);
    case LocalRate::section_47:
      return std::pow(vigilance, 1 - p.vigilance_contacts);
    case LocalRate::care_entry:
      return std::pow(vigilance, p.vigilance_entries);
    default:
      return 1;
  }
}

double change_of(Driver driver, const Model& model, const Draws& draws, int year) {
  return change_of(driver, model.outlook, model.parameters, draws, model.start, year);
}

/// A local rate of an authority in a year against its usual one in the base year.
double change_of(LocalRate rate, const Cell& cell, const Model& model, const Draws& draws, int year) {
  return year_ratio(model, draws, *cell.facts, rate, year) *
         by_vigilance(model.parameters, rate, change_of(Driver::vigilance, model, draws, year));
}

void set_year(Cell& cell, const Model& model, const Draws& draws, int year) {
  for (std::size_t d = 0; d < driver_count; ++d)
    cell.driver[d] = change_of(static_cast<Driver>(d), model, draws, year);
  for (std::size_t i = 0; i < local_rate_count; ++i)
    cell.local.all[i] =
        cell.facts->local.all[i] * change_of(static_cast<LocalRate>(i), cell, model, draws, year);
}

}  // namespace

double year_ratio(const Model& model, const Draws& draws, const Facts& facts, LocalRate rate, int year) {
  if (!model.outlook.drawn) return 1;
  const auto i = static_cast<std::size_t>(rate);
  const double sd = model.parameters.local_spread[i], kept = model.parameters.local_persistence[i];
  double x = 0, variance = 0;
  for (int y = year_to_march(model.start); y <= year; ++y) {
    x = kept * x + sd * draws.normal(facts.number, decision::of(decision::local_year), day_of(y, 3, 31),
                                     static_cast<std::uint32_t>(i));
    variance = kept * kept * variance + sd * sd;
  }
  return std::exp(x - variance / 2);
}

void open_years(Cell& cell, const Model& model, const Draws& draws) {
  std::map<int, double> contacts;
  for (int year = year_to_march(model.start); year <= year_to_march(model.end - 1); ++year) {
    contacts[year] = change_of(LocalRate::contact, cell, model, draws, year);
    cell.highest_contact_year = std::max(cell.highest_contact_year, contacts[year]);
  }
  for (Day day = model.start; day < model.end; ++day)
    cell.contact_course.push_back(model.contact_season[static_cast<std::size_t>(day - model.start)] *
                                  contacts[year_to_march(day)] / cell.highest_contact_year);
  set_year(cell, model, draws, year_to_march(model.start));
  cell.driver[static_cast<std::size_t>(Driver::child_poverty)] = 0;  // until the first day
}

void turn_year(Now& now) {
  double& poverty = now.cell.driver[static_cast<std::size_t>(Driver::child_poverty)];
  const double before = poverty;
  set_year(now.cell, now.model, now.draws, year_to_march(now.today));
  if (poverty != before) raise_income_stress(now, (poverty - before) * now.p.poverty_entries);
}

void raise_income_stress(Now& now, double more_entries) {
  if (now.p.loop_poverty == 0) return;
  const Facts& facts = *now.cell.facts;
  const double children = std::accumulate(facts.children_by_age.begin(), facts.children_by_age.end(), 0.0);
  const double entries = 100'000 * std::max(1.0, facts.cla_started) / std::max(1.0, children);
  const double log_ratio = std::log1p(std::max(-0.9, more_entries / entries));
  now.cell.income_stress.rise(now.today, log_ratio / now.p.entry_response, now.p.stress_pace);
}

}  // namespace cscsim
