#include "models/books.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "core/calendar/working_days.hpp"
#include "core/types/errors.hpp"
#include "models/population/synthesis.hpp"
#include "models/processes/stages.hpp"

namespace cscsim {

namespace {

template <class Tag>
Row<Tag> row_at(std::size_t i) {
  return Row<Tag>{static_cast<std::uint32_t>(i)};
}

std::int64_t total(const Tally& tally, stat::Name name) {
  std::int64_t sum = 0;
  for (std::size_t month = 0; month < tally.months(); ++month) sum += tally.at(month, name);
  return sum;
}

/// Reviews of care fall 20 working days after entry, 3 months later, and every 6 months (statutory.csv); each that was held
/// late puts those after it off by as much.
void check_care_reviews(const Case& c) {
  constexpr Day latest = 60;  // as far as care.review_late_days may go
  Day in_time = add_working_days(c.care_since, first_care_review);
  for (int held = 1; held <= c.reviews; ++held) in_time += held == 1 ? second_care_review : later_care_review;
  const Day put_off = c.review_limit - in_time;
  invariant(c.late_reviews <= put_off && put_off <= latest * c.late_reviews,
            "reviews of care are neither skipped nor doubled");
  invariant(c.review_limit <= c[Due::review] && c[Due::review] <= c.review_limit + latest,
            "the next review of care is in time or a little late");
}

void check_plan(const Case& c, Day today) {
  invariant(c.plan_since <= today, "a plan has begun");
  invariant(c[Due::review] != not_due, "every plan has its next review");
  invariant(c.reviews <= (today - c.plan_since) / 28, "plan reviews are four weeks apart at least");
  invariant(c.plan_since < c.review_limit && c.review_limit <= today + later_plan_review,
            "every plan review has its limit");
}

void check_care(const Cell& cell, const Case& c, Day today) {
  const Child& child = cell[c.child];
  invariant(age_on(child.birth, today) < 18, "nobody is looked after past 18");
  invariant(child.birth <= c.care_since && c.care_since <= today, "care began in the child's life");
  invariant(c.care_since <= c.placed_since && c.placed_since <= today, "a child in care has one placement");
  invariant(c[Due::review] != not_due, "every child in care has a next review");
  if (c.care_since >= cell.tally.month_starts().front()) check_care_reviews(c);
}

void check_case(const Cell& cell, CaseRow row, Day today) {
  const Case& c = cell[row];
  const Child& child = cell[c.child];
  invariant(child.open_case == row, "a child has one open case at most");
  invariant(child.birth - known_before_birth <= c.opened && c.opened <= today && c.stage_since <= today,
            "a case opens in the child's life or a known pregnancy");
  invariant((c.stage == Stage::looked_after) == (c.legal != LegalStatus::none),
            "a child looked after has one legal status, others none");
  invariant((c.stage == Stage::protection_plan) == (c.plan_since != never),
            "a plan stands in its stage only");
  if (c.stage == Stage::protection_plan) check_plan(c, today);
  if (c.stage == Stage::looked_after)
    check_care(cell, c, today);
  else
    invariant(!c.home.exists() && c.placed_since == never, "only children looked after are placed");
  for (const DueDay due : c.due) invariant(due > DueDay{today}, "nothing that was due is left undone");
  invariant(c.scheduled > today && c.scheduled <= Day{*std::min_element(c.due.begin(), c.due.end())},
            "a case is looked at when the first thing is due");
}

void check_home(const Cell& cell, HomeRow row) {
  const Home& home = cell[row];
  int living = 0;
  for (CaseRow c = home.first_case; c.exists(); c = cell[c].next_in_home, ++living)
    invariant(cell[c].home == row, "who is in the chain of a home lives there");
  invariant(living == home.taken && home.taken <= home.places, "places taken are those of the chain");
  invariant(!home.closed || home.taken == 0, "nobody lives in a closed home");
  const auto& own = cell.own_homes[static_cast<std::size_t>(home.kind)];
  const bool joins = !home.closed && !home.outside && home.kind != PlacementKind::kinship;
  invariant(std::count(own.begin(), own.end(), row) == (joins ? 1 : 0),
            "the open homes of the area are listed");
}

void check_worker(const Cell& cell, WorkerRow row) {
  const Worker& worker = cell[row];
  int cases = 0;
  std::int32_t minutes = 0;
  CaseRow before;
  for (CaseRow c = worker.first_case; c.exists(); before = c, c = cell[c].next_of_worker, ++cases) {
    invariant(cell[c].worker == row && cell[c].previous_of_worker == before,
              "who is in the chain of a worker is theirs");
    minutes += cell[c].minutes;
  }
  invariant(cases == worker.cases && minutes == worker.minutes,
            "a worker's cases and minutes are those of the chain");
  invariant(!worker.gone || cases == 0, "a worker who has left holds no case");
  const auto& team = cell.in_post[static_cast<std::size_t>(worker.team)];
  invariant(std::count(team.begin(), team.end(), row) == (worker.gone ? 0 : 1),
            "workers in post are listed once");
}

/// Chains and counts agree the other way round too: nobody is outside them.
void check_links(const Cell& cell) {
  std::size_t open = 0, held = 0, housed = 0, cases = 0, taken = 0;
  for (const Case& c : cell.cases) {
    if (!c.child.exists()) continue;
    ++open;
    held += c.worker.exists();
    housed += c.home.exists();
  }
  for (const Worker& worker : cell.workers) cases += worker.cases;
  for (const Home& home : cell.homes) taken += home.taken;
  invariant(open + cell.free_cases.size() == cell.cases.size(), "a slot is open or free");
  invariant(held == cases && housed == taken, "each case stands in the chains that it names");
}

void check_waiting(const Cell& cell) {
  std::set<std::uint32_t> seen;
  for (const CaseRow row : cell.unallocated) {
    invariant(seen.insert(row.value()).second, "a case waits once for a worker");
    invariant(!cell[row].child.exists() || cell[row].seeks_worker, "who waits for a worker seeks one");
  }
}

struct Stocks {
  std::int64_t cases = 0, plans = 0, care = 0;
};

/// What stands less what the tally says has come and gone.
Stocks before_all(const Cell& cell) {
  using namespace stat;
  Stocks n;
  for (const Case& c : cell.cases) {
    if (!c.child.exists()) continue;
    ++n.cases;
    n.plans += c.stage == Stage::protection_plan;
    n.care += c.stage == Stage::looked_after;
  }
  const Tally& t = cell.tally;
  n.cases -= total(t, referrals) - total(t, no_further_action) - total(t, not_in_need) - total(t, cin_ended);
  n.plans -= total(t, cpp_started) - total(t, cpp_ended);
  n.care -= total(t, care_spells_started) - total(t, care_spells_ended);
  return n;
}

}  // namespace

void check_books(const Cell& cell, Day today) {
  for (std::size_t i = 0; i < cell.cases.size(); ++i)
    if (cell.cases[i].child.exists()) check_case(cell, row_at<CaseTag>(i), today);
  for (std::size_t i = 0; i < cell.homes.size(); ++i) check_home(cell, row_at<HomeTag>(i));
  for (std::size_t i = 0; i < cell.workers.size(); ++i) check_worker(cell, row_at<WorkerTag>(i));
  check_links(cell);
  check_waiting(cell);
  check_policies(cell);
}

Ledger::Ledger(const Cell& cell) {
  const Stocks n = before_all(cell);
  cases_ = n.cases, plans_ = n.plans, care_ = n.care;
}

void Ledger::check(const Cell& cell) const {
  invariant(Ledger{cell} == *this, "stocks are what was there, plus starts, less ends");
}

}  // namespace cscsim
