#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/types/dates.hpp"

namespace cscsim {

struct Cell;
struct Child;

/// Codes of the event log. What each says, its detail and its value stand in `event_catalogue()`, in the same order.
enum class Event : std::uint8_t {
  referral,
  no_further_action,
  not_in_need,
  stage,
  closed,
  section_47,
  conference,
  plan_started,
  plan_ended,
  letter,
  issued,
  hearing,
  edge_of_care,
  care_started,
  care_ended,
  placed,
  worker_changed,
  missing,
  enrolled,
  enrolment_ended,
  placement_ended,
  worker_lost,
  legal_status,
  assessment_completed,
  reviewed,
  diverted,
  edge_decided,
  eighteenth_birthday,
  pathway_review,
  at_start,
  in_care_at_start,
  placed_at_start,
  parental_change,
  family_conference
};

/// Details of events that no column of the world holds.
enum class WorkerComes : std::uint8_t { first, replacement, transfer };
enum class WorkerGoes : std::uint8_t { resignation, absence_or_agency_end, rebalancing };
enum class PlacementEnd : std::uint8_t { moved, short_stay, left_care, to_adopters, home_closed };
enum class Urgency : std::uint8_t { time_to_act, urgent };
enum class Assessed : std::uint8_t { not_in_need, closed, in_need, overtaken, again };
enum class Review : std::uint8_t { plan, care };
enum class Decided : std::uint8_t { no, yes };

/// What one code of the event log means, in words that a reader of a life wants: the one place that has them.
struct EventDescription {
  Event event;
  std::string name;
  std::string words;  ///< what happened; {detail} and {value} stand where those go
  std::vector<std::string>
      details;        ///< by EventRow::detail; empty: it has none, or it is the number of a policy
  std::string value;  ///< meaning of EventRow::value; empty: it has none, and is 0
  std::string units;  ///< of the value: "days", "km", "working days", "1"
};
const std::vector<EventDescription>& event_catalogue();

std::vector<std::string> event_names();

/// Logs what happened to a child, and the trust in its worker and their team on the day.
void log_event(Cell& cell, const Child& child, Day today, Event event, std::uint8_t detail, float value);

/// Logs where every open case stands on the first day: the beginning of a story that the run does not tell.
void log_start(Cell& cell, Day start);

}  // namespace cscsim
