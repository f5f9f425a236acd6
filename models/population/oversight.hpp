#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/types/dates.hpp"
#include "models/population/records.hpp"

namespace cscsim {

/// One full inspection of an authority, by the day on which the judgement was published.
struct Judgement {
  Day published = never;
  Grade grade = Grade::requires_improvement;
  friend bool operator==(const Judgement&, const Judgement&) = default;
};

/// Full inspections of every authority published before `start`, oldest first, by DfE code. Authorities made anew on the day
/// have none.
std::map<std::string, std::vector<Judgement>> read_judgements(const std::string& data_directory, Day start);

/// How an authority stands with the inspectorate, and how wary that leaves it.
struct Oversight {
  Judgement last;                                ///< never published: no judgement yet
  Grade at_start = Grade::requires_improvement;  ///< what published turnover goes with
  Day next = not_due;                            ///< the next judgement
  double usual = 1;        ///< mean of 1 + what judgements added, over the three years to the start
  float vigilance = 1.0F;  ///< against the usual; 1 where loops.blame is off
  friend bool operator==(const Oversight&, const Oversight&) = default;
};

}  // namespace cscsim
