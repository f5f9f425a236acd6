#include "models/school_terms.hpp"

#include <catch2/catch.hpp>

#include "models/model.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

TEST_CASE("school terms leave out the holidays of 2019/20") {
  CHECK(in_school_term(day_of(2019, 4, 5)));
  CHECK_FALSE(in_school_term(day_of(2019, 4, 8)));  // Easter Sunday is 21 April
  CHECK_FALSE(in_school_term(day_of(2019, 4, 22)));
  CHECK(in_school_term(day_of(2019, 4, 23)));
  CHECK_FALSE(in_school_term(day_of(2019, 5, 27)));
  CHECK(in_school_term(day_of(2019, 7, 21)));
  CHECK_FALSE(in_school_term(day_of(2019, 8, 15)));
  CHECK(in_school_term(day_of(2019, 9, 2)));
  CHECK_FALSE(in_school_term(day_of(2019, 10, 30)));
  CHECK_FALSE(in_school_term(day_of(2019, 12, 25)));
  CHECK_FALSE(in_school_term(day_of(2020, 1, 5)));
  CHECK(in_school_term(day_of(2020, 1, 6)));
  CHECK_FALSE(in_school_term(day_of(2020, 2, 19)));
}

TEST_CASE("a year's contacts come from each source as published, few from schools in their holidays") {
  const Model model = model_of("893", 1);
  const Parameters& p = model.parameters;
  std::array<double, source_count> sum{};
  double all = 0;
  for (Day day = model.start; day < model.start + 365; ++day) {
    const double contacts = p.contact_month[month_of(day) - 1];
    all += contacts;
    for (std::size_t s = 0; s < source_count; ++s)
      sum[s] += contacts * model.contact_sources[in_school_term(day) ? 1 : 0].share(s);
  }
  double published = 0;
  for (const double share : p.source_share) published += share;
  for (std::size_t s = 0; s < source_count; ++s)
    CHECK(sum[s] / all == Approx(p.source_share[s] / published).epsilon(0.01));
  const auto schools = static_cast<std::size_t>(Source::schools);
  CHECK(model.contact_sources[0].share(schools) ==
        Approx(p.school_holiday_ratio * model.contact_sources[1].share(schools)));
}
