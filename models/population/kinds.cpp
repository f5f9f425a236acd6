#include "models/population/kinds.hpp"

#include <array>

namespace cscsim {

Team team_of(Stage stage) {
  switch (stage) {
    case Stage::referral:
    case Stage::assessment:
      return Team::assessment;
    case Stage::child_in_need:
    case Stage::protection_plan:
      return Team::protection;
    case Stage::looked_after:
      return Team::looked_after;
    case Stage::care_leaver:
      return Team::leaving_care;
  }
  return Team::assessment;
}

std::string_view to_string(Stage stage) {
  constexpr std::array<std::string_view, stage_count> names = {
      "referral", "assessment", "child_in_need", "protection_plan", "looked_after", "care_leaver"};
  return names[static_cast<std::size_t>(stage)];
}

std::string_view to_string(Practice practice) {
  constexpr std::array<std::string_view, practice_styles> names = {"with", "for", "to", "not"};
  return names[static_cast<std::size_t>(practice)];
}

std::string_view to_string(PlacementKind kind) {
  constexpr std::array<std::string_view, placement_kinds> names = {
      "foster",           "kinship_foster", "childrens_home",      "secure",
      "semi_independent", "with_parents",   "placed_for_adoption", "other"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view to_string(CareExit reason) {
  constexpr std::array<std::string_view, care_exits> names = {
      "home_planned", "home_unplanned", "special_guardianship", "child_arrangements",
      "adopted",      "relatives",      "independent",          "eighteenth_birthday",
      "other"};
  return names[static_cast<std::size_t>(reason)];
}

std::string_view to_string(Source source) {
  constexpr std::array<std::string_view, source_count> names = {
      "police", "schools",   "health_services",    "la_services", "individual", "other_legal_agency",
      "other",  "anonymous", "education_services", "unknown",     "housing"};
  return names[static_cast<std::size_t>(source)];
}

std::string_view to_string(Grade grade) {
  constexpr std::array<std::string_view, grade_count> names = {"outstanding", "good", "requires_improvement",
                                                               "inadequate"};
  return names[static_cast<std::size_t>(grade)];
}

std::string_view to_string(AgeGroup group) {
  constexpr std::array<std::string_view, age_groups> names = {"unborn", "under_1",  "1_to_4",
                                                              "5_to_9", "10_to_15", "16_and_over"};
  return names[static_cast<std::size_t>(group)];
}

}  // namespace cscsim
