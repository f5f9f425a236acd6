#include "models/parameter_sets.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "core/types/errors.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

/// The model's tables and a calibration of two parameters.
class Calibrated : public Folder {
 public:
  Calibrated() {
    write_best("\"court.diverted\" = 0.4\n");
    write("posterior.csv", "weight,court.diverted,care.home_unplanned\n1,0.1,0.2\n0,0.2,0.3\n3,0.3,0.4\n");
    std::filesystem::copy(std::filesystem::path{data_directory()} / "model_parameters.csv", path());
  }
  void write_best(const std::string& model) const { write("calibrated.toml", "[model]\n" + model); }
};

Scenario with(Uncertainty uncertainty, std::map<std::string, double> model = {}) {
  Scenario scenario;
  scenario.uncertainty = uncertainty;
  scenario.model = std::move(model);
  return scenario;
}

}  // namespace

TEST_CASE("without uncertainty parameters are those of the table and the scenario") {
  const Calibrated folder;
  const ParameterSets sets{with(Uncertainty::none, {{"court.interim_order", 0.5}}), folder.path()};
  CHECK_FALSE(sets.vary());
  CHECK(sets.central() == read_parameters(folder.path(), {{"court.interim_order", 0.5}}));
  CHECK(sets.of(7) == sets.central());
}

TEST_CASE("the best fit stands over the table, and the scenario over the best fit") {
  const Calibrated folder;
  CHECK(ParameterSets{with(Uncertainty::best), folder.path()}.central().diverted == 0.4);
  CHECK(ParameterSets{with(Uncertainty::best, {{"court.diverted", 0.7}}), folder.path()}.central().diverted ==
        0.7);
}

TEST_CASE("replicates take the members of the posterior evenly, by weight") {
  const Calibrated folder;
  const ParameterSets sets{with(Uncertainty::posterior), folder.path()};
  CHECK(sets.names() == std::vector<std::string>{"court.diverted", "care.home_unplanned"});
  std::map<double, int> taken;
  constexpr std::uint32_t replicates = 400;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    CHECK(sets.of(r).diverted == sets.values(r)[0]);
    CHECK(sets.of(r).home_unplanned == sets.values(r)[1]);
    ++taken[sets.values(r)[0]];
  }
  CHECK(taken.size() == 2);
  CHECK(std::abs(taken[0.1] - 100) <= 2);
  CHECK(std::abs(taken[0.3] - 300) <= 2);
}

TEST_CASE("of five replicates the last has the parameters of the one before, and no other need") {
  const Folder folder;
  std::filesystem::copy(std::filesystem::path{data_directory()} / "model_parameters.csv", folder.path());
  folder.write("calibrated.toml", "[model]\n");
  std::string members = "weight,court.diverted\n";
  for (int i = 0; i < 1000; ++i) members += "1," + std::to_string(i / 1000.0) + "\n";
  folder.write("posterior.csv", members);
  const ParameterSets sets{with(Uncertainty::posterior), folder.path()};
  for (std::uint32_t r = 0; r < 100; ++r) CHECK((sets.values(r) == sets.values(r + 1)) == ((r + 1) % 5 == 4));
}

TEST_CASE("a member follows from seed and replicate alone") {
  const Calibrated folder;
  Scenario scenario = with(Uncertainty::posterior);
  const ParameterSets one{scenario, folder.path()}, again{scenario, folder.path()};
  scenario.seed = 2;
  const ParameterSets other{scenario, folder.path()};
  int differ = 0;
  for (std::uint32_t r = 0; r < 100; ++r) {
    CHECK(one.values(r) == again.values(r));
    differ += one.values(r) != other.values(r) ? 1 : 0;
  }
  CHECK(differ > 0);
}

TEST_CASE("what the scenario sets does not vary with the posterior") {
  const Calibrated folder;
  const ParameterSets sets{with(Uncertainty::posterior, {{"court.diverted", 0.7}}), folder.path()};
  CHECK(sets.names() == std::vector<std::string>{"care.home_unplanned"});
  for (std::uint32_t r = 0; r < 10; ++r) CHECK(sets.of(r).diverted == 0.7);
}

TEST_CASE("a calibration that does not fit the model is refused with its file and the way out") {
  const Calibrated folder;
  const auto fails = [&folder](Uncertainty uncertainty, const std::string& message) {
    CHECK_THROWS_WITH((ParameterSets{with(uncertainty), folder.path()}),
                      Catch::Contains(message) && Catch::Contains("script/calibrate"));
  };
  folder.write_best("\"court.divert\" = 0.4\n");
  fails(Uncertainty::best, "calibrated.toml:2: 'court.divert' is no parameter of this model. Did you mean");
  folder.write_best("\"court.diverted\" = 1.4\n");
  fails(Uncertainty::best, "calibrated.toml:2: court.diverted: 1.4 is outside [0, 1]");
  folder.write("calibrated.toml", "");
  fails(Uncertainty::best, "calibrated.toml: [model] is missing");
  folder.write_best("");
  folder.write("posterior.csv", "weight,court.diverts\n1,0.1\n");
  fails(Uncertainty::posterior, "posterior.csv:1: 'court.diverts' is no parameter");
  folder.write("posterior.csv", "weight,court.diverted\n1,0.1\n1,1.5\n");
  fails(Uncertainty::posterior, "posterior.csv: member 2: court.diverted: 1.5 is outside [0, 1]");
  folder.write("posterior.csv", "weight,court.diverted\n");
  fails(Uncertainty::posterior, "posterior.csv: has no members");
  folder.write("posterior.csv", "weight,court.diverted\n0,0.1\n");
  fails(Uncertainty::posterior, "posterior.csv: no member has a weight above 0");
  folder.write("posterior.csv", "weight,court.diverted\n-1,0.1\n");
  fails(Uncertainty::posterior, "member 1: weight -1 is below 0");
}

TEST_CASE("a scenario says how its parameters are taken") {
  const auto read = [](const std::string& line) {
    return parse_scenario("[scenario]\nname = 't'\nstart = 2019-04-01\nyears = 1\n" + line +
                              "\n[area]\nauthorities = ['Norfolk']\n[[arm]]\nname = 'as usual'\n",
                          "t.toml", words());
  };
  CHECK(read("").uncertainty == Uncertainty::posterior);
  CHECK(read("uncertainty = 'best'").uncertainty == Uncertainty::best);
  CHECK(read("uncertainty = 'none'").uncertainty == Uncertainty::none);
  CHECK_THROWS_WITH(
      read("uncertainty = 'bests'"),
      "t.toml:5: scenario.uncertainty: 'bests' is no way to take parameters (allowed: posterior, "
      "best, none). Did you mean 'best'?");
}
