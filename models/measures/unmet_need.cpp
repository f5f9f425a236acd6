#include "models/measures/lines.hpp"

namespace cscsim {

void add_unmet_need(std::vector<Line>& all) {
  using namespace stat;
  const std::vector<Line> lines = {
      {"contacts_turned_away", Kind::flow, total(contacts_turned_away), "contacts",
       "contacts that led to no referral"},
      {"referrals_after_turned_away", Kind::flow, total(referrals_after_turned_away), "referrals",
       "referrals of children whose family had a contact turned away in the 12 months before"},
      {"referrals_after_turned_away_pct", Kind::share, ratio(referrals_after_turned_away, referrals),
       "percent",
       "of all referrals, those within 12 months of a contact about the family that was turned away"},
      {"assessments_overdue", Kind::stock, total(assessments_overdue), "episodes of need",
       "assessments still open more than 45 working days after the referral"},
      {"conferences_waiting", Kind::stock, total(conferences_waiting), "children",
       "children for whom an initial child protection conference is called and not held yet"},
      {"cases_without_worker", Kind::stock, total(cases_without_worker), "cases",
       "open cases that no worker holds; cases_unallocated counts those held by another team's worker too"},
      {"allocation_wait_days_mean", Kind::mean, ratio(unallocated_days, allocations, 1.0), "days",
       "days that cases waited for a worker with room, for each case given one"},
      {"placements_emergency_pct", Kind::share, ratio(placements_emergency, placements_made), "percent",
       "of placements made, those bought in an emergency: sought, and none offered"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

void add_displacement(std::vector<Line>& all) {
  using namespace stat;
  const std::string who =
      " of children for whom no policy changes anything at the time: others than in an arm without policies";
  const std::vector<Line> lines = {
      {"allocation_wait_days_left_out_mean", Kind::mean,
       ratio(unallocated_days_left_out, allocations_left_out, 1.0), "days",
       "days that cases waited for a worker with room, for each case given one," + who},
      {"face_to_face_hours_left_out", Kind::mean,
       ratio(face_to_face_minutes_left_out, cases_left_out, 1 / 60.0), "hours",
       "hours a week that workers spend with the family, a case," + who},
      {"placements_out_of_area_pct", Kind::share, ratio(placements_out_of_area, placements_made), "percent",
       "of placements made, those outside the boundary of the authority"},
      {"placements_out_of_area_left_out_pct", Kind::share,
       ratio(placements_out_of_area_left_out, placements_made_left_out), "percent",
       "of placements made, those outside the boundary of the authority," + who},
      {"placements_emergency_left_out_pct", Kind::share,
       ratio(placements_emergency_left_out, placements_made_left_out), "percent",
       "of placements made, those bought in an emergency," + who},
      {"cla_placed_outside_left_out_pct", Kind::share, ratio(cla_outside_left_out, cla_left_out), "percent",
       "share placed outside the boundary of the authority, on the day, of children looked after" +
           who.substr(12)},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace cscsim
