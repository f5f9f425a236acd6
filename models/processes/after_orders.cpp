#include <cmath>

#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

/// Hazard a year of a break-down, constant, from the share broken within so many years.
double breaks_per_year(const Parameters& p, CareExit by) {
  const auto constant = [](double share, double years) { return -std::log1p(-share) / years; };
  switch (by) {
    case CareExit::special_guardianship:
      return constant(p.guardianship_disrupted, 5);
    case CareExit::child_arrangements:
      return constant(p.arrangements_disrupted, 5);
    case CareExit::adopted:
      return constant(p.adoption_disrupted, 12);
    default:
      return 0;
  }
}

}  // namespace

void rehome(Now& now, ChildRow row, CareExit by) {
  Child& child = now.cell[row];
  if (!child.rehomed) now.cell[child.family].take_from_household(child.birth);
  child.rehomed = true;
  const double per_day = breaks_per_year(now.p, by) / days_per_year;
  if (per_day <= 0) return;
  const double days = now.exponential(child.id, decision::order_breaks) / per_day;
  if (days >= std::min(now.model.end, birthday(child.birth, 18)) - now.today - 1) return;
  now.cell.calendar.add({now.today + 1 + static_cast<Day>(days), row.value(), static_cast<std::uint32_t>(by),
                         static_cast<std::uint8_t>(Visit::order_breaks)});
}

void break_order(Now& now, ChildRow row, CareExit by) {
  const Child& child = now.cell[row];
  if (child.gone || child.open_case.exists() || age_on(child.birth, now.today) >= 18) return;
  now.count(by == CareExit::adopted ? stat::adoptions_broken : stat::kinship_orders_broken);
  const CaseRow opened = open_case(now, row, Source::la_services);
  if (now.uniform(child.id, decision::order_breaks, 1) < now.p.disruption_to_care) {
    enter_care(now, opened, Door::agreement, LegalStatus::section_20);
    return;
  }
  enter_stage(now, opened, Stage::referral);
  begin_assessment(now, opened);
}

}  // namespace cscsim
