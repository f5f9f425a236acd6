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
  [[nodiscard]] Day lead_days() const { return lead_days_; }

 private:
  Day start_;
  std::map<std::string, Day> go_live_;
  Day lead_days_;
};

/// Rows in the order in which scarce places go: by a draw keyed to day and `who`, the child or the family of each row, never
/// by id or row.
std::vector<std::uint32_t> priority(const Today& today, const std::vector<std::uint64_t>& who,
                                    std::vector<std::uint32_t> rows);
/// Likewise of all rows, by child.
std::vector<std::uint32_t> priority(const Today& today);

/// Does this child or family take the offer of this policy up? A draw keyed to them, policy, moment and day.
bool takes_up(const Today& today, std::uint64_t who, double uptake, const std::string& policy);

double number(const PolicyChoice& choice, const std::string& key);
int whole(const PolicyChoice& choice, const std::string& key);
std::string text(const PolicyChoice& choice, const std::string& key);
Day day(const PolicyChoice& choice, const std::string& key);

}  // namespace cscsim
