#include "models/processes/young_people.hpp"

#include <cmath>

#include "models/processes/case_work.hpp"

namespace cscsim {

double young_level(const Now& now, Case& c) {
  const int quarter = YoungRisk::quarter(now.today);
  if (c.young_quarter != quarter) {
    c.young_quarter = static_cast<std::int16_t>(quarter);
    c.young_level =
        static_cast<float>(now.model.young.level(now.draws, c.id, c.sex, c.need, c.birth, now.today));
  }
  const double in_care = c.stage == Stage::looked_after ? now.p.young_in_care : 0.0;
  return static_cast<double>(c.young_level) - in_care;
}

double young_ratio(const Now& now, Case& c, RiskOf what) {
  const int age = age_on(c.birth, now.today);
  return age < YoungRisk::youngest ? 1.0 : now.model.young.ratio(what, young_level(now, c), age);
}

double young_lever(const Now& now, const Case& c, RiskOf what) {
  const double risk = ratio(now.cell, c, Lever::extra_familial_risk);
  if (risk == 1.0 || age_on(c.birth, now.today) < YoungRisk::youngest) return 1.0;
  return std::pow(risk, now.model.young.slope(what));
}

}  // namespace cscsim
