#pragma once

#include "core/types/money.hpp"
#include "models/policies/policy.hpp"
#include "models/processes/now.hpp"

namespace cscsim {

/// A policy of the arm, and what it does: both by number in the arm.
struct Asked {
  std::size_t policy;
  std::uint16_t service;
};

/// The month of the run, from 0, in which a day lies.
std::size_t month_of_run(const Cell& cell, Day today);

/// Books a number under a line of a policy, and money under its spend.
void book(Cell& cell, std::size_t policy, PolicyLine line, Day today, std::int64_t n);
void spend(Cell& cell, std::size_t policy, Day today, Money amount);

/// Those of the columns with whom this service does not work yet.
MomentColumns not_worked_with(const Cell& cell, std::uint16_t service, const MomentColumns& columns);

/// Enrols whom it can, and counts everyone whom the policy was asked about under what became of them.
void serve(Now& now, const Asked& policy, const MomentColumns& columns, std::size_t already_with,
           const Service& service);

}  // namespace cscsim
