#include "models/measures/lines.hpp"

namespace cscsim {

void add_court(std::vector<Line>& all) {
  using namespace stat;
  const auto order = [](Order kind) { return total(in(orders_by_kind, kind)); };
  const std::vector<Line> lines = {
      {"letters_before_proceedings", Kind::flow, total(letters), "children",
       "children whose parents were sent a letter before proceedings"},
      {"diverted_from_court_pct", Kind::share, ratio(diverted, letters), "percent",
       "children who left pre-proceedings without issue, of letters in the period"},
      {"care_applications", Kind::flow, total(care_applications)},
      {"care_application_children", Kind::flow, total(care_application_children), "children",
       "children named in applications for a care or supervision order"},
      {"care_proceedings_mean_weeks", Kind::mean, ratio(proceedings_days, proceedings_ended, 1.0 / 7)},
      {"care_proceedings_within_26_weeks_pct", Kind::share,
       ratio(proceedings_within_26_weeks, proceedings_ended), "percent",
       "children whose proceedings ended in the period within 26 weeks of issue"},
      {"court_waiting", Kind::stock, total(court_waiting), "applications",
       "applications before the court with no day for the final hearing yet; 0 where loops.court_clock is 0"},
      {"court_ready", Kind::stock, total(court_ready), "applications",
       "of these, applications that could be heard: the queue for a slot"},
      {"orders_care", Kind::flow, order(Order::care), "children", "final hearings that made a care order"},
      {"orders_placement", Kind::flow, order(Order::placement), "children",
       "final hearings that made a placement order"},
      {"orders_supervision", Kind::flow, order(Order::supervision), "children",
       "final hearings that sent or left the child at home under a supervision order"},
      {"orders_special_guardianship", Kind::flow, order(Order::special_guardianship), "children",
       "final hearings that made a special guardianship order"},
      {"orders_child_arrangements", Kind::flow, order(Order::child_arrangements), "children",
       "final hearings that made a child arrangements order"},
      {"orders_none", Kind::flow, order(Order::none), "children", "final hearings that made no order"},
      {"adoptions_broken", Kind::flow, total(adoptions_broken), "children",
       "adoptions made in the run that broke down"},
      {"kinship_orders_broken", Kind::flow, total(kinship_orders_broken), "children",
       "special guardianship and child arrangements orders made in the run that broke down"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace cscsim
