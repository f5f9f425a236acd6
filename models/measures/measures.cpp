#include "models/measures/measures.hpp"

#include <map>

#include "core/types/errors.hpp"
#include "models/measures/lines.hpp"
#include "models/tables.hpp"

namespace cscsim {

void PeriodCounts::add(const Tally& tally, std::size_t first, std::size_t last) {
  for (std::size_t month = first; month <= last; ++month)
    for (std::size_t s = 0; s < stat::first_stock; ++s) counts_[s] += tally.at(month, s);
  std::size_t september = last;
  for (std::size_t month = first; month <= last; ++month)
    if (month_of(tally.month_starts()[month]) == 9) september = month;
  for (std::size_t s = stat::first_stock; s < stat::count; ++s) {
    counts_[s] += tally.at(last, s);
    september_[s] += tally.at(september, s);
  }
}

std::vector<Measure> all_measures(const std::string& data_directory, const Parameters& parameters) {
  std::vector<Line> lines;
  add_front_door(lines);
  add_need(lines);
  add_protection(lines);
  add_court(lines);
  add_care(lines);
  add_leaving_care(lines);
  add_workforce(lines, parameters);
  add_places(lines);
  add_spend(lines, parameters);
  add_equity(lines);
  add_life_course(lines);
  add_unmet_need(lines);
  add_displacement(lines);
  add_noticing(lines);
  add_practitioners(lines);
  add_lives(lines);
  add_generations(lines);
  add_trust(lines);
  add_returns(lines);
  add_care_reviews(lines);
  add_family_conferences(lines);

  const Table targets = read_table(data_directory, "headline_targets.csv");
  std::map<std::string, std::size_t> row_of;
  for (std::size_t row = 0; row < targets.rows.size(); ++row) row_of[targets.text(row, "target_id")] = row;

  std::vector<Measure> all;
  for (Line& line : lines) {
    Measure measure{line.id,   line.definition, line.units,           "the model",
                    line.kind, line.monthly,    std::move(line.value)};
    if (const auto row = row_of.find(line.id); row != row_of.end()) {
      measure.definition = targets.text(row->second, "definition");
      if (measure.units.empty()) measure.units = targets.text(row->second, "unit");
      measure.source = "headline_targets.csv " + line.id;
    }
    invariant(!measure.definition.empty() && !measure.units.empty(),
              "every measure has a definition and a unit");
    all.push_back(std::move(measure));
  }
  return all;
}

}  // namespace cscsim
