#pragma once

#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "models/measures/measures.hpp"

namespace cscsim {

// How measures are written down: one line each, and the few ways in which a value follows from counts.

using Formula = std::function<double(const PeriodCounts&)>;

inline constexpr double not_measured = std::numeric_limits<double>::quiet_NaN();

/// One measure of the tables. `definition` is empty where headline_targets.csv gives it.
struct Line {
  std::string id;
  Kind kind;
  Formula value;
  std::string units{};
  std::string definition{};
  bool monthly = true;
};

inline std::size_t in(stat::Name first, auto category) {
  return static_cast<std::size_t>(first) + static_cast<std::size_t>(category);
}

inline Formula total(std::size_t what) {
  return [what](const PeriodCounts& n) { return static_cast<double>(n[what]); };
}

inline Formula ratio(std::size_t top, std::size_t bottom, double scale = 100.0) {
  return [top, bottom, scale](const PeriodCounts& n) {
    return n[bottom] > 0 ? scale * static_cast<double>(n[top]) / static_cast<double>(n[bottom])
                         : not_measured;
  };
}

inline Formula sum_ratio(std::vector<std::size_t> top, std::size_t bottom) {
  return [top = std::move(top), bottom](const PeriodCounts& n) {
    std::int64_t sum = 0;
    for (const std::size_t t : top) sum += n[t];
    return n[bottom] > 0 ? 100.0 * static_cast<double>(sum) / static_cast<double>(n[bottom]) : not_measured;
  };
}

/// Workforce is counted on 30 September.
inline Formula september(std::size_t what) {
  return [what](const PeriodCounts& n) { return static_cast<double>(n.september(what)); };
}

inline Formula september_ratio(std::size_t top, std::vector<std::size_t> bottom, double scale = 100.0) {
  return [=](const PeriodCounts& n) {
    std::int64_t sum = 0;
    for (const std::size_t b : bottom) sum += n.september(b);
    return sum > 0 ? scale * static_cast<double>(n.september(top)) / static_cast<double>(sum) : not_measured;
  };
}

// The lines of each block of headline_targets.csv, with what the model adds to it: one file each, named after the function.
void add_front_door(std::vector<Line>& all);
void add_need(std::vector<Line>& all);
void add_protection(std::vector<Line>& all);
void add_court(std::vector<Line>& all);
void add_care(std::vector<Line>& all);
void add_leaving_care(std::vector<Line>& all);
void add_workforce(std::vector<Line>& all, const Parameters& parameters);
void add_places(std::vector<Line>& all);
void add_spend(std::vector<Line>& all, const Parameters& parameters);
void add_equity(std::vector<Line>& all);
void add_life_course(std::vector<Line>& all);
void add_noticing(std::vector<Line>& all);
void add_lives(std::vector<Line>& all);
void add_generations(std::vector<Line>& all);
void add_practitioners(std::vector<Line>& all);
void add_trust(std::vector<Line>& all);
void add_returns(std::vector<Line>& all);
void add_care_reviews(std::vector<Line>& all);
void add_family_conferences(std::vector<Line>& all);
// unmet_need.cpp: queues, and what a policy does to those whom it leaves out.
void add_unmet_need(std::vector<Line>& all);
void add_displacement(std::vector<Line>& all);

}  // namespace cscsim
