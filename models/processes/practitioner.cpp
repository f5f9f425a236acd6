#include "models/processes/practitioner.hpp"

#include <algorithm>
#include <cmath>

#include "models/decisions.hpp"

namespace cscsim {

namespace {

constexpr double lowest_skill = 1, highest_skill = 5;  // the scale of parameters.csv SK01

/// Days of so many exponential years.
Day days_of(const Parameters& p, const Draws& draws, const Worker& worker, Day today, std::uint32_t ordinal,
            double mean_years) {
  const double years =
      mean_years * draws.exponential(worker.id.value(), decision::of(decision::worker_past), today, ordinal);
  return static_cast<Day>(std::min(p.longest_years, years) * days_per_year);
}

}  // namespace

void draw_practice(Worker& worker, const Parameters& p, const Draws& draws, Day today) {
  const auto trait = [&](double mean, double sd, std::uint32_t ordinal) {
    return mean +
           sd * draws.normal(worker.id.value(), decision::of(decision::worker_practice), today, ordinal);
  };
  const auto style = [&](double mean, std::uint32_t ordinal) {
    return static_cast<float>(
        std::clamp(trait(mean, p.practice_sd, ordinal), p.practice_least, p.practice_most));
  };
  worker.support = worker.support_now = style(p.support_mean, 0);
  worker.challenge = worker.challenge_now = style(p.challenge_mean, 1);
  worker.skill_in_the_end =
      static_cast<float>(std::clamp(trait(p.skill_mean, p.skill_sd, 2), lowest_skill, highest_skill));
  const bool new_to_it =
      !worker.agency && worker.team != Team::leaving_care &&
      draws.uniform(worker.id.value(), decision::of(decision::worker_past), today) < p.newly_qualified;
  worker.practising_since = today - (new_to_it ? 0 : days_of(p, draws, worker, today, 1, p.experience_years));
  set_skill(worker, p, today);
}

void live_past(Worker& worker, const Parameters& p, const Draws& draws, Day today, double leaving_per_year) {
  const double slowest = 1 / p.longest_years;
  const Day in_post = days_of(p, draws, worker, today, 2, 1 / std::max(slowest, leaving_per_year));
  worker.since -= in_post;
  worker.practising_since -= in_post;
}

void set_skill(Worker& worker, const Parameters& p, Day today, double training) {
  const double years = (today - worker.practising_since) / days_per_year;
  const double gained = -std::expm1(-years / p.skill_years);
  const double own = lowest_skill + (static_cast<double>(worker.skill_in_the_end) - lowest_skill) * gained,
               skill = std::clamp(own * training, lowest_skill, highest_skill);
  worker.skill = static_cast<float>(skill);
  // Convex: almost flat below the competence of SK01 (3.5), where training moved skill and nothing else (SK02).
  const double convex = std::pow((skill - lowest_skill) / (highest_skill - lowest_skill), p.skill_power);
  worker.change_ratio = static_cast<float>(std::exp(p.skill_change * convex) / p.skill_mean_ratio);
}

bool newly_qualified(const Parameters& p, const Practitioner& worker, Day today) {
  return today - worker.practising_since < p.protected_days;
}

}  // namespace cscsim
