#include <catch2/catch.hpp>

#include "models/processes/stages.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// Shares of children under 18 with a past, by whether they are younger than 9; those with a case open apart, whom newcomers
/// have more of: they came with it.
struct Pasts {
  std::array<double, 2> children{}, referred{}, in_need{}, in_care{};
  void add(const Child& child, Day today) {
    const int age = age_on(child.birth, today);
    if (age < 0 || age > 17 || child.asylum || child.gone || child.open_case.exists()) return;
    const std::size_t half = age < 9 ? 0 : 1;
    ++children[half];
    referred[half] += child.ever(LifeStep::referred);
    in_need[half] += child.ever(LifeStep::in_need);
    in_care[half] += child.ever(LifeStep::in_care);
  }
  [[nodiscard]] double share(const std::array<double, 2>& of, std::size_t half) const {
    return of[half] / children[half];
  }
};

/// A day on which so many families move into Blackpool that their children can be told from residents by their rows.
struct Influx {
  explicit Influx(double borders)
      : model{read_parameters(data_directory(), {{"family.move_per_year", 0.5}, {"loops.borders", borders}}),
              read_facts(data_directory(), {"890"}, usual_start), usual_start, 1},
        cell{make_opening_world(model, 0, draws)},
        residents{cell.children.size()} {
    for (Day day = model.start; day < model.start + 120; ++day) {
      Now now{model, model.parameters, draws, cell, day, 0, gathered};
      receive_newcomers(now);
    }
    for (std::size_t i = 0; i < cell.children.size(); ++i)
      (i < residents ? stayed : came).add(cell.children[i], model.start + 120);
  }
  Model model;
  Draws draws{1, 0};
  Cell cell;
  std::size_t residents;
  Gathered gathered;
  Pasts stayed, came;
};

}  // namespace

TEST_CASE("newcomers have a past as residents of their ages have") {
  const Influx influx{1};
  REQUIRE(influx.came.children[0] + influx.came.children[1] > 3000);
  for (const std::size_t half : {0U, 1U}) {
    // A little more: some came with a case that has closed since.
    const double referred =
        influx.came.share(influx.came.referred, half) / influx.stayed.share(influx.stayed.referred, half);
    CHECK((referred > 0.9 && referred < 1.3));
    const double in_need =
        influx.came.share(influx.came.in_need, half) / influx.stayed.share(influx.stayed.in_need, half);
    CHECK((in_need > 0.9 && in_need < 1.4));
    CHECK(influx.came.share(influx.came.in_care, half) > 0);
  }
}

TEST_CASE(
    "what closed before the move brings further contacts, and counts as no re-referral across a border") {
  const Influx unseen{1}, seen{0};
  const auto of_newcomers = [](const Influx& influx) {
    int closings = 0, known = 0;
    for (std::size_t i = influx.residents; i < influx.cell.children.size(); ++i) {
      const Child& child = influx.cell.children[i];
      closings += influx.cell[child.family].last_closed != not_due;
      known += child.last_closed != never;
    }
    return std::pair{closings, known};
  };
  CHECK(of_newcomers(unseen).first > 100);
  CHECK(of_newcomers(unseen).second == 0);
  CHECK(of_newcomers(seen).second > 100);
}
