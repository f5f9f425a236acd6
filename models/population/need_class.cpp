#include "models/population/need_class.hpp"

#include <array>

namespace cscsim {

namespace {

/// Where no factor was found.
NeedClass class_of(Need need) {
  switch (need) {
    case Need::child_disability:
      return NeedClass::child_disability;
    case Need::abuse_or_neglect:
      return NeedClass::other_abuse;
    case Need::parent_disability_or_illness:
      return NeedClass::parental_illness;
    case Need::absent_parenting:
      return NeedClass::absent_parenting;
    case Need::acute_stress:
    case Need::family_dysfunction:
    case Need::unacceptable_behaviour:
    case Need::low_income:
      return NeedClass::family_stress;
  }
  return NeedClass::family_stress;
}

}  // namespace

NeedClass need_class(unsigned found, Need need, int age) {
  const auto has = [found](Factor factor) { return (found >> static_cast<unsigned>(factor) & 1U) != 0; };
  if (need == Need::child_disability) return NeedClass::child_disability;
  if (need == Need::unacceptable_behaviour && age >= 10) return NeedClass::risks_outside_the_home;
  const bool substances = has(Factor::drugs) || has(Factor::alcohol),
             mental_health = has(Factor::mental_health);
  if (has(Factor::domestic_abuse))
    return mental_health || substances ? NeedClass::complex_domestic_abuse : NeedClass::domestic_abuse;
  if (mental_health) return NeedClass::parental_mental_health;
  if (substances) return NeedClass::parental_substance_misuse;
  if (has(Factor::neglect)) return NeedClass::neglect;
  if (has(Factor::emotional_abuse)) return NeedClass::emotional_abuse;
  return class_of(need);
}

std::string_view to_string(NeedClass need) {
  constexpr std::array<std::string_view, need_classes> names = {"child_disability",
                                                                "risks_outside_the_home",
                                                                "domestic_abuse",
                                                                "complex_domestic_abuse",
                                                                "parental_mental_health",
                                                                "parental_substance_misuse",
                                                                "neglect",
                                                                "emotional_abuse",
                                                                "other_abuse",
                                                                "parental_illness",
                                                                "family_stress",
                                                                "absent_parenting"};
  return names[static_cast<std::size_t>(need)];
}

}  // namespace cscsim
