#include "models/measures/lines.hpp"

namespace cscsim {

void add_trust(std::vector<Line>& all) {
  using namespace stat;
  const std::vector<Line> lines = {
      {"trust_in_team_mean", Kind::mean, ratio(team_trust_thousandths, trust_cases, 1 / 10.0),
       "percent of full trust",
       "trust of families in the team behind their worker, 0 to 100, over the cases of trust_mean"},
      {"trust_kept_pct", Kind::share, ratio(trust_after_hand_over, trust_before_hand_over), "percent",
       "trust in a new worker on the first day, against trust in the last one"},
      {"own_trust_mean", Kind::mean, ratio(own_trust_thousandths, care_reviews_from_10, 1 / 10.0),
       "percent of full trust",
       "own trust, in carers and worker together, 0 to 100, of children of 10 and over at their reviews in "
       "care"},
      {"trust_in_carers_mean", Kind::mean, ratio(carer_trust_thousandths, care_reviews_from_10, 1 / 10.0),
       "percent of full trust",
       "trust in their carers, 0 to 100, of children of 10 and over at their reviews in care"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace cscsim
