#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <set>

#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

TEST_CASE("the categories of every breakdown add up to its measure") {
  CHECK(rc::check("breakdowns", [] {
    const int seed = *rc::gen::inRange(1, 1000);
    const std::string authority =
        *rc::gen::element<std::string>("'Rutland'", "'Hartlepool'", "'Bracknell Forest'");
    const auto run = results(scenario(authority, 2, 1, "", seed));
    std::set<std::string> groups;
    const Layout& layout = run->layout();
    for (std::size_t d = 0; d < layout.datasets.size(); ++d) {
      const DatasetSpec& spec = layout.datasets[d];
      if (spec.group != "breakdowns" || spec.id == "cases_by_practice") continue;
      const std::string measure = spec.id.substr(0, spec.id.find("_by_"));
      groups.insert(spec.category_name);
      const std::vector<double>& values = run->blocks()[0].values[d];
      for (std::size_t year = 0; year < 2; ++year) {
        double sum = 0;
        for (std::size_t c = 0; c < spec.categories.size(); ++c)
          sum += values[year * spec.categories.size() + c];
        double all = run->value("measures", measure, 0, 0, 0, year);
        if (spec.category_name == "deprivation_decile")
          all -= run->value("measures", "uasc_31mar", 0, 0, 0, year);
        RC_LOG() << spec.id << " " << sum << " " << all << "\n";
        RC_ASSERT(sum == all);
      }
    }
    for (const char* group :
         {"age_group", "sex", "ethnicity", "disability", "deprivation_quintile", "need", "placement"})
      RC_ASSERT(groups.count(group) == 1U);
  }));
}
