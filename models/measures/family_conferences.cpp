#include "models/measures/lines.hpp"

namespace cscsim {

void add_family_conferences(std::vector<Line>& all) {
  using namespace stat;
  const std::vector<Line> lines = {
      {"family_conferences_offered", Kind::flow, total(conferences_offered), "families",
       "families offered a conference of the wider family after a letter before proceedings"},
      {"family_conferences_declined", Kind::flow, total(conferences_declined), "families",
       "families who declined the offer of a conference of the wider family"},
      {"family_conferences_held", Kind::flow, total(conferences_held), "families",
       "conferences of the wider family that were held in pre-proceedings"},
      {"diverted_after_family_conference_pct", Kind::share,
       [](const PeriodCounts& n) {
         const std::int64_t left = n[diverted_after_conference] + n[issued_after_conference];
         return left > 0
                    ? 100.0 * static_cast<double>(n[diverted_after_conference]) / static_cast<double>(left)
                    : not_measured;
       },
       "percent", "children who left pre-proceedings without issue, of those whose family held a conference"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace cscsim
