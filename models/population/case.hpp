#pragma once

#include <array>
#include <cstdint>

#include "core/types/dates.hpp"
#include "models/levers.hpp"
#include "models/population/records.hpp"

namespace cscsim {

/// What a case waits for, in the order in which things due on one day are done. A case is looked at on the
/// earliest of its due days; those that are nothing to it are `not_due`.
enum class Due : std::uint8_t {
  eighteenth_birthday,
  decision,        ///< manager's decision on a referral, 1 working day
  assessment_end,  ///< worked to 45 working days
  conference,      ///< initial conference, worked to 15 working days
  review,          ///< plan: 3 months, then 6; care: 20 working days, 3 months, 6 months
  gateway,         ///< end of pre-proceedings: diverted or issued
  hearing,         ///< final hearing, worked to 26 weeks
  police_end,      ///< end of police protection
  edge_decision,   ///< decision whether a child on the edge of care comes in
  placement_end,   ///< a stay that was known to be short ends
  remand_end,
  adoption,        ///< next step to adoption: placed, then the order
  pathway_review,  ///< care leaver: six-monthly
  refresh,         ///< monthly: hazards are set again
  event            ///< first of the competing events
};
inline constexpr std::size_t due_count = 15;

/// What can happen to an open case at any time. Which causes run depends on the stage.
enum class Cause : std::uint8_t {
  section_47,
  edge_of_care,  ///< entry by agreement considered; under 10: agreed
  emergency,     ///< police protection or emergency order
  proceedings,   ///< letter before proceedings (plan), or issue of proceedings (in care by agreement)
  closure,       ///< episode of need ends (child in need, care leaver)
  return_home,
  kinship_order,
  other_exit,  ///< relatives without order, abroad, custody, adult services
  independent,
  move,
  missing
};
inline constexpr std::size_t cause_count = 11;

/// Competing exponential clocks. Each cause has what is left of its unit exponential and a rate a day that is
/// constant until it is set again; only setting a *different* rate or an event changes what is stored, so looking at
/// a case more often changes nothing.
class Clocks {
 public:
  /// Starts `cause` on `today` with `exponential` left (a named draw) and no rate yet.
  void start(Cause cause, Day today, double exponential);
  void stop(Cause cause);
  void stop_all();
  /// Sets the rate a day of a running cause from `today` on: `base * ratio`. Same rate: no change at all.
  void set(Cause cause, Day today, float base, float ratio);
  /// Changes only the ratio, keeping the base as it was last set.
  void scale(Cause cause, Day today, float ratio);
  /// The first event of all running causes: its day (`not_due` if none within reach) and cause.
  struct First {
    Day day;
    Cause cause;
  };
  [[nodiscard]] First first() const;
  [[nodiscard]] bool running(Cause cause) const;

  friend bool operator==(const Clocks&, const Clocks&) = default;

 private:
  struct Clock {
    float left = 0.0F;    ///< of the unit exponential, on `since`
    float base = 0.0F;    ///< a day
    float rate = 0.0F;    ///< a day, base * ratio
    Day since = not_due;  ///< not_due: stopped
    friend bool operator==(const Clock&, const Clock&) = default;
  };
  std::array<Clock, cause_count> clocks_;
};

/// One open episode of need: hot, looked at about once a month.
struct Case {
  ChildRow child;  ///< does not exist: this slot is free
  WorkerRow worker;
  HomeRow home;
  std::uint32_t token = 0;      ///< of its one current calendar entry
  std::uint32_t enrolment = 0;  ///< 1 + index of its first enrolment; 0: none
  Day scheduled = not_due;
  std::array<Day, due_count> due;
  Clocks clocks;
  Day opened = 0;  ///< referral
  Day stage_since = 0;
  Day section_47_since = never;
  Day plan_since = never;
  Day care_since = never;
  Day placed_since = never;
  Day proceedings_since = never;
  Day worker_since = never;
  std::int32_t weekly_pence = 0;  ///< price of the placement
  float km_from_home = 0.0F;
  Stage stage = Stage::referral;
  Need need = Need::abuse_or_neglect;
  Source source = Source::unknown;
  Abuse abuse = Abuse::neglect;
  LegalStatus legal = LegalStatus::none;
  PlacementKind placement = PlacementKind::foster;
  Door door = Door::agreement;
  std::uint8_t reviews = 0;
  bool review_was_late = false;  ///< one of the reviews held
  Day review_limit = not_due;    ///< last day on which the next would be in time
  std::uint8_t placements_this_year = 0;
  bool missing_this_year = false;
  bool outside = false;
  bool in_court = false;
  bool on_edge = false;  ///< entry by agreement is being considered
  bool adoption_plan = false;
  bool assessed = false;  ///< found in need: counted on the books
  bool keeps_worker = false;
  bool seeks_placement = false;
  bool seeks_worker = false;
  bool in_education_or_work = false;  ///< care leaver
  bool suitable_home = false;         ///< care leaver
  bool with_sibling = false;

  Case() { due.fill(not_due); }
  [[nodiscard]] Day& operator[](Due what) { return due[static_cast<std::size_t>(what)]; }
  [[nodiscard]] Day operator[](Due what) const { return due[static_cast<std::size_t>(what)]; }
  friend bool operator==(const Case&, const Case&) = default;
};

}  // namespace cscsim
