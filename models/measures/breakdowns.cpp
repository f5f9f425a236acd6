#include "models/measures/measures.hpp"

namespace cscsim {

const std::vector<Breakdown>& all_breakdowns() {
  static const std::vector<Breakdown> all = [] {
    const auto names = []<class E>(E, std::size_t n) {
      std::vector<std::string> result;
      for (std::size_t i = 0; i < n; ++i) result.emplace_back(to_string(static_cast<E>(i)));
      return result;
    };
    const std::vector<std::string> ethnicity = {"white", "mixed", "asian", "black", "other"};
    std::vector<std::string> decile;
    for (int d = 1; d <= 10; ++d) decile.push_back(std::to_string(d));
    return std::vector<Breakdown>{
        {"cin_31mar", "age_group", names(AgeGroup{}, age_groups), stat::cin_by_age},
        {"cla_31mar", "age_group", names(AgeGroup{}, age_groups), stat::cla_by_age},
        {"cla_31mar", "placement", names(PlacementKind{}, placement_kinds), stat::cla_by_placement},
        {"cla_31mar", "ethnicity", ethnicity, stat::cla_by_ethnicity},
        {"cla_31mar", "deprivation_decile", decile, stat::cla_by_decile},
        {"cla_started", "age_group", names(AgeGroup{}, age_groups), stat::cla_started_by_age},
        {"cla_started",
         "door",
         {"agreement", "court", "police_protection", "remand", "asylum"},
         stat::cla_started_by_door},
        {"cases", "practice", names(Practice{}, practice_styles), stat::cases_by_practice},
        {"cla_ceased", "reason", names(CareExit{}, care_exits), stat::cla_ceased_by_reason},
        {"referrals",
         "source",
         {"police", "schools", "health_services", "la_services", "individual", "other_legal_agency", "other",
          "anonymous", "education_services", "unknown", "housing"},
         stat::referrals_by_source},
    };
  }();
  return all;
}

}  // namespace cscsim
