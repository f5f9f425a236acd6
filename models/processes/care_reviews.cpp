#include <algorithm>

#include "models/processes/stages.hpp"
#include "models/processes/work_queue.hpp"

namespace cscsim {

void expect_review(Now& now, Case& c, Day limit) {
  const Family& family = now.cell[now.cell[c.child].family];
  const double late = std::min(1.0, now.p.care_review_late * lateness(now, Team::looked_after)),
               u = now.uniform(family.id, decision::care_review_late);
  c.review_limit = limit;
  c[Due::review] = u < late ? limit + 1 + static_cast<Day>(u / late * now.p.care_review_late_days) : limit;
}

void review_care(Now& now, CaseRow row) {
  Case& c = now.cell[row];
  ++c.reviews;
  if (DueDay{now.today} > c.review_limit) {
    ++c.late_reviews;
    now.count(stat::care_reviews_late);
  }
  now.log(now.cell[c.child], Event::reviewed, Review::care, c.reviews);
  record_health(now, c);
  record_life(now, c);
  if (now.uniform(c.id, decision::placement_status) < now.p.status_change)
    now.count(stat::placement_status_changes);
  expect_review(now, c, now.today + (c.reviews == 1 ? second_care_review : later_care_review));
}

}  // namespace cscsim
