#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/types/dates.hpp"

namespace cscsim {

enum class Sex : std::uint8_t { female, male };
enum class Ethnicity : std::uint8_t { white, mixed, asian, black, other };

/// Age groups of the published tables, the unborn apart.
enum class AgeGroup : std::uint8_t { unborn, under_1, from_1_to_4, from_5_to_9, from_10_to_15, from_16 };
inline constexpr std::size_t age_groups = 6;
inline AgeGroup age_group(Day birth, Day today) {
  const int age = age_on(birth, today);
  return age < 0    ? AgeGroup::unborn
         : age < 1  ? AgeGroup::under_1
         : age < 5  ? AgeGroup::from_1_to_4
         : age < 10 ? AgeGroup::from_5_to_9
         : age < 16 ? AgeGroup::from_10_to_15
                    : AgeGroup::from_16;
}

/// Where an open episode of need stands. A child on a plan or looked after is in need too.
enum class Stage : std::uint8_t {
  referral,
  assessment,
  child_in_need,
  protection_plan,
  looked_after,
  care_leaver
};
inline constexpr std::size_t stage_count = 6;

/// Primary need, the Department's codes N1 to N8.
enum class Need : std::uint8_t {
  abuse_or_neglect,
  child_disability,
  parent_disability_or_illness,
  acute_stress,
  family_dysfunction,
  unacceptable_behaviour,
  low_income,
  absent_parenting
};
inline constexpr std::size_t need_count = 8;

/// Who referred.
enum class Source : std::uint8_t {
  police,
  schools,
  health_services,
  la_services,
  individual,
  other_legal_agency,
  other,
  anonymous,
  education_services,
  unknown,
  housing
};
inline constexpr std::size_t source_count = 11;

/// Overall effectiveness as the inspectorate judges it.
enum class Grade : std::uint8_t { outstanding, good, requires_improvement, inadequate };
inline constexpr std::size_t grade_count = 4;

/// Latest category of abuse of a child protection plan.
enum class Abuse : std::uint8_t { neglect, emotional, physical, sexual, multiple };

enum class LegalStatus : std::uint8_t {
  none,
  section_20,
  interim_care_order,
  care_order,
  placement_order,
  police_protection,
  youth_justice
};

/// How care proceedings end.
enum class Order : std::uint8_t {
  care,
  supervision,
  special_guardianship,
  child_arrangements,
  placement,
  none
};
inline constexpr std::size_t order_kinds = 6;

/// How far a family has come with a conference of its wider family, since the letter before proceedings.
enum class FamilyConference : std::uint8_t { none, to_be_offered, accepted, not_held, held };

/// By which door a child became looked after.
enum class Door : std::uint8_t { agreement, court, police_protection, remand, asylum };

enum class PlacementKind : std::uint8_t {
  foster,
  kinship,
  childrens_home,
  secure,
  semi_independent,
  with_parents,
  adoptive,
  other
};
inline constexpr std::size_t placement_kinds = 8;

enum class Sector : std::uint8_t { own, agency };

/// Who brings homes: own and agency fostering, children's homes, supported accommodation.
inline constexpr std::size_t supplier_count = 4;

/// Parents' difficulties as an assessment may find them; they come and go (severity.hpp).
enum class Factor : std::uint8_t { domestic_abuse, mental_health, drugs, alcohol, emotional_abuse, neglect };
inline constexpr std::size_t factor_count = 6;

/// What a family's severity acts on (severity.hpp).
enum class SeveritySlope : std::uint8_t {
  contact,      ///< contacts about the family
  conversion,   ///< contacts that become referrals
  not_in_need,  ///< assessments that find no need
  section_47,
  conference,  ///< conferences that make a plan
  care_entry,  ///< consideration at the edge of care, and emergencies
  proceedings,
  closure,  ///< closing of a child in need's case
  closing,  ///< extra contacts after a closing
  return_home
};
inline constexpr std::size_t severity_slopes = 10;

/// Why an episode of care ended.
enum class CareExit : std::uint8_t {
  home_planned,
  home_unplanned,
  special_guardianship,
  child_arrangements,
  adopted,
  relatives,
  independent,
  eighteenth_birthday,
  other
};
inline constexpr std::size_t care_exits = 9;

/// The team that holds a case.
enum class Team : std::uint8_t { assessment, protection, looked_after, leaving_care };
inline constexpr std::size_t team_count = 4;
Team team_of(Stage stage);

/// For what a case seeks a worker: none had it, the last one left, a step of the pathway, an even caseload, or absence.
enum class WorkerSought : std::uint8_t { first, replacement, transfer, rebalancing, absence };

/// Where a worker goes who leaves.
enum class Destination : std::uint8_t { left_the_sector, agency, another_authority };
inline constexpr std::size_t destination_count = 3;

/// How a worker works with a family, the Social Discipline Window (model.md 4.5).
enum class Practice : std::uint8_t { with, for_, to, not_ };
inline constexpr std::size_t practice_styles = 4;

std::string_view to_string(Stage stage);
std::string_view to_string(PlacementKind kind);
std::string_view to_string(CareExit reason);
std::string_view to_string(Source source);
std::string_view to_string(Grade grade);
std::string_view to_string(AgeGroup group);
std::string_view to_string(Practice practice);

/// What moves the whole country from year to year. Trends come from these and from nothing else.
enum class Driver : std::uint8_t {
  vigilance,      ///< how readily England's authorities open a section 47 enquiry
  child_poverty,  ///< per cent of children in relative low income
  court_time,     ///< weeks that care proceedings take
  early_help      ///< what is granted for early help, in real terms
};
inline constexpr std::size_t driver_count = 4;

/// How an authority differs from the national rate, for the same need: its thresholds and practice.
enum class LocalRate : std::uint8_t { contact, section_47, closure, plan_end, care_entry, care_exit };
inline constexpr std::size_t local_rate_count = 6;

}  // namespace cscsim
