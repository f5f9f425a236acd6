#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/random/draws.hpp"
#include "models/levers.hpp"

namespace cscsim {

/// An effect on the log scale: published estimate combined with a sceptical prior (model.md section 6).
struct Effect {
  double log_mean = 0;
  double log_sd = 0;

  /// Prior N(0, prior_sd) and an estimate with this standard error, bias included: precision-weighted.
  [[nodiscard]] static Effect sceptical(double log_estimate, double standard_error, double prior_sd);
  /// This replicate's ratio: one draw a policy and outcome, the same in every authority and arm.
  [[nodiscard]] double draw(const Draws& draws, const std::string& policy, std::uint32_t outcome) const;
};

/// An effect on its own scale, published as an estimate with a standard error.
struct Normal {
  double mean = 0;
  double sd = 0;

  /// This replicate's value: one draw a policy and outcome, the same in every authority and arm.
  [[nodiscard]] double draw(const Draws& draws, const std::string& policy, std::uint32_t outcome) const;
};

/// How a figure was come by (effects.csv design). The weaker the design, the more bias its figure may carry.
enum class StudyDesign : std::uint8_t {
  trial,
  comparison,
  before_after,
  description,
  no_figure,  ///< the prior alone
  by_design   ///< no effect but what the innovation is: its ratio is set, not measured
};

std::string_view to_string(StudyDesign design);
/// Standard deviation of the bias of a log ratio: none for trials, else assumed (model.md section 6: added bias variance for
/// comparisons, almost no weight for the uncontrolled).
double bias_of(StudyDesign design);

/// Whom an effect is on: those whom the policy works with, all of the authority, or foster homes in constellations.
enum class EffectOn : std::uint8_t { those_worked_with, authority, constellations };

std::string_view to_string(EffectOn on);

/// What doubts a policy is met with before any figure (model.md section 6).
inline constexpr double practice_or_system = 0.2, targeted_service = 0.3;

/// What a policy does to a lever, as its figure and the doubts about it leave it.
struct PolicyEffect {
  Lever lever;
  EffectOn on = EffectOn::those_worked_with;
  std::string outcome{};  ///< row of effects.csv by its words; empty: no figure, so the prior alone
  StudyDesign design = StudyDesign::no_figure;
  double log_ratio = 0;       ///< as published
  double standard_error = 0;  ///< of it, bias apart
  double prior_sd = targeted_service;
  std::string reading{};  ///< how the figure became a ratio of this lever

  [[nodiscard]] Effect distribution() const;
  /// A trial's figure holds fidelity as delivered in it, and what is so by design loses none: nothing is taken off.
  [[nodiscard]] bool as_delivered() const {
    return design == StudyDesign::trial || design == StudyDesign::by_design;
  }
  /// The key of a scenario that sets the ratio instead of drawing it: "care_entry_ratio".
  [[nodiscard]] std::string key() const;
};

/// A number that stands for a name in the key of a draw.
std::uint64_t hashed(const std::string& name);

/// Log ratio of hazards of two shares of whom something happened to.
double log_hazard_ratio(double with, double without);
/// Standard error of a log ratio from its 95% interval.
double error_of_interval(double low, double high);

}  // namespace cscsim
