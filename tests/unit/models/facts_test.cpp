#include "models/population/facts.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "core/types/errors.hpp"
#include "tests/support/folder.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

const std::vector<std::string>& england() {
  static const std::vector<std::string> codes = [] {
    std::vector<std::string> all;
    for (const auto& authority : words().authorities)
      if (authority.abolished == not_due) all.push_back(authority.code);
    return all;
  }();
  return codes;
}

double children(const Facts& facts) {
  return std::accumulate(facts.children_by_age.begin(), facts.children_by_age.end(), 0.0);
}

}  // namespace

TEST_CASE("a run can start in April of five years") {
  CHECK(possible_starts().size() == 5);
  CHECK(possible_starts().front() == day_of(2016, 4, 1));
  CHECK(possible_starts().back() == day_of(2020, 4, 1));
}

TEST_CASE("opening counts add up to England's of the day before") {
  // national.csv lait_cla_31mar_number (2019: fp_cla_31mar), and the published counts of the authorities.
  const std::map<int, double> looked_after = {
      {2016, 70'410}, {2017, 72'610}, {2018, 75'360}, {2019, 78'150}, {2020, 80'080}};
  for (const Day start : possible_starts()) {
    const int year = static_cast<int>(date_of(start).year());
    double cla = 0, all = 0, early_help = 0;
    for (const auto& facts : read_facts(data_directory(), england(), start)) {
      INFO(year << " " << facts->name);
      CHECK((facts->cla_31mar > 0 || facts->name == "Isles of Scilly"));
      CHECK(facts->referrals > 0);
      CHECK(facts->cin_31mar >= facts->cla_31mar);
      cla += facts->cla_31mar, all += children(*facts), early_help += facts->early_help_gbp;
    }
    CHECK(cla == Approx(looked_after.at(year)).epsilon(0.002));
    CHECK(all > 11.7e6);
    CHECK(all < 12.1e6);
    CHECK(early_help > 1.9e9);
  }
}

TEST_CASE("an authority made anew in 2019 has the past of those whose place it took") {
  const auto dorset = read_facts(data_directory(), {"838", "839"}, usual_start);
  CHECK(dorset[0]->cla_31mar + dorset[1]->cla_31mar ==
        Approx(414 + 192 + 248));  // 835, 836, 837 on 31 March 2019
  CHECK(dorset[0]->cla_31mar < 414);
}

TEST_CASE("a start before April 2020 opens no table of the year to then") {
  const Folder folder;
  for (const auto& file : std::filesystem::directory_iterator{data_directory()})
    if (file.path().filename() != "authority_outcomes_2020.csv" &&
        file.path().filename() != "ofsted_inspections_2020.csv")
      std::filesystem::copy(file.path(), folder.path());
  for (const Day start : possible_starts())
    if (start < day_of(2020, 4, 1))
      CHECK_NOTHROW(read_facts(folder.path(), {"383"}, start));
    else
      CHECK_THROWS_AS(read_facts(folder.path(), {"383"}, start), InputError);
}

TEST_CASE("a start takes counts, workforce and judgements of its own time") {
  const auto at = [](int year) { return read_facts(data_directory(), {"383"}, day_of(year, 4, 1)).front(); };
  CHECK(at(2018)->cla_31mar != at(2019)->cla_31mar);
  CHECK(at(2019)->caseload != at(2020)->caseload);  // of 30 September 2018 and 2019
  CHECK(at(2019)->no_further_action < 0.2);
  CHECK(at(2016)->local[LocalRate::contact] != at(2020)->local[LocalRate::contact]);
  for (const int year : {2016, 2018, 2020}) {
    const auto facts = at(year);
    REQUIRE_FALSE(facts->judgements.empty());
    for (const Judgement& judgement : facts->judgements) CHECK(judgement.published < day_of(year, 4, 1));
  }
}

TEST_CASE("care leavers of the opening are of age, whatever leap days say") {
  for (const Day start : possible_starts()) {
    const Model model{read_parameters(data_directory(), {}), read_facts(data_directory(), {"926"}, start),
                      start, 1};
    const Cell cell = make_opening_world(model, 0, Draws{1, 0});
    int leavers = 0;
    for (const Case& c : cell.cases) {
      if (!c.child.exists() || c.stage != Stage::care_leaver) continue;
      ++leavers;
      CHECK(age_on(c.birth, start - 1) >= 18);
    }
    CHECK(leavers > 100);
  }
}
