#include "models/measures/measures.hpp"

namespace cscsim {

namespace {

using Categories = std::vector<std::string>;

template <class E>
Categories names(std::size_t n) {
  Categories result;
  for (std::size_t i = 0; i < n; ++i) result.emplace_back(to_string(static_cast<E>(i)));
  return result;
}

/// The groups of groups.hpp, in its order.
struct GroupNames {
  const char* id;
  group::Place first;
  Categories categories;
};

const std::vector<GroupNames>& groups() {
  static const std::vector<GroupNames> all = {
      {"age_group", group::age, names<AgeGroup>(age_groups)},
      {"sex", group::sex, {"female", "male"}},
      {"ethnicity", group::ethnicity, {"white", "mixed", "asian", "black", "other"}},
      {"disability", group::disability, {"disabled", "not_disabled"}},
      {"deprivation_quintile",
       group::quintile,
       {"1_least_deprived", "2", "3", "4", "5_most_deprived", "asylum_seeking"}},
      {"need",
       group::need,
       {"abuse_or_neglect", "child_disability", "parent_disability_or_illness", "acute_stress",
        "family_dysfunction", "unacceptable_behaviour", "low_income", "absent_parenting", "not_stated"}},
  };
  return all;
}

/// A measure by every group, by need only where a need may have been found.
void add_groups(std::vector<Breakdown>& all, const char* measure, stat::Name first, bool need_known = true) {
  for (const GroupNames& g : groups())
    if (need_known || g.first != group::need)
      all.push_back({measure, g.id, g.categories, first + std::size_t{g.first}});
}

}  // namespace

const std::vector<Breakdown>& all_breakdowns() {
  static const std::vector<Breakdown> all = [] {
    std::vector<Breakdown> list;
    add_groups(list, "referrals", stat::referrals_by_group, false);
    add_groups(list, "cin_31mar", stat::cin_by_group);
    add_groups(list, "cin_ended", stat::cin_ended_by_group);
    add_groups(list, "s47_enquiries", stat::section_47_by_group);
    add_groups(list, "cpp_started", stat::cpp_started_by_group);
    add_groups(list, "cpp_31mar", stat::cpp_by_group);
    add_groups(list, "cpp_ended", stat::cpp_ended_by_group);
    add_groups(list, "cla_started", stat::cla_started_by_group);
    add_groups(list, "cla_31mar", stat::cla_by_group);
    add_groups(list, "cla_ceased", stat::cla_ceased_by_group);
    add_groups(list, "population_0_17", stat::population_by_group, false);
    Categories decile;
    for (int d = 1; d <= 10; ++d) decile.push_back(std::to_string(d));
    const std::vector<Breakdown> others = {
        {"cla_31mar", "placement", names<PlacementKind>(placement_kinds), stat::cla_by_placement},
        {"cla_ceased", "placement", names<PlacementKind>(placement_kinds), stat::cla_ceased_by_placement},
        {"cla_31mar", "deprivation_decile", decile, stat::cla_by_decile},
        {"cla_started",
         "door",
         {"agreement", "court", "police_protection", "remand", "asylum"},
         stat::cla_started_by_door},
        {"assessments_completed", "need_class", names<NeedClass>(need_classes),
         stat::assessments_by_need_class},
        {"cases", "practice", names<Practice>(practice_styles), stat::cases_by_practice},
        {"cla_ceased", "reason", names<CareExit>(care_exits), stat::cla_ceased_by_reason},
        {"referrals",
         "source",
         {"police", "schools", "health_services", "la_services", "individual", "other_legal_agency", "other",
          "anonymous", "education_services", "unknown", "housing"},
         stat::referrals_by_source},
    };
    list.insert(list.end(), others.begin(), others.end());
    return list;
  }();
  return all;
}

}  // namespace cscsim
