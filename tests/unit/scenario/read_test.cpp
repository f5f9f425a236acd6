#include <unistd.h>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "core/types/errors.hpp"
#include "tests/unit/scenario/vocabulary.hpp"

using namespace cscsim;
using cscsim::test::good_scenario;
using cscsim::test::small_vocabulary;

namespace {
Scenario parse(const std::string& text, const std::vector<std::string>& overrides = {}) {
  return parse_scenario(text, "good.toml", small_vocabulary(), overrides);
}

Scenario with_area(const std::string& area) {
  std::string text = good_scenario;
  text.replace(text.find("[\"Norfolk\"]"), 11, area);
  return parse(text);
}

/// A folder of its own that goes when the test ends.
class Folder {
 public:
  Folder()
      : path_{std::filesystem::temp_directory_path() / ("cscsim_scenario_" + std::to_string(::getpid()))} {
    std::filesystem::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  std::string write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream{path_ / name, std::ios::binary} << text;
    return (path_ / name).string();
  }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

void require_same(const Scenario& a, const Scenario& b) {
  CHECK(a.name == b.name);
  CHECK(a.start == b.start);
  CHECK(a.years == b.years);
  CHECK(a.replicates == b.replicates);
  CHECK(a.seed == b.seed);
  CHECK(a.authorities == b.authorities);
  CHECK(a.measures == b.measures);
  CHECK(a.monthly == b.monthly);
  CHECK(a.events == b.events);
  CHECK(a.model == b.model);
  CHECK(a.toml == b.toml);
  REQUIRE(a.arms.size() == b.arms.size());
  for (std::size_t i = 0; i < a.arms.size(); ++i) {
    CHECK(a.arms[i].name == b.arms[i].name);
    REQUIRE(a.arms[i].policies.size() == b.arms[i].policies.size());
    for (std::size_t k = 0; k < a.arms[i].policies.size(); ++k) {
      CHECK(a.arms[i].policies[k].use == b.arms[i].policies[k].use);
      CHECK(a.arms[i].policies[k].values == b.arms[i].policies[k].values);
    }
  }
}
}  // namespace

TEST_CASE("a scenario is read as it was written, and what was left out has its default") {
  const Scenario scenario = parse(good_scenario);
  CHECK(scenario.name == "No Wrong Door in Norfolk");
  CHECK(scenario.start == day_of(2019, 4, 1));
  CHECK(scenario.years == 5);
  CHECK(scenario.replicates == 1);
  CHECK(scenario.seed == 1);
  CHECK(scenario.authorities == std::vector<std::string>{"926"});
  CHECK_FALSE(scenario.monthly);
  REQUIRE(scenario.arms.size() == 2);
  CHECK(scenario.arms[0].policies.empty());
  const PolicyChoice& choice = scenario.arms[1].policies.at(0);
  CHECK(choice.use == "no_wrong_door");
  CHECK(choice.where == "good.toml:14: arm[1].policy[0]");
  const std::map<std::string, Value> values{{"start", day_of(2020, 4, 1)},
                                            {"hubs", std::int64_t{2}},
                                            {"outreach", true},
                                            {"uptake", 0.5},
                                            {"go_live", std::map<std::string, Day>{}}};
  CHECK(choice.values == values);
}

TEST_CASE("an area is chosen by name, code, region or England, in the order of the tables and each once") {
  using Codes = std::vector<std::string>;
  CHECK(with_area("[\"Leeds\", \"E10000020\", \"383\"]").authorities == Codes{"926", "383"});
  CHECK(with_area("[926]").authorities == Codes{"926"});
  CHECK(with_area("\"Leeds\"").authorities == Codes{"383"});
  // Poole was abolished in 2019: a region leaves it out, whatever the start.
  CHECK(with_area("[\"South West\"]").authorities == Codes{"839"});
  CHECK(with_area("[\"England\", \"Leeds\"]").authorities == Codes{"926", "383", "839"});
}

TEST_CASE("settings of the command line come last") {
  const Scenario scenario =
      parse(good_scenario, {"scenario.years=2", "scenario.start=2018-04-01", "record.monthly=true",
                            "model.placement.market_price_convexity=0.4", "scenario.name=Leeds, two years",
                            "area.authorities=Leeds", "record.measures=[\"cla_31mar\"]", "scenario.years=3"});
  CHECK(scenario.years == 3);
  CHECK(scenario.start == day_of(2018, 4, 1));
  CHECK(scenario.monthly);
  CHECK(scenario.model == std::map<std::string, double>{{"placement.market_price_convexity", 0.4}});
  CHECK(scenario.name == "Leeds, two years");
  CHECK(scenario.authorities == std::vector<std::string>{"383"});
  CHECK(scenario.measures == std::vector<std::string>{"cla_31mar"});
}

TEST_CASE("the name of a model parameter needs no quotes") {
  const std::string quoted =
      "[model]\n\"placement.market_price_convexity\" = 0.1\n\"contact.rate\" = 2\n" + good_scenario;
  const std::string bare =
      "[model]\nplacement.market_price_convexity = 0.1\ncontact.rate = 2\n" + good_scenario;
  CHECK(parse(quoted).model == parse(bare).model);
  CHECK(parse(bare).model.at("contact.rate") == 2.0);
}

TEST_CASE("a scenario written as TOML reads back as the same scenario") {
  std::string text = good_scenario +
                     "uptake = 0.30000000000000004\ngo_live = { Norfolk = 2020-09-01 }\n"
                     "[[arm]]\nname = \"both \\\"levers\\\" é\"\npolicy = [\n"
                     "  { use = \"set_lever\", lever = \"closure\", value = 0.1 },\n"
                     "  { use = \"set_lever\", lever = \"contact\", value = 100 } ]\n";
  const Scenario scenario = parse(text, {"scenario.seed=9223372036854775807", "model.contact.rate=0.1",
                                         "record.events=true", "scenario.replicates=100000"});
  CHECK(scenario.seed == 9223372036854775807ULL);
  require_same(parse(scenario.toml), scenario);
}

TEST_CASE("a baseline is read below the scenario that names it") {
  const Folder folder;
  folder.write("shared/base.toml", "[record]\nmonthly = true\nevents = true\n" + good_scenario);
  const std::string path =
      folder.write("study/mine.toml",
                   "baseline = \"../shared/base.toml\"\n[scenario]\nyears = 2\n[record]\nevents = false\n");
  const Scenario scenario = read_scenario(path, small_vocabulary());
  CHECK(scenario.years == 2);
  CHECK(scenario.name == "No Wrong Door in Norfolk");
  CHECK(scenario.monthly);
  CHECK_FALSE(scenario.events);
  CHECK(scenario.arms.size() == 2);
  require_same(parse(scenario.toml), scenario);

  const std::string own_arms =
      folder.write("study/arms.toml", "baseline = \"mine.toml\"\n[[arm]]\nname = \"only\"\n");
  CHECK(read_scenario(own_arms, small_vocabulary()).arms.size() == 1);
  CHECK(read_scenario(own_arms, small_vocabulary()).years == 2);
}

TEST_CASE("an error names the file in which the key stands") {
  const Folder folder;
  const std::string base = folder.write("base.toml", "[model]\nno_such = 1\n" + good_scenario);
  const std::string mine = folder.write("mine.toml", "baseline = \"base.toml\"\n[scenario]\nyears = 2\n");
  CHECK_THROWS_WITH(read_scenario(mine, small_vocabulary()),
                    Catch::Contains(base + ":2: model: unknown key 'no_such'"));

  const std::string other = folder.write("other.toml", "baseline = \"good.toml\"\n[scenario]\nyears = 0\n");
  folder.write("good.toml", good_scenario);
  CHECK_THROWS_WITH(read_scenario(other, small_vocabulary()),
                    Catch::Contains(other + ":3: scenario.years: 0"));
}

TEST_CASE("a baseline that cannot serve is refused") {
  const Folder folder;
  const auto refuses = [&](const std::string& path, const std::string& says) {
    CHECK_THROWS_WITH(read_scenario(path, small_vocabulary()), Catch::Contains(says));
  };
  const std::string a = folder.write("a.toml", "baseline = \"b.toml\"\n");
  const std::string b = folder.write("b.toml", "\nbaseline = \"./a.toml\"\n");
  refuses(a, b + ":2: baseline: \"./a.toml\" leads back");
  refuses(folder.write("self.toml", "baseline = \"self.toml\""), "leads back");
  refuses(folder.write("gone.toml", "baseline = \"missing.toml\""),
          "gone.toml:1: baseline: \"missing.toml\" is not a file");
  refuses(folder.write("typed.toml", "baseline = 3"), "typed.toml:1: baseline: 3 is not text");
}

TEST_CASE("a path that is no scenario file is refused") {
  const Folder folder;
  const auto refuses = [&](const std::string& path, const std::string& says) {
    CHECK_THROWS_WITH(read_scenario(path, small_vocabulary()), Catch::Contains(says));
  };
  refuses(folder.path() + "/none.toml", "none.toml: no such file");
  refuses(folder.path(), folder.path() + ": is a directory");
  refuses(folder.write("empty.toml", ""), "empty.toml: the file is empty: [scenario] is missing");
  refuses(folder.write("run.h5", std::string{"\x89HDF\r\n\x1a\n\0", 9}), "is not a text file");
  refuses(folder.write("utf16.toml", std::string{"\xFF\xFE[\0s\0", 6}),
          "utf16.toml:1: this is not a text file");
  const std::string dos = folder.write("dos.toml", "\xEF\xBB\xBF[scenario]\r\nname = \"x\"\r\nyears = 0\r\n");
  refuses(dos, dos + ":1: scenario: 'start' is missing");
}

TEST_CASE("the nearest names come best first, and none for a word like no other") {
  const std::vector<std::string> known{"Norfolk", "Suffolk", "North Tyneside", "Telford and Wrekin"};
  CHECK(nearest("norflok", known) == std::vector<std::string>{"Norfolk"});
  CHECK(nearest("Sufolk", known).front() == "Suffolk");
  CHECK(nearest("Telford", known) == std::vector<std::string>{"Telford and Wrekin"});
  CHECK(nearest("Tynside", known) == std::vector<std::string>{"North Tyneside"});
  CHECK(nearest("Atlantis", known).empty());
  CHECK(nearest("", known).empty());
  CHECK(nearest("abcd", {"abce", "abcf", "abcg", "abch"}).size() == 3);
}
