#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/record/layout.hpp"

/// Results that were never simulated, but whose values anyone can work out: see `value`.
namespace cscsim::sample {

struct Size {
  std::uint32_t replicates = 4;
  std::uint32_t measures = 2;
  std::uint32_t event_rows = 5;  ///< of each arm and replicate; one fewer in the second arm; 0: no event log
};

/// A dataset's value: its digits are its place. Category and period are the last digits, then two of
/// authority and arm, then replicate, then the dataset's position in the layout.
inline double value(std::size_t dataset, std::size_t arm, std::size_t replicate, std::size_t authority,
                    std::size_t period, std::size_t category) {
  return static_cast<double>(
      ((((dataset * 1000 + replicate) * 10 + arm) * 10 + authority) * 100 + period) * 10 + category);
}

inline Layout layout(const Size& size) {
  Layout layout;
  layout.code_version = "sample";
  layout.seed = 18'446'744'073'709'551'615ULL;
  layout.scenario_toml = "[scenario]\nname = \"Café in Norfolk\"\n";
  layout.data_hashes = {{"headline_targets.csv", "0123abcd"}, {"effects.csv", "4567cdef"}};
  layout.arms = {"as usual", "no wrong door"};
  layout.first_replicate = 100;
  layout.replicates = size.replicates;
  layout.authorities = {"Norfolk", "all"};
  for (int year = 2020; year <= 2024; ++year) layout.year_ends.push_back(day_of(year, 3, 31));
  for (Day day = day_of(2019, 5, 1); day <= day_of(2021, 4, 1); day = next_month(day))
    layout.month_ends.push_back(day - 1);
  for (std::uint32_t n = 0; n < size.measures; ++n)
    layout.datasets.push_back({"measures",
                               "measure_" + std::to_string(n),
                               "children",
                               "children counted",
                               Kind::stock,
                               false,
                               "",
                               {}});
  layout.datasets.push_back(
      {"monthly", "cla_started", "children", "children who started", Kind::flow, true, "", {}});
  layout.datasets.push_back({"breakdowns",
                             "cla_31mar_by_age_group",
                             "children",
                             "children looked after",
                             Kind::stock,
                             false,
                             "age_group",
                             {"under_1", "1_to_4", "5_to_17"}});
  layout.datasets.push_back(
      {"policies/no_wrong_door", "spend", "GBP", "money spent", Kind::flow, false, "", {}});
  layout.events = size.event_rows > 0;
  layout.event_names = {"referral", "assessment"};
  layout.agent_name = "child";
  return layout;
}

/// The block of one replicate, numbered as in the layout.
inline ReplicateBlock block(const Layout& layout, const Size& size, std::uint32_t replicate) {
  ReplicateBlock block{replicate, {}, {}};
  for (std::size_t dataset = 0; dataset < layout.datasets.size(); ++dataset) {
    const DatasetSpec& spec = layout.datasets[dataset];
    const std::size_t periods = spec.monthly ? layout.month_ends.size() : layout.year_ends.size();
    const std::size_t categories = spec.categories.empty() ? 1 : spec.categories.size();
    auto& values = block.values.emplace_back();
    for (std::size_t arm = 0; arm < layout.arms.size(); ++arm)
      for (std::size_t authority = 0; authority < layout.authorities.size(); ++authority)
        for (std::size_t period = 0; period < periods; ++period)
          for (std::size_t category = 0; category < categories; ++category)
            values.push_back(value(dataset, arm, replicate, authority, period, category));
  }
  if (layout.events)
    for (std::uint32_t arm = 0; arm < layout.arms.size(); ++arm) {
      auto& log = block.events.emplace_back();
      for (std::uint32_t row = 0; row + arm < size.event_rows; ++row)
        log.push_back({(std::uint64_t{replicate} << 40) + row,
                       day_of(2020, 1, 1) + static_cast<Day>(row % 1000), 0,
                       static_cast<std::uint8_t>(row % 2), static_cast<std::uint8_t>(arm),
                       static_cast<float>(row % 1000) / 2, static_cast<std::uint8_t>(row % 101)});
    }
  return block;
}

}  // namespace cscsim::sample
