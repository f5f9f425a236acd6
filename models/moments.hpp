#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/types/dates.hpp"
#include "models/levers.hpp"

namespace cscsim {

/// Named points of the pathway at which a policy may act on a case. Processes announce them, policies answer.
enum class Moment : std::uint8_t {
  referral,              ///< a referral was received today
  assessment_completed,  ///< an assessment ended and the child was found in need
  conference,            ///< an initial child protection conference made a plan
  pre_proceedings_letter,
  proceedings_issued,
  edge_of_care,         ///< a child's entry to care by agreement (section 20) is being considered
  care_started,         ///< a child became looked after
  residential_started,  ///< a child looked after was placed in a children's home
  missing_incident,
  care_left,  ///< a child left care before 18
  eighteenth_birthday_in_care,
  foster_placed  ///< a child was placed with foster carers, or theirs joined a constellation
};
inline constexpr std::size_t moment_count = 12;

std::string_view to_string(Moment moment);
/// All moments in order of their values.
const std::array<Moment, moment_count>& all_moments();

/// What a policy may know of the cases at one moment on one day in one authority: columns of equal length.
struct MomentColumns {
  std::vector<std::uint64_t> child;         ///< child id
  std::vector<std::uint64_t> family;        ///< family id
  std::vector<std::int32_t> age;            ///< whole years; -1 unborn
  std::vector<std::uint8_t> sex;            ///< 0 female, 1 male
  std::vector<std::uint8_t> ethnicity;      ///< 0 white, 1 mixed, 2 asian, 3 black, 4 other
  std::vector<std::uint8_t> disabled;       ///< 0 or 1
  std::vector<std::uint8_t> decile;         ///< deprivation of the neighbourhood, 10 = most deprived
  std::vector<std::uint8_t> stage;          ///< see Stage
  std::vector<std::uint8_t> need;           ///< primary need code, 1 to 8
  std::vector<std::uint8_t> factors;        ///< parents' difficulties that are there: bit set of Factor
  std::vector<std::uint8_t> placement;      ///< PlacementKind of a child who is placed; 255: not placed
  std::vector<std::uint8_t> constellation;  ///< 1: the foster home is in one; 0: not, or no foster home
  std::vector<std::uint8_t> court_before;   ///< 1: the family came before the court on an earlier day
  std::vector<std::int32_t> open_days;      ///< days since the episode of need began
  std::vector<std::uint32_t>
      case_row;  ///< position in the pool of open cases: for the engine, not for policies

  [[nodiscard]] std::size_t size() const { return child.size(); }
  /// These rows alone.
  [[nodiscard]] MomentColumns of(const std::vector<std::uint32_t>& rows) const;
  void clear();
};

/// One enrolment that a policy asks for: the levers it turns for this child, for so long.
struct Enrolment {
  std::uint32_t row = 0;      ///< index into the columns of the moment
  Day until = 0;              ///< last day on which it holds
  LeverRatios ratios;         ///< multiplies what else is turned for this child
  bool keeps_worker = false;  ///< one team stays: no hand-over at a change of pathway stage
  double spend_gbp = 0.0;     ///< once, on enrolment
  bool while_placed = false;  ///< ends when the child leaves the home
  Day no_birth_before =
      0;  ///< the mother, unless she is known to be pregnant, has no other child before this day
};

}  // namespace cscsim
