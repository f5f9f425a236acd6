#include "models/meter.hpp"

namespace cscsim {

void Meter::add(const Meter& other) {
  for (std::size_t i = 0; i < run_parts; ++i) {
    spent_[i].times += other.spent_[i].times;
    spent_[i].ns += other.spent_[i].ns;
  }
}

const std::array<std::string, run_parts>& part_names() {
  static const std::array<std::string, run_parts> names = {
      "opening", "day begins", "calendar", "newcomers", "homes", "day ends", "placements", "allocation",
      "month ends", "measures", "exchange", "report",
      // in the order of Visit
      "visit: birth", "visit: pregnancy known", "visit: family moves", "visit: contact",
      "visit: worker leaves", "visit: worker hired", "visit: home leaves", "visit: enrolment ends",
      "visit: order breaks", "visit: leaver gives birth", "visit: known to court",
      // looks, in the order of Due
      "look: 18th birthday", "look: decision", "look: assessment ends", "look: conference", "look: review",
      "look: family conference", "look: gateway", "look: hearing", "look: police protection ends",
      "look: edge of care", "look: placement ends", "look: remand ends", "look: adoption",
      "look: pathway review", "look: refresh", "look: event"};
  return names;
}

}  // namespace cscsim
