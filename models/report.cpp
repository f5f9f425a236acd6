#include "models/report.hpp"

#include <algorithm>
#include <map>

#include "models/processes/now.hpp"
#include "models/tables.hpp"

namespace cscsim {

namespace {

using Periods = std::vector<std::pair<std::size_t, std::size_t>>;

struct PolicyDataset {
  const char* id;
  const char* units;
  const char* definition;
  double scale;
};

// In the order of PolicyLine.
constexpr std::array<PolicyDataset, policy_lines> policy_datasets = {{
    {"offered", "children", "offers made to children", 1},
    {"enrolled", "children", "enrolments begun", 1},
    {"refused_for_capacity", "children", "children who would have been enrolled had there been a place", 1},
    {"spend_gbp", "GBP", "spend of the policy", 0.01},
    {"staff_fte_years", "FTE years", "staff of the policy over the period", 0.001 / days_per_year},
    {"eligible", "children",
     "children at a moment that the policy answers: enrolled, or refused for one cause", 1},
    {"not_offered", "children", "eligible children whom the policy passed over", 1},
    {"declined", "children", "eligible children who were offered the policy and did not take it up", 1},
    {"already_enrolled", "children", "eligible children whom the policy worked with already", 1},
    {"closed_before_enrolment", "children",
     "eligible children whose case closed on the day, before they were enrolled", 1},
}};

/// Months of a tally grouped into years of twelve.
Periods years_of(std::size_t months) {
  Periods years;
  for (std::size_t first = 0; first < months; first += 12)
    years.emplace_back(first, std::min(months, first + 12) - 1);
  return years;
}

Periods months_of(std::size_t months) {
  Periods all;
  for (std::size_t month = 0; month < months; ++month) all.emplace_back(month, month);
  return all;
}

/// Whether a row's detail is the number of a policy: in the arm as it was logged, in the whole file as it is written.
bool is_of_policy(const EventRow& row) {
  const auto event = static_cast<Event>(row.event);
  return event == Event::enrolled || event == Event::enrolment_ended;
}

}  // namespace

Report::Report(const Scenario& scenario, const Model& model, const std::string& data_directory,
               const std::vector<std::vector<std::string>>& policy_ids) {
  layout_.seed = scenario.seed;
  layout_.scenario_toml = scenario.toml;
  layout_.data_hashes = table_hashes(data_directory);
  for (const Arm& arm : scenario.arms) layout_.arms.push_back(arm.name);
  layout_.first_replicate = scenario.first_replicate;
  layout_.replicates = scenario.replicates;
  for (const auto& facts : model.authorities) layout_.authorities.push_back(facts->name);
  layout_.authorities.emplace_back("all");
  layout_.events = scenario.events;
  layout_.event_names = event_names();
  layout_.agent_name = "child";
  const std::size_t months = model.month_starts.size() - 1;
  years_ = years_of(months);
  for (const auto& [first, last] : years_) layout_.year_ends.push_back(model.month_starts[last + 1] - 1);
  if (scenario.monthly) {
    months_ = months_of(months);
    for (const auto& [first, last] : months_) layout_.month_ends.push_back(model.month_starts[last + 1] - 1);
  }

  for (Measure& measure : all_measures(data_directory, model.parameters)) {
    const auto& wanted = scenario.measures;
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), measure.id) == wanted.end()) continue;
    if (scenario.monthly && measure.monthly) monthly_.push_back(measure);
    measures_.push_back(std::move(measure));
  }
  for (const Measure& m : measures_)
    layout_.datasets.push_back({"measures", m.id, m.units, m.definition, m.kind, false, {}, {}});
  for (const Measure& m : monthly_)
    layout_.datasets.push_back({"monthly", m.id, m.units, m.definition, m.kind, true, {}, {}});
  for (const Breakdown& b : all_breakdowns()) {
    const auto of = std::find_if(measures_.begin(), measures_.end(),
                                 [&b](const Measure& m) { return m.id == b.measure; });
    if (of == measures_.end() && !scenario.measures.empty()) continue;
    breakdowns_.push_back(b);
    layout_.datasets.push_back({"breakdowns", b.measure + "_by_" + b.by,
                                of == measures_.end() ? b.measure : of->units, b.measure + " by " + b.by,
                                b.first_stat < stat::first_stock ? Kind::flow : Kind::stock, false, b.by,
                                b.categories});
  }
  costs_ = cost_lines(model.parameters);
  for (const CostLine& cost : costs_)
    layout_.datasets.push_back({"costs", cost.id, "GBP", cost.definition, Kind::flow, false, {}, {}});

  // A policy that stands twice in an arm has a number behind its second name.
  first_policy_dataset_ = layout_.datasets.size();
  for (const auto& ids : policy_ids) {
    std::map<std::string, int> times;
    std::vector<std::size_t>& places = policy_of_arm_.emplace_back();
    for (const std::string& id : ids) {
      const int n = ++times[id];
      const std::string name = n == 1 ? id : id + "_" + std::to_string(n);
      const auto found = std::find(policies_.begin(), policies_.end(), name);
      places.push_back(static_cast<std::size_t>(found - policies_.begin()));
      if (found == policies_.end()) policies_.push_back(name);
    }
  }
  for (const std::string& name : policies_)
    for (const PolicyDataset& d : policy_datasets)
      layout_.datasets.push_back(
          {"policies/" + name, d.id, d.units, d.definition, Kind::flow, false, {}, {}});
}

ReplicateBlock Report::empty_block(std::uint32_t replicate) const {
  ReplicateBlock block;
  block.replicate = replicate;
  for (const DatasetSpec& spec : layout_.datasets) {
    const std::size_t periods = spec.monthly ? months_.size() : years_.size();
    block.values.emplace_back(layout_.arms.size() * layout_.authorities.size() * periods *
                              std::max<std::size_t>(1, spec.categories.size()));
  }
  block.events.resize(layout_.arms.size());
  return block;
}

void Report::add(AreaCounts& counts, const Tally& tally) const {
  const auto add = [&tally](std::vector<PeriodCounts>& to, const Periods& periods) {
    for (std::size_t t = 0; t < periods.size(); ++t) to[t].add(tally, periods[t].first, periods[t].second);
  };
  add(counts.years, years_);
  add(counts.months, months_);
}

void Report::write(ReplicateBlock& block, std::size_t arm, std::size_t area, const AreaCounts& counts) const {
  std::size_t dataset = 0;
  const auto write = [&](const std::vector<PeriodCounts>& periods, std::size_t categories,
                         const auto& value) {
    std::vector<double>& values = block.values[dataset++];
    std::size_t i = (arm * layout_.authorities.size() + area) * periods.size() * categories;
    for (const PeriodCounts& period : periods)
      for (std::size_t c = 0; c < categories; ++c) values[i++] = value(period, c);
  };
  for (const Measure& m : measures_)
    write(counts.years, 1, [&m](const PeriodCounts& n, std::size_t) { return m.value(n); });
  for (const Measure& m : monthly_)
    write(counts.months, 1, [&m](const PeriodCounts& n, std::size_t) { return m.value(n); });
  for (const Breakdown& b : breakdowns_)
    write(counts.years, b.categories.size(),
          [&b](const PeriodCounts& n, std::size_t c) { return static_cast<double>(n[b.first_stat + c]); });
  for (const CostLine& cost : costs_)
    write(counts.years, 1, [&cost](const PeriodCounts& n, std::size_t) { return cost.spend(n); });
}

void Report::add(ReplicateBlock& block, std::size_t arm, World& world) const {
  // One authority after another: the counts of all months of all of them would take a third of a gigabyte.
  const AreaCounts none{std::vector<PeriodCounts>(years_.size()), std::vector<PeriodCounts>(months_.size())};
  AreaCounts whole = none;
  for (std::size_t a = 0; a < world.size(); ++a) {
    AreaCounts own = none;
    add(own, world[a].tally);
    add(whole, world[a].tally);
    write(block, arm, a, own);
  }
  write(block, arm, world.size(), whole);
  add_policies(block, arm, world);
  if (!layout_.events) return;
  for (Cell& cell : world) {
    std::vector<EventRow>& log = block.events[arm];
    const auto begin = static_cast<std::ptrdiff_t>(log.size());
    log.insert(log.end(), cell.log.begin(), cell.log.end());
    for (auto row = log.begin() + begin; row != log.end(); ++row)
      if (is_of_policy(*row)) row->detail = static_cast<std::uint8_t>(policy_of_arm_[arm][row->detail]);
    cell.log = {};
  }
}

void Report::add_policies(ReplicateBlock& block, std::size_t arm, const World& world) const {
  for (std::size_t p = 0; p < policy_of_arm_[arm].size(); ++p) {
    for (std::size_t line = 0; line < policy_datasets.size(); ++line) {
      std::vector<double>& values =
          block.values[first_policy_dataset_ + policy_of_arm_[arm][p] * policy_datasets.size() + line];
      std::size_t i = arm * (world.size() + 1) * years_.size();
      std::vector<std::int64_t> area(years_.size());
      for (const Cell& cell : world)
        for (std::size_t t = 0; t < years_.size(); ++t) {
          std::int64_t sum = 0;
          for (std::size_t month = years_[t].first; month <= years_[t].second; ++month)
            sum += cell.policies[p].by_month[line][month];
          area[t] += sum;
          values[i++] = static_cast<double>(sum) * policy_datasets[line].scale;
        }
      for (std::size_t t = 0; t < years_.size(); ++t)
        values[i++] = static_cast<double>(area[t]) * policy_datasets[line].scale;
    }
  }
}

}  // namespace cscsim
