#include "models/moments.hpp"

namespace cscsim {

namespace {
constexpr std::array<std::string_view, moment_count> names{"referral",
                                                           "assessment_completed",
                                                           "conference",
                                                           "pre_proceedings_letter",
                                                           "proceedings_issued",
                                                           "edge_of_care",
                                                           "care_started",
                                                           "residential_started",
                                                           "missing_incident",
                                                           "care_left",
                                                           "eighteenth_birthday_in_care",
                                                           "foster_placed"};
}  // namespace

std::string_view to_string(Moment moment) { return names[static_cast<std::size_t>(moment)]; }

const std::array<Moment, moment_count>& all_moments() {
  static constexpr auto moments = [] {
    std::array<Moment, moment_count> all{};
    for (std::size_t i = 0; i < moment_count; ++i) all[i] = static_cast<Moment>(i);
    return all;
  }();
  return moments;
}

MomentColumns MomentColumns::of(const std::vector<std::uint32_t>& rows) const {
  MomentColumns kept;
  const auto keep = [&rows](const auto& from, auto& to) {
    to.reserve(rows.size());
    for (const std::uint32_t row : rows) to.push_back(from[row]);
  };
  keep(child, kept.child);
  keep(family, kept.family);
  keep(age, kept.age);
  keep(sex, kept.sex);
  keep(ethnicity, kept.ethnicity);
  keep(disabled, kept.disabled);
  keep(decile, kept.decile);
  keep(stage, kept.stage);
  keep(need, kept.need);
  keep(factors, kept.factors);
  keep(placement, kept.placement);
  keep(constellation, kept.constellation);
  keep(court_before, kept.court_before);
  keep(open_days, kept.open_days);
  keep(case_row, kept.case_row);
  return kept;
}

void MomentColumns::clear() {
  child.clear();
  family.clear();
  age.clear();
  sex.clear();
  ethnicity.clear();
  disabled.clear();
  decile.clear();
  stage.clear();
  need.clear();
  factors.clear();
  placement.clear();
  constellation.clear();
  court_before.clear();
  open_days.clear();
  case_row.clear();
}

}  // namespace cscsim
