#pragma once

#include <array>
#include <cstdint>

#include "core/types/dates.hpp"
#include "models/population/bond.hpp"
#include "models/population/clocks.hpp"
#include "models/population/records.hpp"

namespace cscsim {

/// What a case waits for, in the order in which things due on one day are done. A case is looked at on the
/// earliest of its due days; those that are nothing to it are `not_due`.
enum class Due : std::uint8_t {
  eighteenth_birthday,
  decision,           ///< manager's decision on a referral, 1 working day
  assessment_end,     ///< worked to 45 working days
  conference,         ///< initial conference, worked to 15 working days
  review,             ///< plan: 3 months, then 6; care: 20 working days, 3 months, 6 months
  family_conference,  ///< of the wider family in pre-proceedings: offered, then held
  gateway,            ///< end of pre-proceedings: diverted or issued
  hearing,            ///< final hearing, worked to 26 weeks
  police_end,         ///< end of police protection
  edge_decision,      ///< decision whether a child on the edge of care comes in
  placement_end,      ///< a stay that was known to be short ends
  remand_end,
  adoption,        ///< next step to adoption: placed, then the order
  pathway_review,  ///< care leaver: six-monthly
  refresh,         ///< quarterly, or sooner where something turns: hazards are set again
  event            ///< first of the competing events
};
inline constexpr std::size_t due_count = 16;

/// One open episode of need: hot, looked at some six times a year. What a look needs to know of the child stands here too;
/// what every look reads stands first.
struct alignas(64) Case {
  ChildRow child;           ///< does not exist: this slot is free
  std::uint32_t token = 0;  ///< of its one current calendar entry
  Day scheduled = not_due;
  Stage stage = Stage::referral;
  LegalStatus legal = LegalStatus::none;
  PlacementKind placement = PlacementKind::foster;
  Door door = Door::agreement;
  Day stage_since = 0;
  ChildId id;  ///< of the child, like the next nine
  Day birth = 0;
  Day went_home = never;
  float instability = 1.0F;
  float severity = 0.0F;  ///< of the family, when last looked at
  float entry_weight =
      1.0F;  ///< entry to care against the mean child's, for all that does not change with age
  Sex sex = Sex::female;
  Ethnicity ethnicity : 4 = Ethnicity::white;
  std::uint8_t decile : 4 = 1;
  bool disabled : 1 = false;
  bool asylum : 1 = false;
  bool in_court : 1 = false;
  bool adoption_plan : 1 = false;
  bool on_edge : 1 = false;  ///< entry by agreement is being considered
  FamilyConference family_conference : 3 = FamilyConference::none;
  std::uint32_t enrolment = 0;  ///< 1 + index of its first enrolment; 0: none
  WorkerRow worker;
  std::array<DueDay, due_count> due;  ///< with the days on which clocks ring, a line of memory
  Clocks clocks;
  Bond trust;        ///< of the family in the worker
  Bond child_trust;  ///< of the child in the worker, of 10 and over: what moves adolescents
  Bond team_trust;   ///< of the family in the team: what is left when the worker changes

  CaseRow next_of_worker, previous_of_worker;  ///< the chain of all cases that the worker holds
  HomeRow home;
  CaseRow next_in_home;  ///< the chain of all cases of the home
  Day opened = 0;        ///< referral
  PastDay section_47_since, plan_since;
  Day care_since = never;
  Day placed_since = never;
  Day proceedings_since = never;
  Day worker_since = never;
  std::int32_t weekly_pence = 0;  ///< price of the placement
  float km_from_home = 0.0F;
  float difficulties = 0.0F;  ///< SDQ score of a child in care, as it stood when this placement began
  Need need = Need::abuse_or_neglect;
  Source source = Source::unknown;
  Abuse abuse = Abuse::neglect;
  std::uint8_t reviews = 0;
  DueDay severity_until;        ///< until then it need not be looked at again
  DueDay review_limit;          ///< last day on which the next review, of a plan or in care, would be in time
  std::uint8_t hand_overs = 0;  ///< since the case opened, or since care began; steps of the pathway apart
  std::uint8_t placements_this_year = 0;
  std::int16_t minutes = 0;  ///< face to face a week that the case asks for
  bool assessed = false;     ///< found in need: counted on the books
  bool seeks_worker = false;
  WorkerSought sought_for = WorkerSought::first;  ///< where it seeks a worker
  // Flags that few looks read share their bytes.
  bool keeps_worker : 1 = false;
  bool seeks_placement : 1 = false;
  bool outside : 1 = false;
  bool missing_this_year : 1 = false;
  bool review_was_late : 1 = false;       ///< one of the reviews held
  bool pressing : 1 = false;              ///< a deadline is near: its minutes come first this month
  bool in_education_or_work : 1 = false;  ///< care leaver, like the next four
  bool suitable_home : 1 = false;
  bool in_touch : 1 = true;      ///< with the personal adviser
  bool left_foster : 1 = false;  ///< on the 18th birthday
  bool stays_put : 1 = false;    ///< with the former foster carers
  bool with_sibling : 1 = false;
  bool changed : 1 = false;         ///< a parent has changed what put the child at risk
  bool split_siblings : 1 = false;  ///< a sibling is in care, none in this home
  bool poor_fit : 1 = false;        ///< the home does not suit the child
  std::uint8_t late_reviews = 0;    ///< of those held in care
  bool reassessed : 1 =
      false;  ///< the assessment under way began with the last enquiry, not with the referral
  std::int16_t young_quarter = 0;  ///< of YoungRisk
  Day supervised_until =
      never;              ///< under a supervision order at home: no status of care, and the case stays open
  float young_level = 0;  ///< extra-familial risk, in `young_quarter`
  float prospects = 0;    ///< care leaver: log-odds that the years in care left

  [[nodiscard]] DueDay& operator[](Due what) { return due[static_cast<std::size_t>(what)]; }
  [[nodiscard]] Day operator[](Due what) const { return due[static_cast<std::size_t>(what)]; }
  friend bool operator==(const Case&, const Case&) = default;
};

}  // namespace cscsim
