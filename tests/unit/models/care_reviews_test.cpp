#include <catch2/catch.hpp>

#include "core/calendar/working_days.hpp"
#include "models/population/synthesis.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/stages.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// Rutland with no open case but that of one child, who comes into care on the first day.
struct InCare {
  explicit InCare(double late, double behind = -1)
      : model{read_parameters(data_directory(), {{"care.review_late", late}}),
              read_facts(data_directory(), {"857"}, start), start, 4},
        cell{make_people(model, 0, draws)} {
    cell.tally = Tally{model.month_starts};
    cell.behind.fill(static_cast<float>(behind < 0 ? model.parameters.backlog_mean_looked_after : behind));
    Now first = now(start);
    row = open_case(first, ChildRow{3}, Source::schools);
    enter_care(first, row, Door::agreement, LegalStatus::section_20);
  }
  [[nodiscard]] Now now(Day day) { return {model, model.parameters, draws, cell, day, 0, gathered}; }
  [[nodiscard]] Case& c() { return cell[row]; }
  void review() {
    Now today = now(c()[Due::review]);
    review_care(today, row);
  }

  static inline const Day start = usual_start;
  Draws draws{1, 0};
  Model model;
  Cell cell;
  Gathered gathered;
  CaseRow row;
};

}  // namespace

TEST_CASE("reviews in time fall 20 working days after entry, 3 months later and every 6 months") {
  InCare child{0};
  Day next = add_working_days(InCare::start, 20);
  for (const Day gap : {91, 183, 183, 183}) {
    CHECK(child.c()[Due::review] == next);
    child.review();
    next += gap;
  }
  CHECK(child.c().late_reviews == 0);
}

TEST_CASE("a late review puts off those after it, and none is skipped") {
  InCare child{1};
  for (const Day gap : {91, 183, 183, 183}) {
    const Day limit = child.c().review_limit, held = child.c()[Due::review];
    CHECK(held > limit);
    CHECK(held <= limit + 20);
    child.review();
    CHECK(child.c().review_limit == held + gap);
  }
  CHECK(child.c().reviews == 4);
  CHECK(child.c().late_reviews == 4);
}

TEST_CASE("reviews are late more often where the team owes more, and as usual where it owes what it does") {
  const auto late = [](double behind) {
    int n = 0;
    InCare child{0.055, behind};
    for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
      child.draws = Draws{seed, 0};
      Now now = child.now(InCare::start);
      expect_review(now, child.c(), InCare::start + 28);
      n += child.c()[Due::review] > InCare::start + 28;
    }
    return n / 4000.0;
  };
  CHECK(late(-1) == Approx(0.055).margin(0.011));
  CHECK(late(1) > 1.05 * late(-1));
  CHECK(late(0) < late(-1));
}
