#include "models/processes/events.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/types/errors.hpp"
#include "models/population/cell.hpp"

namespace cscsim {

namespace {

using Words = std::vector<std::string>;

// In the order of the enums of kinds.hpp and events.hpp.
const Words sources = {"the police",         "a school",
                       "health services",    "the local authority's own services",
                       "an individual",      "another legal agency",
                       "another source",     "someone who gave no name",
                       "education services", "an unknown source",
                       "a housing service"};
const Words stages = {"referral",     "assessment", "child in need", "child protection plan",
                      "looked after", "care leaver"};
const Words closings = {"no further action", "not in need", "the episode of need ends",
                        "the family moves away"};
const Words abuses = {"neglect", "emotional abuse", "physical abuse", "sexual abuse",
                      "more than one kind of abuse"};
const Words legal_statuses = {"no legal status", "section 20",        "interim care order", "care order",
                              "placement order", "police protection", "youth justice"};
const Words doors = {"by agreement with the parents", "by order of the court", "under police protection",
                     "on remand", "as a child who seeks asylum alone"};
const Words placements = {"foster care",
                          "kinship care",
                          "a children's home",
                          "a secure home",
                          "semi-independent accommodation",
                          "the parents' home",
                          "an adoptive home",
                          "another placement"};
const Words exits = {"home, as planned",         "home, unplanned", "special guardianship",
                     "child arrangements order", "adoption",        "relatives, without an order",
                     "independent living",       "18th birthday",   "another reason"};
const Words activities = {
    "neither in education or work nor in a suitable home", "in education or work, but in no suitable home",
    "not in education or work, in a suitable home", "in education or work, in a suitable home"};

}  // namespace

const std::vector<EventDescription>& event_catalogue() {
  static const std::vector<EventDescription> all = {
      {Event::referral, "referral", "Referred by {detail}", sources, "age", "days"},
      {Event::no_further_action, "no_further_action", "Case closed: no further action", {}, "", ""},
      {Event::not_in_need, "not_in_need", "Case closed: not in need", {}, "", ""},
      {Event::stage, "stage", "Stage: {detail}", stages, "", ""},
      {Event::closed, "closed", "Case closed {value} after the referral: {detail}", closings,
       "time since the referral", "days"},
      {Event::section_47, "section_47", "Section 47 enquiry begins", {}, "", ""},
      {Event::conference,
       "conference",
       "Initial child protection conference, {value} after the enquiry began: {detail}",
       {"no plan", "a plan is made"},
       "time since the section 47 enquiry",
       "working days"},
      {Event::plan_started, "plan_started", "Child protection plan begins, for {detail}", abuses, "", ""},
      {Event::plan_ended,
       "plan_ended",
       "Child protection plan ends after {value}",
       {},
       "time on the plan",
       "days"},
      {Event::letter,
       "letter",
       "Letter before proceedings: {detail}",
       {"the family has time to act", "urgent, straight to court"},
       "",
       ""},
      {Event::issued, "issued", "Care proceedings are issued", {}, "", ""},
      {Event::hearing,
       "hearing",
       "Final hearing, {value} after issue: {detail}",
       {"care order", "supervision order", "special guardianship order", "child arrangements order",
        "placement order", "no order"},
       "time since issue",
       "days"},
      {Event::edge_of_care, "edge_of_care", "Entry to care is considered", {}, "", ""},
      {Event::care_started, "care_started", "Becomes looked after {detail}", doors, "", ""},
      {Event::care_ended, "care_ended", "Leaves care after {value}: {detail}", exits, "time in care", "days"},
      {Event::placed, "placed", "Placed in {detail}[, {value} from home]", placements,
       "distance from home; 0 where it is not known", "km"},
      {Event::worker_changed,
       "worker_changed",
       "{detail}",
       {"First worker", "Another worker takes over",
        "Another worker takes over: the team changes with the stage"},
       "",
       ""},
      {Event::missing, "missing", "Goes missing", {}, "", ""},
      {Event::enrolled,
       "enrolled",
       "Enrolled in {detail}[ for {value}]",
       {},
       "days for which it holds",
       "days"},
      {Event::enrolment_ended, "enrolment_ended", "Enrolment in {detail} ends", {}, "", ""},
      {Event::placement_ended,
       "placement_ended",
       "Placement ends after {value}: {detail}",
       {"the child moves", "it was for a short stay", "leaves care", "moves to adopters", "the home closes"},
       "time in the placement",
       "days"},
      {Event::worker_lost,
       "worker_lost",
       "The worker of {value} hands over: {detail}",
       {"resignation", "absence, or an agency contract ends", "caseloads are evened out"},
       "time with the worker",
       "days"},
      {Event::legal_status, "legal_status", "Legal status: {detail}", legal_statuses, "", ""},
      {Event::assessment_completed,
       "assessment_completed",
       "Assessment completed after {value}: {detail}",
       {"not in need", "in need, but the case closes", "in need", "a plan or care came first",
        "of an open case, after an enquiry"},
       "time since the referral or the enquiry",
       "working days"},
      {Event::reviewed,
       "reviewed",
       "{detail}, number {value}",
       {"Review of the child protection plan", "Review in care"},
       "number of the review",
       "1"},
      {Event::diverted, "diverted", "Proceedings are averted", {}, "", ""},
      {Event::edge_decided,
       "edge_decided",
       "Decision on entry to care: {detail}",
       {"stays at home", "comes into care"},
       "",
       ""},
      {Event::eighteenth_birthday, "eighteenth_birthday", "18th birthday", {}, "", ""},
      {Event::pathway_review, "pathway_review", "Review of the pathway plan: {detail}", activities, "", ""},
      {Event::at_start, "at_start", "At the start of the run: {detail}", stages, "age", "days"},
      {Event::in_care_at_start, "in_care_at_start", "At the start: in care for {value}, {detail}",
       legal_statuses, "time in care", "days"},
      {Event::placed_at_start, "placed_at_start", "At the start: lives in {detail}[, {value} from home]",
       placements, "distance from home; 0 where it is not known", "km"},
      {Event::parental_change, "parental_change", "A parent changes", {}, "", ""},
      {Event::family_conference,
       "family_conference",
       "Conference of the wider family: {detail}",
       {"declined", "held"},
       "",
       ""},
  };
  for (std::size_t i = 0; i < all.size(); ++i)
    invariant(static_cast<std::size_t>(all[i].event) == i,
              "events are described in the order of their codes");
  return all;
}

std::vector<std::string> event_names() {
  std::vector<std::string> names;
  std::transform(event_catalogue().begin(), event_catalogue().end(), std::back_inserter(names),
                 [](const EventDescription& event) { return event.name; });
  return names;
}

namespace {

/// A care leaver's own trust, before that the family's.
void note_trust(const Case& c, Day today, EventRow& row) {
  if (c.worker_since == never) return;
  const auto percent = [today](const Bond& trust) {
    return static_cast<std::uint8_t>(std::lround(100 * trust.on(today)));
  };
  row.trust = percent(c.stage == Stage::care_leaver ? c.child_trust : c.trust);
  row.team_trust = percent(c.team_trust);
}

}  // namespace

void log_event(Cell& cell, const Child& child, Day today, Event event, std::uint8_t detail, float value) {
  EventRow row{
      child.id.value(), today, static_cast<std::uint16_t>(cell.index), static_cast<std::uint8_t>(event),
      detail,           value};
  if (child.open_case.exists()) note_trust(cell[child.open_case], today, row);
  cell.log.push_back(row);
}

void log_start(Cell& cell, Day start) {
  for (const Case& c : cell.cases) {
    if (!c.child.exists()) continue;
    const auto log = [&](Event event, auto detail, double value) {
      log_event(cell, cell[c.child], start, event, static_cast<std::uint8_t>(detail),
                static_cast<float>(value));
    };
    log(Event::at_start, c.stage, start - c.birth);
    if (c.stage != Stage::looked_after) continue;
    log(Event::in_care_at_start, c.legal, start - c.care_since);
    if (c.placed_since != never)
      log(Event::placed_at_start, c.placement, static_cast<double>(c.km_from_home));
  }
}

}  // namespace cscsim
