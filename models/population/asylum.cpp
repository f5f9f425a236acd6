#include "models/population/asylum.hpp"

#include <algorithm>
#include <cmath>

#include "models/decisions.hpp"

namespace cscsim {

namespace {

constexpr double youngest = 14, divide = 16, oldest = 17.9,
                 adult = 18;  // uasc_31mar by age: few are under 14

/// Share of those who arrived at an age who are still in care at another.
double still_there(const Parameters& p, double exit_effect, double from, double to) {
  const double young = std::max(0.0, std::min(to, divide) - from),
               old = std::max(0.0, to - std::max(from, divide));
  return std::exp(-exit_effect *
                  (young * p.other_exit_under_16 + old * (p.other_exit_16 + p.independent_16)));
}

double arrival_years(const Parameters& p, double u) {
  const double young = p.asylum_under_16;
  return u < young ? youngest + (divide - youngest) * u / young
                   : divide + (oldest - divide) * (u - young) / (1 - young);
}

}  // namespace

Day arrival_age(const Parameters& p, double u) {
  return static_cast<Day>(arrival_years(p, u) * days_per_year);
}

double asylum_stay_years(const Parameters& p, double exit_effect) {
  constexpr int arrivals = 50, steps = 48;
  double years = 0;
  for (int i = 0; i < arrivals; ++i) {
    const double from = arrival_years(p, (i + 0.5) / arrivals), step = (adult - from) / steps;
    for (int k = 0; k < steps; ++k)
      years += step * still_there(p, exit_effect, from, from + (k + 0.5) * step);
  }
  return years / arrivals;
}

AsylumStay draw_asylum_stay(const Model& model, const Draws& draws, std::uint64_t key, double exit_effect) {
  const Parameters& p = model.parameters;
  for (std::uint32_t attempt = 0;; ++attempt) {
    const auto u = draws.four(key, decision::of(decision::asylum_stay), model.start, attempt);
    const double from = arrival_years(p, u[0]), to = from + u[1] * (adult - youngest);
    if (to < adult && u[2] < still_there(p, exit_effect, from, to))
      return {static_cast<Day>(to * days_per_year), 1 + static_cast<Day>((to - from) * days_per_year)};
  }
}

}  // namespace cscsim
