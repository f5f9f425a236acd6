#include "models/policies/effect.hpp"

#include <array>
#include <cmath>

#include "models/decisions.hpp"

namespace cscsim {

namespace {

constexpr std::array<double, 6> bias = {0, 0.3, 0.7, 1.0, 0, 0};
constexpr std::array<std::string_view, 6> designs = {
    "trial", "comparison", "before and after", "description without comparison", "no figure", "by design"};

}  // namespace

Effect Effect::sceptical(double log_estimate, double standard_error, double prior_sd) {
  const double data = 1 / (standard_error * standard_error), prior = 1 / (prior_sd * prior_sd);
  return {log_estimate * data / (data + prior), std::sqrt(1 / (data + prior))};
}

double Effect::draw(const Draws& draws, const std::string& policy, std::uint32_t outcome) const {
  return std::exp(Normal{log_mean, log_sd}.draw(draws, policy, outcome));
}

double Normal::draw(const Draws& draws, const std::string& policy, std::uint32_t outcome) const {
  return mean + sd * draws.normal(hashed(policy), decision::of(decision::policy_effect), 0, outcome);
}

std::string_view to_string(StudyDesign design) { return designs[static_cast<std::size_t>(design)]; }

std::string_view to_string(EffectOn on) {
  constexpr std::array<std::string_view, 3> names = {"those worked with", "the authority",
                                                     "homes of constellations"};
  return names[static_cast<std::size_t>(on)];
}

double bias_of(StudyDesign design) { return bias[static_cast<std::size_t>(design)]; }

Effect PolicyEffect::distribution() const {
  if (design == StudyDesign::no_figure) return {0, prior_sd};
  if (design == StudyDesign::by_design) return {log_ratio, 0};
  return Effect::sceptical(log_ratio, std::hypot(standard_error, bias_of(design)), prior_sd);
}

std::string PolicyEffect::key() const { return std::string{to_string(lever)} + "_ratio"; }

std::uint64_t hashed(const std::string& name) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;  // FNV-1a
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

double log_hazard_ratio(double with, double without) {
  return std::log(std::log1p(-with) / std::log1p(-without));
}

double error_of_interval(double low, double high) { return std::log(high / low) / (2 * 1.959964); }

}  // namespace cscsim
