#include <catch2/catch.hpp>
#include <cmath>

#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/supervision.hpp"
#include "models/processes/work_queue.hpp"
#include "models/processes/workforce.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// An authority on the first morning, with what a process needs to act on it.
struct Morning {
  Model model;
  Draws draws{7, 0};
  Cell cell;
  Gathered gathered;
  Now now;

  explicit Morning(const std::map<std::string, double>& parameters = {})
      : model{read_parameters(data_directory(), parameters), read_facts(data_directory(), {"857"}, start()),
              start(), 1},
        cell{make_opening_world(model, 0, draws)},
        now{model, model.parameters, draws, cell, model.start, 0, gathered} {}

  static Day start() { return usual_start; }

  /// The first open case in this stage.
  CaseRow first(Stage stage) const {
    for (std::uint32_t i = 0; i < cell.cases.size(); ++i)
      if (cell.cases[i].child.exists() && cell.cases[i].stage == stage) return CaseRow{i};
    return CaseRow::none();
  }
};

/// Of pairs of siblings with open cases of one team, the share with one worker.
double share_together(const Cell& cell) {
  int pairs = 0, together = 0;
  for (const Family& family : cell.families)
    for (ChildRow a = family.first_child; a.exists(); a = cell[a].sibling)
      for (ChildRow b = cell[a].sibling; b.exists(); b = cell[b].sibling) {
        if (!cell[a].open_case.exists() || !cell[b].open_case.exists()) continue;
        const Case &one = cell[cell[a].open_case], &other = cell[cell[b].open_case];
        if (team_of(one.stage) != team_of(other.stage) || !one.worker.exists() || !other.worker.exists())
          continue;
        ++pairs;
        together += one.worker == other.worker;
      }
  return pairs > 0 ? static_cast<double>(together) / pairs : 1;
}

}  // namespace

TEST_CASE("siblings share one worker, on the first day and after") {
  Morning morning;
  CHECK(share_together(morning.cell) == 1);
  const ArmPolicies nobody;
  World world{morning.cell};
  System system{morning.model, morning.draws, nobody, false};
  advance(world, morning.model.start, morning.model.end, system);
  CHECK(share_together(world[0]) > 0.9);  // a worker may be full, or a sibling's case was kept elsewhere
}

TEST_CASE("trust fades from the day on which the worker leaves") {
  Morning morning;
  const CaseRow row = morning.first(Stage::child_in_need);
  Case& c = morning.cell[row];
  const double trust = c.trust.on(morning.model.start);
  const WorkerRow worker = c.worker;
  morning.cell[worker].leaves = morning.model.start;
  leave_post(morning.now, worker);
  CHECK_FALSE(c.worker.exists());
  const double weeks = 10;
  CHECK(c.trust.on(morning.model.start + 70) ==
        Approx(trust * std::exp(-weeks * morning.model.parameters.trust_decay)).epsilon(1e-4));
}

TEST_CASE("the step into the looked-after team is no hand-over that slows a return, another worker is") {
  Morning morning;
  Case& c = morning.cell[morning.first(Stage::looked_after)];
  c.hand_overs = 0;
  meet_worker(morning.now, c, WorkerSought::transfer);
  CHECK(c.hand_overs == 0);
  meet_worker(morning.now, c, WorkerSought::replacement);
  CHECK(c.hand_overs == 1);
}

TEST_CASE("adult specialists keep their share of trust at a hand-over, the team gives the rest") {
  const auto kept = [](double specialists) {
    Morning morning{{{"team.specialists_share", specialists}}};
    Case& c = morning.cell[morning.first(Stage::child_in_need)];
    c.trust.become(morning.model.start, 0.4);
    c.child_trust.become(morning.model.start, 0.6);
    c.team_trust.become(morning.model.start, 0.5);
    meet_worker(morning.now, c, WorkerSought::replacement);
    CHECK(c.team_trust.on(morning.model.start) == Approx(0.5));
    return std::pair{c.trust.on(morning.model.start), c.child_trust.on(morning.model.start)};
  };
  const Parameters p = read_parameters(data_directory(), {});
  CHECK(kept(0).first == Approx(p.team_share * 0.5));
  CHECK(kept(0).second == Approx(p.team_share_child * 0.5));
  CHECK(kept(0.4).first == Approx(0.4 * 0.4 + 0.6 * p.team_share * 0.5));
  CHECK(kept(1).first == Approx(0.4));
}

TEST_CASE("a case with a deadline near comes first, and the hours are those that there are") {
  Morning morning;
  Cell& cell = morning.cell;
  const std::vector<std::int32_t> pressing = note_deadlines(morning.now);
  for (const WorkerRow row : cell.in_post[static_cast<std::size_t>(Team::protection)]) {
    Worker& worker = cell[row];
    worker.time_share = 0.7F;
    set_first_things_first(worker, pressing[row.value()]);
    double given = 0;
    bool some = false;
    for (CaseRow held = worker.first_case; held.exists(); held = cell[held].next_of_worker) {
      given += cell[held].minutes * time_share_of(cell, cell[held]);
      some |= cell[held].pressing;
    }
    CHECK(given == Approx(0.7 * worker.minutes).epsilon(1e-4));
    if (some) CHECK(worker.pressing_share >= worker.other_share);
  }
}

TEST_CASE("supervision is that of the usual manager on the first day, and falls while a post is vacant") {
  Morning morning;
  Cell& cell = morning.cell;
  const auto mean = [&cell](Team team) {
    double sum = 0;
    const auto& rows = cell.in_post[static_cast<std::size_t>(team)];
    for (const WorkerRow row : rows) sum += supervision_of(cell, cell[row]);
    return sum / static_cast<double>(rows.size());
  };
  set_supervision(morning.now);
  CHECK(mean(Team::protection) == Approx(1).epsilon(0.02));
  for (Manager& manager : cell.managers) manager.since = morning.model.start + 50;
  set_supervision(morning.now);
  CHECK(mean(Team::protection) < 0.9);
}

TEST_CASE("halving caseloads doubles the posts of social workers and their managers follow") {
  Morning morning;
  const auto posts = morning.cell.posts;
  const auto managers = morning.cell.managers.size();
  scale_posts(morning.now, 0.5);
  CHECK(morning.cell.posts[1] == 2 * posts[1]);
  CHECK(morning.cell.posts[3] == posts[3]);  // personal advisers are no social workers
  CHECK(morning.cell.managers.size() >= managers);
}

TEST_CASE("who leaves for another authority of the run is hired there with what they know") {
  Morning morning;
  World world(2);
  Practitioner worker;
  worker.support = 0.9F;
  world[0].movers.push_back({worker, 1});
  settle_movers(world);
  CHECK(world[0].movers.empty());
  REQUIRE(world[1].applicants.size() == 1);
  Cell& cell = morning.cell;
  cell.applicants = world[1].applicants;
  cell.posts[1] += 100;  // there is a vacancy
  fill_post(morning.now, Team::protection, false);
  CHECK(cell.applicants.empty());
  CHECK(cell.workers.back().support == 0.9F);
}
