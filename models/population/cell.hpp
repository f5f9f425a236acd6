#pragma once

#include <array>
#include <memory>
#include <vector>

#include "core/calendar/ring.hpp"
#include "core/record/layout.hpp"
#include "core/types/big_vector.hpp"
#include "models/levers.hpp"
#include "models/measures/tally.hpp"
#include "models/population/case.hpp"
#include "models/population/court_book.hpp"
#include "models/population/delivery.hpp"
#include "models/population/facts.hpp"
#include "models/population/harm_sample.hpp"
#include "models/population/oversight.hpp"
#include "models/population/purse.hpp"
#include "models/population/records.hpp"
#include "models/population/severity.hpp"
#include "models/population/visits.hpp"

namespace cscsim {

/// One enrolment that holds now. Enrolments of one case are chained.
struct ActiveEnrolment {
  std::uint64_t child = 0;
  CaseRow case_row;
  std::uint32_t next = 0;                 ///< 1 + index; 0: last
  std::uint16_t policy = 0, service = 0;  ///< in the order of the arm
  Day until = 0;
  LeverRatios ratios;
  bool keeps_worker = false;
  bool while_placed = false;  ///< ends when the child leaves the home
  bool over = false;
  friend bool operator==(const ActiveEnrolment&, const ActiveEnrolment&) = default;
};

/// What is kept about a policy. Of the children whom it is asked about each is enrolled or refused for one cause.
enum class PolicyLine : std::uint8_t {
  offered,  ///< enrolled or declined
  enrolled,
  refused,  ///< every place was taken
  spend_pence,
  staff_milli_fte_days,
  eligible,     ///< stood at a moment that it answers, while it was live
  not_offered,  ///< it passed them over
  declined,
  already_with,  ///< it works with them already, and goes on as before
  closed_first   ///< it would have enrolled them, but their case had closed since the moment
};
inline constexpr std::size_t policy_lines = 10;

/// What one policy did in one authority, by month.
struct PolicyBook {
  bool live = false;
  bool lapsed = false;  ///< its levers no longer hold
  int enrolled_now = 0;
  std::vector<int> enrolled_by;  ///< of them, by service
  Delivery delivery;
  double carer_leaving = 1;                                      ///< ratio in the homes of its constellations
  std::array<std::vector<std::int64_t>, policy_lines> by_month;  ///< in the order of PolicyLine
  friend bool operator==(const PolicyBook&, const PolicyBook&) = default;
};

/// A family on its way to another authority of the run, settled in the weekly exchange.
struct Departure {
  Family family;
  struct Leaver {
    Child child;
    EarlierCare care;
    friend bool operator==(const Leaver&, const Leaver&) = default;
  };
  std::vector<Leaver> children;
  std::vector<Case> cases;  ///< as they stood when the move closed them
  std::size_t to = 0;
  friend bool operator==(const Departure&, const Departure&) = default;
};

/// What crosses the borders of an authority in a usual year: set once, from the opening caseload.
struct Borders {
  double open_share = 0;       ///< of families, those with an open case outside care
  double open_frailty = 1;     ///< their mean frailty
  double on_plan = 0;          ///< of their children with an open case, those on a plan
  double arrivals_a_year = 0;  ///< children who arrive with a case that was closed by transfer
  friend bool operator==(const Borders&, const Borders&) = default;
};

/// How far children have come on the pathway in their lives: of each LifeStep, by single year of age, the hazard so far of the
/// mean child. Set once, for the pasts of residents and of those who move in.
struct LifeCourses {
  std::array<std::array<double, stat::single_ages>, life_steps> hazard{};
  friend bool operator==(const LifeCourses&, const LifeCourses&) = default;
};

/// A contact that was not made because its channel was closed, and comes after it opens again.
struct DeferredContact {
  FamilyRow family;
  std::uint8_t tenant = 0;  ///< of the row
  Day since = 0;
  friend bool operator==(const DeferredContact&, const DeferredContact&) = default;
};

/// A worker on the way to a post in another authority of the run, settled in the weekly exchange.
struct Mover {
  Practitioner worker;
  std::size_t to = 0;
  friend bool operator==(const Mover&, const Mover&) = default;
};

/// One authority of the world: its people, cases, workers and homes as plain tables of plain records, its calendar,
/// and its counts. A value: copying it forks the past; equal cells have equal futures.
struct Cell {
  std::shared_ptr<const Facts> facts;
  std::vector<bool> moved_away;  ///< of the families of the first day
  std::size_t index = 0;         ///< position in the world

  BigVector<Child> children;
  BigVector<Family> families;
  std::vector<ChildRow> free_children;  ///< rows that nobody has (rows.hpp)
  std::vector<FamilyRow> free_families;
  std::vector<EarlierCare> earlier_care;  ///< of those who were in care
  HarmSample harm_sample;
  BigVector<Case> cases;  ///< a pool: free slots are reused
  std::vector<CaseRow> free_cases;
  std::vector<CaseRow> unallocated;  ///< cases that wait for a worker
  std::vector<Worker> workers;
  std::array<std::vector<WorkerRow>, team_count> in_post;  ///< of each team, in the order in which they came
  std::vector<Manager> managers;
  std::vector<Practitioner> applicants;  ///< who came from another authority for the next post that is filled
  std::vector<Practitioner> agency_bench;  ///< who left for an agency and take the next post that it covers
  std::vector<Mover> movers;
  std::vector<Home> homes;
  std::array<std::vector<HomeRow>, placement_kinds>
      own_homes;  ///< open homes of the authority's own area, by kind, in the order in which they joined
  std::vector<HomeRow>
      free_homes;  ///< homes made for one child or sibling group that nobody lives in any more
  std::vector<ActiveEnrolment> enrolments;
  Ring calendar;

  int families_at_start = 0;  ///< the first rows: the same in every arm
  int children_at_start = 0;
  double contacts_per_year =
      0;  ///< of a family at weight 1: set once, so that the first year's referrals are as published
  double births_per_year = 0;  ///< of a family at weight 1, first births apart: set once
  std::vector<double>
      first_births;          ///< a year, in each year of the run, births to care leavers included: set once
  double asylum_a_year = 0;  ///< asylum-seeking children who arrive: set once
  double leavers_births_a_year = 0;  ///< first births of young women who left care: set once
  Borders borders;
  LifeCourses life_courses;
  std::array<int, team_count> posts{};  ///< established posts that hold cases
  std::array<float, team_count>
      usual_overload{};  ///< of the first day: what published turnover goes with; 0: not known yet
  std::array<float, team_count> usual_supervision{};  ///< of a worker, on the first day; 0: not known yet
  std::array<float, team_count> usual_stability{};    ///< share of workers with a settled manager, likewise
  std::array<float, team_count> behind{};  ///< backlog of each team against the most that it can carry
  double agency_supply = 1;  ///< workers near by who left for an agency, against the usual, on the next day
  Day agency_supply_since = 0;
  std::array<double, driver_count> driver{1, 0, 1, 1};  ///< this year, against the base year (drivers.hpp)
  LocalRates local;  ///< this year: the authority's own, as chance and vigilance have moved them
  double highest_contact_year = 1;     ///< contacts of any year of the run against those of the usual one
  std::vector<double> contact_course;  ///< by day of the run: season and year, against the most at any age
  float rationing = 1.0F;              ///< of referrals from contacts, by the overload of the assessment team
  LeverRatios levers;                  ///< of the whole authority
  bool extra_contacts = false;         ///< the chain of a lever `contact` above 1 has begun
  std::array<std::vector<DeferredContact>, source_count> deferred;  ///< by source
  Oversight oversight;
  Purse purse;
  float pressure = 1.0F;  ///< ratio of contacts for vigilance and early help, at most `highest_pressure`
  IncomeStress income_stress;
  std::vector<PolicyBook> policies;
  std::array<float, placement_kinds> price_ratio{
      1, 1, 1, 1, 1, 1, 1, 1};                 ///< of the market this week, from how full places were
  std::array<int, placement_kinds> options{};  ///< market places granted for the week
  std::array<int, placement_kinds> unmet{};    ///< searches of the week that found nothing but an emergency
  std::array<float, placement_kinds> usual_use{};     ///< share of usable places filled on the eve
  std::array<float, supplier_count> usual_joining{};  ///< homes of each supplier that join in a usual week
  std::array<std::vector<float>, supplier_count> recruits;  ///< on their way, one entry a week of lead
  std::vector<Departure> departures;
  std::vector<Departure> arrivals;  ///< from other authorities of the run, settled on the day
  CourtBook court;

  Day swept_to = 0;  ///< days before this one are in the counts of care, placement and work days
  Tally tally;
  bool logs_events = false;
  std::vector<EventRow> log;

  [[nodiscard]] Child& operator[](ChildRow row) { return children[row.value()]; }
  [[nodiscard]] const Child& operator[](ChildRow row) const { return children[row.value()]; }
  [[nodiscard]] Family& operator[](FamilyRow row) { return families[row.value()]; }
  [[nodiscard]] const Family& operator[](FamilyRow row) const { return families[row.value()]; }
  [[nodiscard]] Case& operator[](CaseRow row) { return cases[row.value()]; }
  [[nodiscard]] const Case& operator[](CaseRow row) const { return cases[row.value()]; }
  [[nodiscard]] Worker& operator[](WorkerRow row) { return workers[row.value()]; }
  [[nodiscard]] const Worker& operator[](WorkerRow row) const { return workers[row.value()]; }
  [[nodiscard]] Home& operator[](HomeRow row) { return homes[row.value()]; }
  [[nodiscard]] const Home& operator[](HomeRow row) const { return homes[row.value()]; }

  friend bool operator==(const Cell&, const Cell&) = default;
};

/// What is kept of a child's earlier care: of one who was never in care, that there was none.
const EarlierCare& earlier_care(const Cell& cell, const Child& child);
/// The same, to be written on.
EarlierCare& keep_earlier_care(Cell& cell, Child& child);

/// Gives a case to a worker. It must have none.
void hold_case(Cell& cell, CaseRow row, WorkerRow worker);
/// Takes a case from its worker, if it has one.
void release_case(Cell& cell, CaseRow row);
/// What a case asks of its worker a week from now on.
void set_minutes(Cell& cell, CaseRow row, std::int16_t minutes);

/// Gives a case a place in a home. It must have none.
void house_case(Cell& cell, CaseRow row, HomeRow home);
/// Takes a case out of its home, if it has one.
void unhouse_case(Cell& cell, CaseRow row);

/// Puts a home into the tables; one in the authority's own area is listed among its own.
HomeRow add_to_homes(Cell& cell, const Home& home);
/// A home that takes no more children.
void close_home(Cell& cell, HomeRow row);

/// Gives back the memory of all but what was counted: the run is over.
void leave_only_books(Cell& cell);

/// All authorities of a run, in the order of the scenario.
using World = std::vector<Cell>;

}  // namespace cscsim
