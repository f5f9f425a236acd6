#pragma once

#include <array>
#include <optional>
#include <vector>

#include "models/population/records.hpp"

namespace cscsim {

/// Families whose harm is looked at, by quarter of the year: one in 64 in each, and so one in 16 in all. Who is among them
/// follows from the id, so that they are the same in every arm.
using HarmSample = std::array<std::vector<FamilyRow>, 4>;

inline constexpr unsigned harm_sample_step = 64;  ///< families for whom each of a quarter's sample stands

/// The quarter whose sample a family is in, if any.
constexpr std::optional<std::size_t> harm_quarter(FamilyId id) {
  constexpr unsigned between = harm_sample_step / std::tuple_size_v<HarmSample>;
  const auto place = static_cast<unsigned>((id.value() - 1) % harm_sample_step);
  if (place % between != 0) return {};
  return place / between;
}

}  // namespace cscsim
