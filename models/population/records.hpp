#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "core/types/dates.hpp"
#include "core/types/id.hpp"
#include "models/population/kinds.hpp"

namespace cscsim {

using ChildId = Id<struct ChildTag>;
using FamilyId = Id<struct FamilyTag>;
using WorkerId = Id<struct WorkerTag>;
using HomeId = Id<struct HomeTag>;
using ChildRow = Row<struct ChildTag>;
using FamilyRow = Row<struct FamilyTag>;
using CaseRow = Row<struct CaseTag>;
using WorkerRow = Row<struct WorkerTag>;
using HomeRow = Row<struct HomeTag>;
using CareRow = Row<struct CareTag>;

/// How far a child has come on the pathway in its life: each step is taken once.
enum class LifeStep : std::uint8_t { referred, in_need, on_plan, in_care };
inline constexpr std::size_t life_steps = 4;

/// One child, or young person to 25. Cold: read when something happens to them. Two stand in a line of memory.
struct alignas(32) Child {
  ChildId id;
  FamilyRow family;
  ChildRow sibling;  ///< next child of the family
  CaseRow open_case;
  CareRow care;  ///< what is kept of earlier care; does not exist: nothing
  DueDay birth{Day{0}};
  PastDay last_referral, last_closed;
  Sex sex : 1 = Sex::female;
  Ethnicity ethnicity : 3 = Ethnicity::white;
  std::uint8_t decile : 4 = 1;  ///< of the family's neighbourhood
  bool disabled : 1 = false;
  bool asylum : 1 = false;
  bool gone : 1 = false;  ///< moved away, died, or past 25: no longer of this authority
  bool rehomed : 1 =
      false;  ///< adopted or under a kinship order: no longer a child of this family's household
  std::uint8_t steps : 4 = 0;  ///< bit set of LifeStep

  [[nodiscard]] bool ever(LifeStep step) const { return (steps >> static_cast<unsigned>(step) & 1U) != 0; }
  void take(LifeStep step) { steps = (steps | 1U << static_cast<unsigned>(step)) & 15U; }
  friend bool operator==(const Child&, const Child&) = default;
};

/// What is kept of a child's earlier care.
struct EarlierCare {
  Day went_home = never;           ///< last return home
  Day ended = never;               ///< last day on which an episode ended
  Day started = never;             ///< last day on which one began
  std::uint8_t exit_duration = 0;  ///< how the last exit was counted, like the next three
  std::uint8_t exit_reason = 0;
  std::uint8_t exit_need = 0;
  std::uint8_t exit_placement = 0;
  friend bool operator==(const EarlierCare&, const EarlierCare&) = default;
};

/// Severity and factors of one quarter, kept from when it was last asked for. It can be computed again at any time, so it is no part of
/// what a record is: records compare without it.
struct Remembered {
  std::int16_t z = 0;                        ///< in units of 1 / 4096
  std::uint16_t quarter : 10 = 0;            ///< none of a run: the first begins in 1970, the last in 2225
  std::uint16_t factors : factor_count = 0;  ///< bit set of Factor
  friend bool operator==(const Remembered&, const Remembered&) { return true; }
};

/// A point of an authority's map, in kilometres from its centre.
struct Place {
  float x_km = 0.0F;
  float y_km = 0.0F;
  [[nodiscard]] float km_to(Place other) const {
    const float x = other.x_km - x_km, y = other.y_km - y_km;
    return std::sqrt(x * x + y * y);
  }
  friend bool operator==(const Place&, const Place&) = default;
};

/// One line of memory: what a contact reads.
struct alignas(64) Family {
  FamilyId id;
  ChildRow first_child;
  float frailty = 1.0F;        ///< gamma, mean 1: what makes some families come back
  float closing_ratio = 1.0F;  ///< of extra contacts after the last closing: the family's own and the case's
  float relief_then = 0.0F;    ///< of earlier parental change, on `changed_on`
  mutable std::array<Remembered, 2> severity;  ///< of this quarter or so, and of that of the next contact
  DueDay changed_on;                           ///< last parental change; not_due: none yet
  DueDay last_closed;                          ///< of any child's case; not_due: none yet, like the next five
  DueDay next_birth;
  DueDay early_help;   ///< last day on which it was offered
  DueDay turned_away;  ///< last contact that led to no referral
  DueDay first_court;  ///< first care proceedings that the authority knows of
  DueDay last_court;
  std::array<DueDay, 5> born;  ///< of the children of the household: what contacts need to know of them
  std::uint8_t births = 0;
  std::uint8_t tenant = 0;  ///< how many had the row before (rows.hpp)
  std::uint8_t decile = 1;  ///< deprivation of the neighbourhood, 10 = most deprived
  Need need : 4 = Need::abuse_or_neglect;
  Ethnicity ethnicity : 4 = Ethnicity::white;  ///< of its children
  bool together : 1 = false;                   ///< siblings of this family enter care together
  bool compounded : 1 = false;                 ///< its parents' difficulties go together (severity.hpp)
  bool gone : 1 = false;
  bool crowded : 1 = false;         ///< has had more children than `born` holds
  bool court_again : 1 = false;     ///< for a later child, within seven years of the first
  bool teenage_mother : 1 = false;  ///< at her first birth
  bool mother_in_care : 1 = false;  ///< she is a care leaver

  void add_to_household(Day birth) {
    const auto place = std::find(born.begin(), born.end(), not_due);
    crowded |= place == born.end();
    if (place != born.end()) *place = birth;
  }
  void take_from_household(Day birth) {
    const auto place = std::find(born.begin(), born.end(), birth);
    if (place != born.end()) *place = not_due;
  }
  friend bool operator==(const Family&, const Family&) = default;
};

/// What a worker takes along from post to post.
struct Practitioner {
  float support = 0.5F;  ///< own, 0 to 1
  float challenge = 0.5F;
  float skill_in_the_end = 2.9F;  ///< with long practice, 1 to 5 (parameters.csv SK01)
  Day practising_since = 0;       ///< with cases, here or elsewhere
  friend bool operator==(const Practitioner&, const Practitioner&) = default;
};

/// A case-holding social worker or personal adviser.
struct Worker : Practitioner {
  WorkerId id;
  Team team = Team::assessment;
  bool agency = false;
  bool gone = false;
  std::uint16_t cases = 0;
  std::uint16_t manager = 0;  ///< position in the authority's managers
  CaseRow first_case;
  float support_now = 0.5F;  ///< as this month's workload leaves it
  float challenge_now = 0.5F;
  float time_share =
      1.0F;  ///< of the hours that the cases ask for, those that there are: above 1 with time to spare
  float pressing_share = 1.0F;  ///< likewise of the cases with a deadline near, which come first
  float other_share = 1.0F;     ///< and of the rest
  float skill = 2.5F;           ///< today's, 1 to 5
  float change_ratio = 1.0F;    ///< of parental change by skill, against the mean worker's
  std::int32_t minutes = 0;     ///< face to face a week that the cases ask for
  std::int32_t backlog = 0;     ///< minutes not done in time that are still to be done
  float leaving_left = 0.0F;    ///< of the unit exponential of leaving, on `leaving_since`
  float leaving_rate = 0.0F;    ///< a day
  Day leaving_since = 0;
  Day since = 0;  ///< in this post
  Day leaves = not_due;
  friend bool operator==(const Worker&, const Worker&) = default;
};

/// Supervises some of a team's workers. The same window holds between managers and staff as between workers and families.
struct Manager {
  WorkerId id;
  Team team = Team::assessment;
  float support = 0.5F;  ///< own, 0 to 1
  float challenge = 0.5F;
  Day since = 0;              ///< in post, or from when the post is filled again
  std::uint16_t workers = 0;  ///< supervised
  float supervision = 1.0F;   ///< this month's, 1: of a mean manager with the usual load
  [[nodiscard]] bool in_post(Day today) const { return since <= today; }
  friend bool operator==(const Manager&, const Manager&) = default;
};

/// A home in which children looked after are placed.
struct Home {
  HomeId id;
  PlacementKind kind = PlacementKind::foster;
  Sector sector = Sector::own;
  std::uint8_t places = 1;  ///< approved
  std::uint8_t usable = 1;  ///< of them, those that carers can fill
  std::uint8_t taken = 0;
  std::uint8_t youngest = 0;  ///< ages taken
  std::uint8_t oldest = 17;
  bool outside = false;         ///< beyond the boundary of the authority
  bool closed = false;          ///< takes no more children
  std::uint8_t exemptions = 0;  ///< places added for siblings, taken back as they leave
  std::uint8_t hub = 0;         ///< 0, or 1 + index of the policy whose hub it is
  std::uint8_t constellation =
      0;             ///< foster homes: 0, or 1 + index of the policy that groups it round a hub home
  HomeRow hub_home;  ///< in a constellation: its own row, or that of the home it is grouped round
  Place place;
  std::int32_t weekly_pence = 0;
  CaseRow first_case;  ///< of the chain of those who live here
  friend bool operator==(const Home&, const Home&) = default;
};

}  // namespace cscsim
