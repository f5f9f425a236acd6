#include "models/levers.hpp"

#include <algorithm>

namespace cscsim {

namespace {
constexpr std::array<std::string_view, lever_count> names{"contact",
                                                          "section_47",
                                                          "closure",
                                                          "plan_end",
                                                          "pre_proceedings",
                                                          "proceedings_issued",
                                                          "care_entry",
                                                          "return_home",
                                                          "kinship_order",
                                                          "placement_move",
                                                          "residential",
                                                          "missing",
                                                          "worker_leaving",
                                                          "support",
                                                          "challenge",
                                                          "parental_change",
                                                          "foster_supply",
                                                          "threshold",
                                                          "early_help",
                                                          "channel_police",
                                                          "channel_schools",
                                                          "channel_health_services",
                                                          "channel_la_services",
                                                          "channel_individual",
                                                          "channel_other_legal_agency",
                                                          "channel_other",
                                                          "channel_anonymous",
                                                          "channel_education_services",
                                                          "channel_unknown",
                                                          "channel_housing",
                                                          "caseload",
                                                          "team_transfer",
                                                          "supervision",
                                                          "lone_working",
                                                          "extra_familial_risk",
                                                          "family_conference",
                                                          "family_time",
                                                          "skill",
                                                          "court_return",
                                                          "carer_leaving",
                                                          "adoption_pace",
                                                          "kinship_placement",
                                                          "leaver_work",
                                                          "leaver_home"};
}  // namespace

std::string_view to_string(Lever lever) { return names[static_cast<std::size_t>(lever)]; }

std::optional<Lever> lever_named(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Lever>(found - names.begin());
}

const std::array<Lever, lever_count>& all_levers() {
  static constexpr auto levers = [] {
    std::array<Lever, lever_count> all{};
    for (std::size_t i = 0; i < lever_count; ++i) all[i] = static_cast<Lever>(i);
    return all;
  }();
  return levers;
}

}  // namespace cscsim
