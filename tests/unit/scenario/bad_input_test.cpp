#include <algorithm>
#include <catch2/catch.hpp>

#include "core/types/errors.hpp"
#include "tests/unit/scenario/vocabulary.hpp"

using namespace cscsim;
using cscsim::test::good_scenario;
using cscsim::test::small_vocabulary;

namespace {
struct BadInput {
  std::string was;                ///< text of the good scenario ...
  std::string becomes;            ///< ... and what a user wrote instead
  std::vector<std::string> says;  ///< what the message must contain
};

std::string message_on(const std::string& text, const std::vector<std::string>& overrides = {}) {
  try {
    parse_scenario(text, "bad.toml", small_vocabulary(), overrides);
  } catch (const InputError& error) {
    return error.what();
  }
  return "accepted";
}

void require_message(const std::string& message, const std::vector<std::string>& says) {
  for (const std::string& part : says) CHECK_THAT(message, Catch::Contains(part));
  CHECK(std::count(message.begin(), message.end(), '\n') < 6);
  CHECK(message.size() < 900);
}

const std::string arms = good_scenario.substr(good_scenario.find("[[arm]]"));
const std::string first_arm = "name = \"as usual\"\n";

std::vector<BadInput> scenario_and_area() {
  return {
      {"years = 5",
       "yaers = 5",
       {"bad.toml:4: scenario: unknown key 'yaers'", "known: name,", "Did you mean 'years'?"}},
      {"years = 5", "years = 0", {"bad.toml:4: scenario.years: 0 is outside [1, 30]", "years = 5"}},
      {"years = 5", "years = -3", {"bad.toml:4: scenario.years: -3 is outside [1, 30]"}},
      {"years = 5", "years = 1_000_000", {":4: scenario.years: 1_000_000 is outside [1, 30]"}},
      {"years = 5", "years = 1e30", {":4: scenario.years: 1e30 is not a whole number", "1 to 30"}},
      {"years = 5", "years = 2.50", {"scenario.years: 2.50 is not a whole number"}},
      {"years = 5",
       "years = \"five\"",
       {":4: scenario.years: \"five\" is not a whole number", "1 to 30", "years = 5"}},
      {"years = 5", "years = true", {"scenario.years: true is not a whole number"}},
      {"years = 5", "years = [5]", {"scenario.years: [5] is not a whole number"}},
      {"years = 5", "years = nan", {"scenario.years: nan is not a whole number"}},
      {"years = 5",
       "years = 99999999999999999999",
       {"bad.toml:4: ", "years = 99999999999999999999", "64 bits"}},
      {"years = 5", "", {"bad.toml:1: scenario: 'years' is missing", "years = 5"}},
      {"years = 5",
       "years = 5\nreplicates = 0",
       {"bad.toml:5: scenario.replicates: 0 is outside [1, 100000]"}},
      {"years = 5", "years = 5\nreplicates = 100001", {"replicates: 100001 is outside"}},
      {"years = 5",
       "years = 5\nseed = -1",
       {":5: scenario.seed: -1 is negative", "0 to 9223372036854775807"}},
      {"years = 5", "years = 5\nseed = 1.5", {":5: scenario.seed: 1.5 is not a whole number"}},
      {"years = 5", "years = = 5", {"bad.toml:4: `years = = 5` is not TOML"}},
      {"years = 5", "years = 5\nyears = 6", {"bad.toml:5: ", "years"}},
      {"2019-04-01",
       "2019-04-02",
       {":3: scenario.start: ", "2019-04-02", "allowed: 2018-04-01, 2019-04-01, 2020-04-01"}},
      {"2019-04-01",
       "\"2019-04-01\"",
       {":3: scenario.start: \"2019-04-01\" is not a date", "without quotes"}},
      {"2019-04-01", "2019-02-30", {"bad.toml:3: ", "start = 2019-02-30", "day"}},
      {"2019-04-01", "tomorrow", {"bad.toml:3: ", "start = tomorrow", "dates as 2019-04-01"}},
      {"2019-04-01",
       "2019-04-01T00:00:00",
       {":3: scenario.start: 2019-04-01T00:00:00 is not a date", "time of day"}},
      {"2019-04-01", "2019", {":3: scenario.start: 2019 is not a date", "allowed: 2018-04-01"}},
      {"name = \"No Wrong Door in Norfolk\"", "name = 3", {":2: scenario.name: 3 is not text"}},
      {"[\"Norfolk\"]",
       "[\"Norflok\"]",
       {":7: area.authorities[0]: unknown authority 'Norflok'", "Did you mean 'Norfolk'?",
        "East of England"}},
      {"[\"Norfolk\"]", "[\"Bournemouth\"]", {"Did you mean 'Bournemouth, Christchurch and Poole'?"}},
      {"[\"Norfolk\"]",
       "[\"Leeds\", \"Poole\"]",
       {":7: area.authorities[1]: Poole has not existed since 2019-04-01"}},
      {"[\"Norfolk\"]", "[]", {":7: area.authorities: the list is empty"}},
      {"[\"Norfolk\"]", "2019-01-01", {"area.authorities: 2019-01-01 is not a list of authorities"}},
      {"[\"Norfolk\"]", "[\"\"]", {"unknown authority ''"}},
      {"[area]", "[aera]", {"bad.toml:6: unknown table [aera]", "Did you mean 'area'?"}},
      {"[area]\nauthorities",
       "[area]\nauthorites",
       {":7: area: unknown key 'authorites'", "Did you mean 'authorities'?"}},
      {"[area]\nauthorities = [\"Norfolk\"]\n",
       "",
       {"bad.toml: [area] is missing", "authorities = [\"Norfolk\"]"}},
      {"[scenario]\n", "", {"bad.toml:1: unknown key 'name'", "[scenario]"}},
  };
}

std::vector<BadInput> record_and_model() {
  const auto with = [](const std::string& lines) { return lines + "\n[area]"; };
  return {
      {"[area]", with("[record]\nmonthly = 1"), {":7: record.monthly: 1 is not true or false"}},
      {"[area]",
       with("[record]\nevent = true"),
       {":7: record: unknown key 'event'", "Did you mean 'events'?"}},
      {"[area]",
       with("[record]\nmeasures = [\"cla_31march\"]"),
       {":7: record.measures[0]: unknown measure 'cla_31march'", "Did you mean 'cla_31mar'"}},
      {"[area]",
       with("[record]\nmeasures = \"cla_31mar\""),
       {":7: record.measures: \"cla_31mar\" is not a list"}},
      {"[area]",
       with("[model]\n\"contact.rat\" = 1"),
       {":7: model: unknown key 'contact.rat'", "Did you mean 'contact.rate'?", "cscsim parameters"}},
      {"[area]", with("[model]\nplacement.convexity = 1"), {":7: model: unknown key 'placement.convexity'"}},
      {"[area]",
       with("[model]\ncontact.rate = 10.50"),
       {":7: model.\"contact.rate\": 10.50 is outside [0, 10] (per year)"}},
      {"[area]",
       with("[model]\ncontact.rate = nan"),
       {":7: model.\"contact.rate\": nan is not a number", "0 to 10"}},
      {"[area]", with("[model]\ncontact.rate = -inf"), {"-inf is not a number"}},
      {"[area]", with("[model]\ncontact.rate = true"), {"true is not a number"}},
      {"[area]", "model = 3\n[area]", {"bad.toml:6: scenario: unknown key 'model'"}},
      {"[area]",
       with("[parameters]\nx = 1"),
       {"bad.toml:6: unknown table [parameters]", "known at the top: area, arm"}},
  };
}

std::vector<BadInput> arms_and_policies() {
  const std::string twice = "[[arm.policy]]\nuse = \"set_lever\"\nlever = \"closure\"\nvalue = 0.5\n";
  return {
      {arms, "", {"bad.toml: no arm to run", "[[arm]]"}},
      {arms, "[arm]\nname = \"a\"\n", {"bad.toml:9: arm: arms are a list of tables", "[[arm]]"}},
      {first_arm, "", {"bad.toml:9: arm[0]: 'name' is missing"}},
      {first_arm, "name = \"\"\n", {"bad.toml:10: arm[0].name: \"\" is empty"}},
      {first_arm, "name = \"with/without\"\n", {"bad.toml:10: arm[0].name: \"with/without\" holds a '/'"}},
      {first_arm,
       "name = \"no wrong door\"\n",
       {"bad.toml:13: arm[1].name: two arms are named \"no wrong door\"", "bad.toml:10: arm[0].name"}},
      {first_arm,
       "name = \"a\"\npolicies = []\n",
       {"bad.toml:11: arm[0]: unknown key 'policies'", "Did you mean 'policy'?"}},
      {first_arm,
       "name = \"a\"\npolicy = 3\n",
       {"bad.toml:11: arm[0].policy: policies are a list of tables"}},
      {"use = \"no_wrong_door\"",
       "use = \"no_wrong_dor\"",
       {"bad.toml:15: arm[1].policy[0].use: unknown policy 'no_wrong_dor'", "Did you mean 'no_wrong_door'?",
        "cscsim policies"}},
      {"use = \"no_wrong_door\"\n", "", {"bad.toml:14: arm[1].policy[0]: 'use' is missing", "placebo"}},
      {"use = \"no_wrong_door\"", "use = 3", {"arm[1].policy[0].use: 3 is not text"}},
      {"hubs = 2",
       "hub = 2",
       {"bad.toml:17: arm[1].policy[0]: unknown key 'hub' (known: go_live, hubs, outreach, start, uptake)",
        "Did you mean 'hubs'?"}},
      {"hubs = 2",
       "hubs = -2",
       {"bad.toml:17: arm[1].policy[0].hubs: -2 is outside [0, 50] (hubs opened)", "hubs = 1"}},
      {"hubs = 2",
       "hubs = \"two\"",
       {"bad.toml:17: arm[1].policy[0].hubs: \"two\" is not a whole number", "0 to 50"}},
      {"hubs = 2", "uptake = 1.7", {"bad.toml:17: arm[1].policy[0].uptake: 1.7 is outside [0, 1]", "0.5"}},
      {"hubs = 2", "uptake = inf", {":17: arm[1].policy[0].uptake: inf is not a number"}},
      {"hubs = 2", "outreach = \"yes\"", {":17: arm[1].policy[0].outreach: \"yes\" is not true or false"}},
      {"start = 2020-04-01", "start = \"2020\"", {":16: arm[1].policy[0].start: \"2020\" is not a date"}},
      {"hubs = 2",
       "go_live = { Leeds = 2020-04-01 }",
       {":17: arm[1].policy[0].go_live: 'Leeds' is no authority of the area", "known: Norfolk"}},
      {"hubs = 2",
       "go_live = { Norfok = 2020-04-01 }",
       {"'Norfok' is no authority of the area", "Did you mean 'Norfolk'?"}},
      {"hubs = 2", "go_live = { Norfolk = 2020-04-01, 926 = 2021-04-01 }", {"has a date already"}},
      {"hubs = 2", "go_live = { Norfolk = 2020 }", {"go_live.\"Norfolk\": 2020 is not a date"}},
      {"hubs = 2",
       "go_live = 2020-04-01",
       {"go_live: 2020-04-01 is not a table of dates by authority", "{ Norfolk = "}},
      {"hubs = 2",
       "hubs = 2\n[[arm.policy]]\nuse = \"no_wrong_door\"",
       {"bad.toml:18: arm[1].policy[1]: the policy 'no_wrong_door' already stands",
        "bad.toml:14: arm[1].policy[0]"}},
      {"hubs = 2",
       "[[arm.policy]]\nuse = \"kinship_allowance\"\nweekly_gpb = 100",
       {"bad.toml:19: arm[1].policy[1]: unknown key 'weekly_gpb' (known: breakdown_ratio, start, uptake, "
        "weekly_gbp)",
        "Did you mean 'weekly_gbp'?"}},
      {"hubs = 2",
       "[[arm.policy]]\nuse = \"kinship_allowance\"",
       {"bad.toml:17: arm[1].policy[1]: 'weekly_gbp' is missing (pounds a week)", "weekly_gbp = 1"}},
      {"hubs = 2",
       twice + twice,
       {"bad.toml:21: arm[1].policy[2]: sets the lever 'closure'", "bad.toml:17: arm[1].policy[1]"}},
  };
}

void require_all(const std::vector<BadInput>& cases) {
  for (const BadInput& bad : cases) {
    INFO("written: " << bad.becomes);
    std::string text = good_scenario;
    REQUIRE(text.find(bad.was) != std::string::npos);
    text.replace(text.find(bad.was), bad.was.size(), bad.becomes);
    const std::string message = message_on(text);
    INFO("message: " << message);
    require_message(message, bad.says);
  }
}
}  // namespace

TEST_CASE("every wrong value of a scenario or its area is named with its line") {
  require_all(scenario_and_area());
}
TEST_CASE("every wrong value of the record or the model is named with its line") {
  require_all(record_and_model());
}
TEST_CASE("every wrong value of an arm or a policy is named with its line") {
  require_all(arms_and_policies());
}

TEST_CASE("what is no scenario at all is said in one message") {
  require_message(message_on(""),
                  {"bad.toml: the file is empty: [scenario] is missing", "start = 2019-04-01"});
  require_message(message_on("# nothing yet\n"), {"[scenario] is missing"});
  require_message(message_on(std::string{"a = 1\nb\0c", 9}), {"bad.toml:2: this is not a text file"});
  require_message(message_on("a = \"\xC3\x28\""), {"bad.toml:1: this is not a text file"});
  require_message(message_on("\"a\\nb\\u001b\" = 1\n"), {"unknown key 'a\\nb\\x1B'"});
  require_message(message_on("x = '''" + std::string(5000, '\n')), {"bad.toml:"});
  require_message(message_on(std::string(5000, 'x') + " = 1\n"), {"unknown key 'xxx", "..."});
  require_message(message_on("a = " + std::string(1000, '[')), {"bad.toml:1: "});
}

TEST_CASE("a wrong setting of the command line is named as it was typed") {
  const std::vector<std::pair<std::string, std::vector<std::string>>> cases{
      {"scenario.years=0", {"--set scenario.years=0: 0 is outside [1, 30]"}},
      {"scenario.years=five", {"--set scenario.years=five: five is not a whole number"}},
      {"scenario.start=2019-02-30", {"--set scenario.start=2019-02-30: 2019-02-30 is not a date"}},
      {"scenario.seed=99999999999999999999", {"99999999999999999999 is not a whole number"}},
      {"scenario.yaers=2", {"--set scenario.yaers=2: unknown key 'yaers'", "Did you mean 'years'?"}},
      {"scenrio.years=2", {"--set scenrio.years=2: 'scenrio' cannot be set", "Did you mean 'scenario'?"}},
      {"arm.name=x", {"--set arm.name=x: 'arm' cannot be set", "area, model, record, scenario"}},
      {"area.authorities=Norflok",
       {"--set area.authorities=Norflok: unknown authority 'Norflok'", "'Norfolk'"}},
      {"model.contact.rate=11", {"--set model.contact.rate=11: 11 is outside [0, 10]"}},
      {"scenario.years", {"--set scenario.years: is not section.key=value"}},
      {"years=5", {"--set years=5: is not section.key=value"}},
      {"scenario.years=", {"is not a whole number"}}};
  for (const auto& [setting, says] : cases) {
    INFO("setting: " << setting);
    const std::string message = message_on(good_scenario, {setting});
    INFO("message: " << message);
    require_message(message, says);
  }
}
