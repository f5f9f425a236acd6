#pragma once

#include "models/population/synthesis.hpp"
#include "models/processes/now.hpp"

namespace cscsim {

/// The pathway, stage by stage (model.md section 3). Each function is what its file owns; `look` calls them.

// care_entry.cpp, protection.cpp, care.cpp: which causes run in a stage, and at what rates.
void start_stage_clocks(Now& now, Case& c);
void set_stage_hazards(Now& now, Case& c);
void set_entry_hazards(Now& now, Case& c);
void set_care_hazards(Now& now, Case& c);
/// Entry to care of this child against the mean child's, for what does not change with age.
float entry_weight(const Now& now, const Child& child);

// front_door.cpp
void receive_contact(Now& now, FamilyRow family, ChainOf chain);
/// Opens a case for a child who has none: a manager decides after one working day.
CaseRow refer(Now& now, ChildRow child, Source source);
/// Contacts come more often after a case closed, by the family's own ratio and this one: of siblings on one day, the highest.
void fade_from_today(Now& now, FamilyRow family, float ratio);
/// Begins the fading chains of the families of whom a case closed today.
void follow_closings(Now& now);
void hear_of_pregnancy(Now& now, FamilyRow family, std::uint32_t order);
/// Begins the extra chain of every family, on the day on which the lever first rises above 1.
void add_extra_contacts(Now& now);
void decide_referral(Now& now, CaseRow row);

// assessment.cpp
void begin_assessment(Now& now, CaseRow row);
/// Chance that an accepted referral starts a section 47 enquiry at once, severity apart.
double enquiry_at_referral(const Now& now, const Case& c);
/// A case that was assessed is assessed again for an enquiry that began on `since`, if that is not over by today.
void begin_reassessment(Now& now, CaseRow row, Day since);
void end_assessment(Now& now, CaseRow row);

// protection.cpp
inline constexpr Day first_plan_review = 91,
                     later_plan_review = 183;  // statutory.csv: at most so many days on
void start_section_47(Now& now, CaseRow row);
/// What is still to come of an enquiry that began on `since`: an assessment, and the conference if one is to be held.
void follow_enquiry(Now& now, CaseRow row, Day since);
void hold_conference(Now& now, CaseRow row);
void review_plan(Now& now, CaseRow row);
void end_plan(Now& now, Case& c);

// pre_proceedings.cpp
void send_letter(Now& now, CaseRow row);
void leave_gateway(Now& now, CaseRow row);

// family_conference.cpp
/// After a letter: from tomorrow on the family may be offered a conference of its wider family.
void expect_family_conference(Now& now, Case& c);
/// What is next of a conference: the offer, or the conference itself.
void step_family_conference(Now& now, CaseRow row);
/// Chance that proceedings are issued at the end of pre-proceedings, levers apart.
double issued_after_letter(const Now& now, const Case& c);
/// Chance that one related family offers to care for the child.
double kin_offers(const Now& now, const Case& c);

// court.cpp
void issue_proceedings(Now& now, CaseRow row);
/// The applications of the day name siblings too. It may open cases, so it waits until the looks are done.
void name_siblings(Now& now);
void hold_final_hearing(Now& now, CaseRow row);

// after_orders.cpp
/// The child has another household from today, which may break down in time.
void rehome(Now& now, ChildRow child, CareExit by);
void break_order(Now& now, ChildRow child, CareExit by);

// care_entry.cpp
void consider_entry(Now& now, CaseRow row);
void decide_entry(Now& now, CaseRow row);
/// Days from consideration to decision: a draw of today.
double edge_days(const Now& now, const Case& c);
void take_emergency(Now& now, CaseRow row);
void end_police_protection(Now& now, CaseRow row);
void receive_asylum_seekers(Now& now);
void receive_remands(Now& now);

// care.cpp
void enter_care(Now& now, CaseRow row, Door door, LegalStatus legal);
void leave_care(Now& now, CaseRow row, CareExit reason);
void plan_adoption(Now& now, CaseRow row);
void step_adoption(Now& now, CaseRow row);
/// Rate a year at which the child returns home as things stand, levers apart.
double return_per_year(const Now& now, const Case& c);
/// What hand-overs since care began leave of that rate, against the mean child for whom it is above 0.
double hand_over_ratio(const Parameters& p, const Case& c);
void count_missing(Now& now, CaseRow row);
/// Strengths and difficulties score of a child in care, 0 to 40: falls as the child settles in a placement.
double difficulties(const Parameters& p, const Case& c, Day today);
/// The score with which a child comes to notice: a draw of its own.
float first_difficulties(const Now& now, ChildId child);
/// A placement ends: what the move does to the score.
void unsettle(Now& now, Case& c);

// care_reviews.cpp
inline constexpr int first_care_review = 20;  // statutory.csv: working days from entry
inline constexpr Day second_care_review = 91,
                     later_care_review = 183;  // statutory.csv: at most so many days on
/// The next review of a child in care is held by `limit`, or late, the more often the more the team owes.
void expect_review(Now& now, Case& c, Day limit);
void review_care(Now& now, CaseRow row);

// health_and_school.cpp
/// Health of a child in care for a year or more, as a review finds it.
void record_health(Now& now, Case& c);
/// Whether a child of 5 to 15 is often absent from school; counted of those in care for a year or more.
bool record_absence_from_school(Now& now, const Case& c);

// childs_view.cpp
/// What a review hears from and about the child, and the index of its wellbeing.
void record_life(Now& now, Case& c);

// harm.cpp
/// Days of harm of the quarter that ends today.
void accrue_harm(Now& now);

// leaving_care.cpp
void turn_eighteen(Now& now, CaseRow row);
/// What the years in care leave a young person with, on the day on which they end.
void note_prospects(Now& now, Case& c);
/// A care leaver of the first day, as long after care as its age says.
void open_leaver_life(const Now& now, Case& c);
void begin_leaving_care(Now& now, CaseRow row);
/// The life of a care leaver who left today, found once more with what helps them by now: the same chance.
void settle_leaver(Now& now, CaseRow row);
void review_pathway(Now& now, CaseRow row);

// placement.cpp
void seek_placement(Now& now, CaseRow row);
void end_placement(Now& now, CaseRow row, PlacementEnd why);
void settle_placements(Now& now);
void open_and_close_homes(Now& now);
/// The day on which the carers of a home were to give up: they do, unless something keeps them.
void end_of_home(Now& now, HomeRow home);
void leave_home(Now& now, HomeRow home);
/// Groups own foster homes of a policy, so many round each hub home, until it has this many constellations or homes are too
/// few; who lives in them is announced.
void form_constellations(Now& now, std::size_t policy, int wanted, int homes);
void dissolve_constellations(Now& now, std::size_t policy);
/// Closes this share of the authority's foster homes today, by a keyed draw each.
void take_foster_homes_away(Now& now, double share);

// workforce.cpp
void leave_post(Now& now, WorkerRow worker);
void fill_post(Now& now, Team team, bool agency);

// allocation.cpp
/// Hands the case over, with the siblings whom its worker has too, for absence or to even out caseloads.
void hand_over(Now& now, CaseRow row);
void allocate_cases(Now& now);

// family_life.cpp
/// Severity of the family's difficulties today, z (model.md 4.1), with and without the authority's income stress.
double severity_of(const Now& now, const Family& family);
double severity_before_stress(const Now& now, const Family& family);
double income_stress(const Now& now);
/// Where a family of this authority lives.
Place home_of(const Now& now, FamilyId family);
/// Looks at severity for the hazards and gates of a case: with a new quarter, or monthly where relief or income stress
/// move it.
void look_at_severity(const Now& now, Case& c);
/// What severity, as last looked at, does to a rate of the case; 1 for the mean family of the stage.
double severity_ratio(const Now& now, const Case& c, SeveritySlope on);
/// The same for the chance `p` of a gate: moves its log odds.
double at_gate(const Now& now, const Case& c, SeveritySlope on, double p);
/// A family that is new to the authority, with one or two children.
struct Household {
  std::uint64_t key;  ///< unique in the authority
  Day youngest = 0;   ///< age of the younger child in days
  bool second = false;
  double frailty_ratio = 1;  ///< against what any family draws
  std::uint8_t decile = 0;   ///< 0: drawn as for any family
};
FamilyRow add_household(Now& now, const Household& household);
/// Every chain of contacts that runs in the authority, for a family that is new to it.
void plan_contacts(Now& now, FamilyRow family);
/// Keys of families that come later begin above those of the first.
inline constexpr std::uint64_t newcomer_key = std::uint64_t{1} << 40U;

// births.cpp
/// The mother, unless she is known to be pregnant, has her next child no sooner than this day.
void put_off_birth(Now& now, FamilyRow family, Day until);
void give_birth(Now& now, FamilyRow family, std::uint32_t order);
void receive_first_births(Now& now);
/// Draws when a young woman who left care has a first child, from 18 or leaving care on; past days are let pass.
void expect_first_child(Now& now, ChildRow leaver);
void receive_child_of_leaver(Now& now, ChildRow leaver);
/// First births of care leavers in a usual year, from the opening caseload: what other first births leave room for.
void set_leavers_births(Now& now);

// recurrence.cpp
/// The family is before the court today; a mother of a young child may have another in consequence.
void remember_proceedings(Now& now, CaseRow row, bool first_of_family);
/// Proceedings of before the run: those that the opening stock tells of, and as many more as come at its pace.
void recall_proceedings(Now& now);
/// Whether earlier proceedings of the family are held against a birth.
bool courts_remember(const Now& now, const Family& family, Day birth);
/// Draws whether and when a child comes before the court for what is known of its family.
void expect_court(Now& now, ChildRow child);
/// The open case of a child who comes before the court, past referral and assessment.
CaseRow ready_for_court(Now& now, ChildRow child, Source source);
void bring_to_court(Now& now, ChildRow child);

// borders.cpp
void move_away(Now& now, FamilyRow family);
void receive_newcomers(Now& now);
/// Families whom the weekly exchange brought: at home here from today.
void settle_arrivals(Now& now);
/// A child whose case another authority closed by transfer is referred here; one on a plan has a conference to come.
void receive_transfer(Now& now, ChildRow child, bool on_plan);
/// What crosses the borders in a usual year, from the opening caseload.
void set_borders(Now& now);

/// Ends what a policy holds for a child.
void end_enrolment(Now& now, ActiveEnrolment& enrolment);
/// Ends an enrolment whose last day was yesterday.
void lapse_enrolment(Now& now, std::uint32_t enrolment);
/// Ends what holds only while the child lives where it does.
void leave_constellation(Now& now, const Case& c);

/// Looks at a case that has something due today.
void look(Now& now, CaseRow row);

}  // namespace cscsim
