#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <cmath>

#include "models/processes/case_work.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/work_queue.hpp"
#include "models/processes/workforce.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// Rutland on the first morning.
struct Rutland {
  Model model;
  Draws draws{3, 0};
  Cell cell;
  Gathered gathered;
  Now now;

  explicit Rutland(const std::map<std::string, double>& parameters = {})
      : model{read_parameters(data_directory(), parameters), read_facts(data_directory(), {"857"}, start()),
              start(), 1},
        cell{make_opening_world(model, 0, draws)},
        now{model, model.parameters, draws, cell, model.start, 0, gathered} {}

  static Day start() { return usual_start; }

  std::vector<CaseRow> held(Stage stage) const {
    std::vector<CaseRow> rows;
    for (std::uint32_t i = 0; i < cell.cases.size(); ++i)
      if (cell.cases[i].child.exists() && cell.cases[i].stage == stage && cell.cases[i].worker.exists())
        rows.emplace_back(i);
    return rows;
  }
};

}  // namespace

TEST_CASE("a hand-over inside the team leaves trust in the team as it is, a step of the pathway costs some") {
  Rutland r;
  const Day today = r.model.start;
  Case& c = r.cell[r.held(Stage::child_in_need).front()];
  const double before = c.team_trust.on(today);
  meet_worker(r.now, c, WorkerSought::replacement);
  CHECK(c.team_trust.on(today) == Approx(before));
  meet_worker(r.now, c, WorkerSought::transfer);
  CHECK(c.team_trust.on(today) == Approx(r.model.parameters.team_kept * before));
  CHECK(c.trust.on(today) == Approx(r.model.parameters.team_share * c.team_trust.on(today)));
}

TEST_CASE("trust in the team grows slower than in the worker, towards the same limit, and fades slower") {
  Rutland r;
  const Parameters& p = r.model.parameters;
  const Day today = r.model.start, later = today + 140, in_the_end = today + 100'000;
  const CaseRow row = r.held(Stage::protection_plan).front();
  Case& c = r.cell[row];
  meet_worker(r.now, c, WorkerSought::first);
  CHECK(c.trust.on(today) == Approx(p.trust_at_start));
  CHECK(c.team_trust.on(today) == Approx(p.trust_at_start));
  const double limit = c.trust.on(in_the_end);
  CHECK(c.team_trust.on(in_the_end) == Approx(limit));
  CHECK(std::abs(c.team_trust.on(later) - limit) > std::abs(c.trust.on(later) - limit));
  const double before = c.team_trust.on(today);
  release_case(r.cell, row);
  miss_worker(r.now, c);
  CHECK(c.team_trust.on(today + 70) ==
        Approx(before * std::exp(-10 * p.team_pace * p.trust_decay)).epsilon(1e-4));
}

TEST_CASE("however often the worker changes, a new one starts from the team and not from nothing") {
  CHECK(rc::check([](std::uint8_t hand_overs) {
    static Rutland r;
    Case& c = r.cell[r.held(Stage::child_in_need).back()];
    for (int i = 0; i < hand_overs; ++i) meet_worker(r.now, c, WorkerSought::replacement);
    const double team = c.team_trust.on(r.model.start);
    RC_ASSERT(team > 0.01);
    if (hand_overs > 0)
      RC_ASSERT(std::abs(c.trust.on(r.model.start) - r.model.parameters.team_share * team) < 1e-5);
  }));
}

TEST_CASE("of children who come into care a share keep their worker, siblings alike") {
  for (const double share : {0.0, 1.0}) {
    Rutland r{{{"work.care_transfer", share}}};
    Case& c = r.cell[r.held(Stage::protection_plan).front()];
    CHECK(stays_with_worker(r.now, c, Stage::looked_after) == (share == 0));
    CHECK(stays_with_worker(r.now, c, Stage::child_in_need));  // the same team
  }
  Rutland r{{{"work.care_transfer", 0.0}}};
  int with_protection = 0, in_care = 0;
  for (const CaseRow row : r.held(Stage::looked_after)) {
    ++in_care;
    with_protection += r.cell[r.cell[row].worker].team == Team::protection;
  }
  CHECK(with_protection > 0);
  CHECK(with_protection < in_care);  // hand-overs since have brought the others to the looked-after team
}

TEST_CASE("deadlines are missed as published at the usual backlog, more often with more of it") {
  Rutland r;
  const Parameters& p = r.model.parameters;
  for (const Team team : {Team::assessment, Team::protection}) {
    float& behind = r.cell.behind[static_cast<std::size_t>(team)];
    behind = static_cast<float>(usually_behind(p, team));
    CHECK(lateness(r.now, team) == Approx(1));
    behind += 0.4F;
    CHECK(lateness(r.now, team) == Approx(1 + 0.4 * p.backlog_late).epsilon(1e-5));
  }
}
