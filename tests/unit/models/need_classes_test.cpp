#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "models/population/need_class.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

constexpr unsigned found(std::initializer_list<Factor> factors) {
  unsigned bits = 0;
  for (const Factor factor : factors) bits |= 1U << static_cast<unsigned>(factor);
  return bits;
}

}  // namespace

TEST_CASE("an assessment's class of need follows from what it found") {
  using enum Factor;
  constexpr Need abuse = Need::abuse_or_neglect;
  CHECK(need_class(found({domestic_abuse, emotional_abuse}), abuse, 5) == NeedClass::domestic_abuse);
  CHECK(need_class(found({domestic_abuse, alcohol}), abuse, 5) == NeedClass::complex_domestic_abuse);
  CHECK(need_class(found({mental_health, drugs}), abuse, 5) == NeedClass::parental_mental_health);
  CHECK(need_class(found({drugs, neglect}), abuse, 5) == NeedClass::parental_substance_misuse);
  CHECK(need_class(found({neglect, emotional_abuse}), abuse, 5) == NeedClass::neglect);
  CHECK(need_class(0, abuse, 5) == NeedClass::other_abuse);
  CHECK(need_class(found({domestic_abuse}), Need::child_disability, 5) == NeedClass::child_disability);
  CHECK(need_class(0, Need::unacceptable_behaviour, 12) == NeedClass::risks_outside_the_home);
  CHECK(need_class(0, Need::unacceptable_behaviour, 7) == NeedClass::family_stress);
}

TEST_CASE("every class of need comes up, and no other") {
  std::set<NeedClass> classes;
  std::set<std::string> names;
  for (unsigned bits = 0; bits < 1U << factor_count; ++bits)
    for (std::size_t need = 0; need < need_count; ++need)
      for (const int age : {3, 13}) classes.insert(need_class(bits, static_cast<Need>(need), age));
  for (const NeedClass need : classes) names.emplace(to_string(need));
  CHECK(classes.size() == need_classes);
  CHECK(names.size() == need_classes);
}
