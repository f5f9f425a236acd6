#pragma once

#include <vector>

#include "core/types/dates.hpp"
#include "models/population/records.hpp"

namespace cscsim {

/// One application that waits for its final hearing: all children of a family issued on one day.
struct Listing {
  FamilyRow family;
  Day issued = 0;
  Day ready = 0;   ///< first day on which it could be heard: assessments and evidence are in
  double tie = 0;  ///< keyed: orders those issued on one day
  friend bool operator==(const Listing&, const Listing&) = default;
};

/// What an authority has before its court area.
struct CourtBook {
  std::vector<Listing> waiting;
  int received = 0;                 ///< applications since the last exchange
  std::vector<FamilyRow> families;  ///< who have been before the court, as far as the authority knows
  double receipts_a_week = 0;       ///< mean of about the last year: what sitting days are set by
  double slot_rest = 0;     ///< part of a slot left from last week; of an area, with its first authority
  double in_time_rest = 0;  ///< likewise, of the slots kept for cases still in time
  friend bool operator==(const CourtBook&, const CourtBook&) = default;
};

}  // namespace cscsim
