#pragma once

#include <vector>

#include "models/measures/measures.hpp"

namespace cscsim {

/// Which of the published totals a line of spend belongs to.
enum class Budget : std::uint8_t { looked_after, safeguarding, policies, early_help };

/// A line of spend: what is counted, and the pounds that one of it costs. Every pound stands in one line.
struct CostLine {
  const char* id;
  const char* definition;
  Budget budget;
  std::vector<std::size_t> counts;
  double gbp;

  [[nodiscard]] double spend(const PeriodCounts& n) const;
};

std::vector<CostLine> cost_lines(const Parameters& parameters);

}  // namespace cscsim
