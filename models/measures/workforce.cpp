#include "models/measures/lines.hpp"

namespace cscsim {

void add_workforce(std::vector<Line>& all, const Parameters& p) {
  using namespace stat;
  const double share = 1 / p.case_holder_share;
  const std::vector<Line> lines = {
      {"social_workers_fte",
       Kind::stock,
       [share](const PeriodCounts& n) {
         return static_cast<double>(n.september(case_holders) - n.september(case_holders_agency)) * share;
       },
       {},
       {},
       false},
      {"case_holders_fte", Kind::stock, september(case_holders), {}, {}, false},
      {"cases_held", Kind::stock, september(cases_held), "cases", {}, false},
      {"cases_unallocated", Kind::stock, total(cases_unallocated), "cases",
       "open cases that wait for a worker"},
      {"agency_pct", Kind::share, september_ratio(case_holders_agency, {case_holders}), {}, {}, false},
      {"vacancy_pct",
       Kind::share,
       [](const PeriodCounts& n) {
         const std::int64_t posts =
             n.september(case_holders) - n.september(case_holders_agency) + n.september(vacancies);
         return posts > 0 ? 100.0 * static_cast<double>(n.september(vacancies)) / static_cast<double>(posts)
                          : not_measured;
       },
       {},
       {},
       false},
      {"turnover_pct",
       Kind::share,
       [](const PeriodCounts& n) {
         const std::int64_t employed = n.september(case_holders) - n.september(case_holders_agency);
         return employed > 0 ? 100.0 * static_cast<double>(n[workers_left]) / static_cast<double>(employed)
                             : not_measured;
       },
       {},
       {},
       false},
      {"absence_pct", Kind::share, ratio(absence_days, worker_days)},
      {"caseload_mean", Kind::mean, september_ratio(cases_held, {case_holders}, 1.0), {}, {}, false},
      {"cla_social_worker_changes_per_year", Kind::mean,
       ratio(worker_changes_in_care, cla_days, days_per_year)},
      {"hand_overs_resignation", Kind::flow, total(hand_over_resignation), "hand-overs",
       "cases that changed worker because the worker resigned"},
      {"hand_overs_transfer", Kind::flow, total(hand_over_transfer), "hand-overs",
       "cases that changed worker at a step of the pathway"},
      {"hand_overs_rebalancing", Kind::flow, total(hand_over_rebalancing), "hand-overs",
       "cases that changed worker to even out caseloads"},
      {"hand_overs_absence", Kind::flow, total(hand_over_absence), "hand-overs",
       "cases that changed worker for absence or the end of an agency worker's stay"},
      {"parental_changes", Kind::flow, total(parental_changes), "children",
       "open cases in which a parent changed what put the child at risk"},
      {"trust_mean", Kind::mean, ratio(trust_thousandths, trust_cases, 1 / 10.0), "percent of full trust",
       "trust of families in their worker, 0 to 100, over allocated cases under assessment, in need, on a "
       "plan or in care"},
      {"face_to_face_hours_per_case_week", Kind::mean, ratio(face_to_face_minutes, trust_cases, 1 / 60.0),
       "hours", "hours a week that workers spend with the family, a case"},
      {"practice_with_pct", Kind::share, ratio(cases_by_practice, trust_cases), "percent",
       "cases whose worker gives both high support and high challenge (Social Discipline Window)"},
  };
  all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace cscsim
