#pragma once

#include <string>
#include <vector>

#include "core/random/draws.hpp"
#include "models/policies/policy.hpp"

namespace cscsim {

/// What policies are composed of. Each block reads its own keys from the scenario, so that a policy file says only what is
/// particular to the innovation.

/// When a policy begins: `start` for every authority of the area, or `go_live` by authority; and how long before that day
/// recruitment and preparation begin.
class RollOut {
 public:
  static std::vector<KeySpec> keys(int lead_days, const std::string& lead_source);
  explicit RollOut(const PolicyChoice& choice);

  /// First day on which the policy acts in this authority (DfE code); `not_due` if it never does.
  [[nodiscard]] Day live(const std::string& authority) const;
  [[nodiscard]] Day lead_begins(const std::string& authority) const;

 private:
  Day start_;
  std::map<std::string, Day> go_live_;
  Day lead_days_;
};

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

/// Children in the order in which scarce places go: by a draw keyed to child and day, never by id or row.
std::vector<std::uint32_t> priority(const Today& today);

/// Does the child in this row take the offer up? A draw keyed to child and day.
bool takes_up(const Today& today, std::uint32_t row, double uptake);

double number(const PolicyChoice& choice, const std::string& key);
int whole(const PolicyChoice& choice, const std::string& key);
std::string text(const PolicyChoice& choice, const std::string& key);
Day day(const PolicyChoice& choice, const std::string& key);

}  // namespace cscsim
