#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/population/severity.hpp"

namespace cscsim {

namespace {

double below(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

/// Mean of min(highest, exp(x)), x normal.
double capped_mean(double mean, double sd, double highest) {
  const double cap = std::log(highest);
  return std::exp(mean + sd * sd / 2) * below((cap - mean) / sd - sd) + highest * below((mean - cap) / sd);
}

/// c such that min(highest, exp(b z - c)) has mean 1 over all families of a decile: z taken as normal.
double contact_level(const Severity& severity, double b, double highest) {
  const double mean_and_half_variance = severity.log_mean_within(b);
  const double sd = std::sqrt(std::max(1e-12, 2 * mean_and_half_variance));
  double low = -5, high = mean_and_half_variance;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (capped_mean(-middle, sd, highest) > 1 ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

SeverityRatios::SeverityRatios(const Parameters& p, const Severity& severity)
    : slope_{p.severity_slope}, highest_contacts_{p.severity_contact_highest} {
  for (std::size_t s = 0; s < stages; ++s) {
    const double selection = p.severity_selection[s];
    // Deprived families are at a stage in proportion to the gradient of contacts, and in care to that of entry too.
    const double tilt =
        std::log(p.contact_decile_ratio) +
        (s == static_cast<std::size_t>(Stage::looked_after) ? std::log(p.entry_decile_ratio) : 0.0);
    mean_[s] = severity.mean(selection, tilt);
    for (std::size_t i = 0; i < severity_slopes; ++i)
      log_mean_[i][s] = static_cast<SeveritySlope>(i) == SeveritySlope::care_entry
                            ? severity.log_mean_within(slope_[i], selection)
                            : severity.log_mean(slope_[i], selection, tilt);
  }
  for (std::size_t decile = 1; decile <= 10; ++decile) decile_load_[decile] = severity.by_decile(decile);
  log_mean_contacts_ = contact_level(severity, slope_[0], highest_contacts_);
}

double SeverityRatios::ratio(SeveritySlope on, Stage stage, double z) const {
  const auto i = static_cast<std::size_t>(on);
  const double log_ratio = slope_[i] * z - log_mean_[i][static_cast<std::size_t>(stage)];
  return static_cast<double>(std::exp(static_cast<float>(log_ratio)));  // to a part in 10^7
}

double SeverityRatios::chance(SeveritySlope on, Stage stage, double z, double p) const {
  const double log_odds = slope_[static_cast<std::size_t>(on)] * (z - mean_[static_cast<std::size_t>(stage)]);
  const auto odds = static_cast<double>(std::exp(static_cast<float>(log_odds)));
  return p * odds / (1 - p + p * odds);
}

double SeverityRatios::contacts(double z, std::size_t decile) const {
  constexpr auto i = static_cast<std::size_t>(SeveritySlope::contact);
  const auto log_ratio = static_cast<float>(slope_[i] * (z - decile_load_[decile]) - log_mean_contacts_);
  return std::min(highest_contacts_, static_cast<double>(std::exp(log_ratio)));
}

double SeverityRatios::contacts_under(double stress) const {
  return stress == 0 ? 1.0 : std::exp(slope_[static_cast<std::size_t>(SeveritySlope::contact)] * stress);
}

double SeverityRatios::by_decile(SeveritySlope on, std::size_t decile) const {
  return std::exp(slope_[static_cast<std::size_t>(on)] * decile_load_[decile]);
}

}  // namespace cscsim
