#pragma once

#include <array>
#include <map>
#include <string>

#include "models/parameters.hpp"

namespace cscsim {

/// Names in model_parameters.csv and the fields that they set.
using Bindings = std::map<std::string, double*>;

template <std::size_t N>
void bind(Bindings& all, const std::string& prefix, const std::array<const char*, N>& names,
          std::array<double, N>& values) {
  for (std::size_t i = 0; i < N; ++i) all[prefix + "_" + names[i]] = &values[i];
}

inline constexpr std::array<const char*, 6> age_names = {"unborn", "under_1",  "1_to_4",
                                                         "5_to_9", "10_to_15", "16_and_over"};
inline constexpr std::array<const char*, 5> ethnicity_names = {"white", "mixed", "asian", "black", "other"};
inline constexpr std::array<const char*, 8> need_names = {"n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8"};
inline constexpr std::array<const char*, 6> factor_names = {"domestic_abuse_parent", "mental_health_parent",
                                                            "drug_misuse_parent",    "alcohol_misuse_parent",
                                                            "emotional_abuse",       "neglect"};

/// Families, what befalls them, and how they become known.
void bind_front_door(Bindings& all, Parameters& p);
/// Decisions and clocks from the assessment to the court.
void bind_pathway(Bindings& all, Parameters& p);
/// Life in care and after it: stays, homes, health and school, harm, the child's view.
void bind_care(Bindings& all, Parameters& p);
/// Workers and their teams, relationships, inspection, and the switches of loops.
void bind_work(Bindings& all, Parameters& p);

}  // namespace cscsim
