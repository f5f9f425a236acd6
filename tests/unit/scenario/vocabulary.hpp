#pragma once

#include "models/scenario.hpp"

namespace cscsim::test {

/// A small England: four authorities in two regions, two model parameters, four policies.
inline Vocabulary small_vocabulary() {
  using Type = KeySpec::Type;
  const KeySpec start{.name = "start", .type = Type::date, .fallback = not_due, .meaning = "first day"};
  const KeySpec go_live{.name = "go_live",
                        .type = Type::dates_by_authority,
                        .fallback = std::map<std::string, Day>{},
                        .meaning = "first day, by authority"};
  const auto number = [](std::string name, double low, double high, std::string meaning,
                         bool required = false) {
    return KeySpec{.name = std::move(name),
                   .type = Type::number,
                   .fallback = 0.5,
                   .low = low,
                   .high = high,
                   .meaning = std::move(meaning),
                   .required = required};
  };
  const auto text = [](std::string name) {
    return KeySpec{.name = std::move(name),
                   .type = Type::text,
                   .fallback = std::string{},
                   .meaning = "name",
                   .required = true};
  };
  const KeySpec hubs{.name = "hubs",
                     .type = Type::whole,
                     .fallback = std::int64_t{1},
                     .low = 0,
                     .high = 50,
                     .meaning = "hubs opened",
                     .required = false};
  const KeySpec outreach{
      .name = "outreach", .type = Type::flag, .fallback = true, .meaning = "outreach team"};

  Vocabulary known;
  known.authorities = {{"926", "E10000020", "Norfolk", "East of England", not_due},
                       {"383", "E08000035", "Leeds", "Yorkshire and the Humber", not_due},
                       {"839", "E06000058", "Bournemouth, Christchurch and Poole", "South West", not_due},
                       {"836", "E06000029", "Poole", "South West", day_of(2019, 4, 1)}};
  known.model_keys = {{"placement.market_price_convexity", 0.0, 2.0, "elasticity"},
                      {"contact.rate", 0.0, 10.0, "per year"}};
  known.measures = {"cla_31mar", "cla_started", "cin_31mar"};
  known.starts = {day_of(2018, 4, 1), day_of(2019, 4, 1), day_of(2020, 4, 1)};
  known.policies = {
      {"placebo", {start}},
      {"no_wrong_door", {start, go_live, hubs, outreach, number("uptake", 0, 1, "share of offers taken up")}},
      {"kinship_allowance",
       {start, number("weekly_gbp", 0, 2000, "pounds a week", true), number("uptake", 0, 1, "share taken up"),
        number("breakdown_ratio", 0.01, 10, "hazard ratio")}},
      {"set_lever", {start, text("lever"), number("value", 0.01, 100, "hazard ratio", true)}}};
  return known;
}

/// A scenario that is in order, as a user would write it.
inline const std::string good_scenario = R"([scenario]
name = "No Wrong Door in Norfolk"
start = 2019-04-01
years = 5

[area]
authorities = ["Norfolk"]

[[arm]]
name = "as usual"

[[arm]]
name = "no wrong door"
[[arm.policy]]
use = "no_wrong_door"
start = 2020-04-01
hubs = 2
)";

}  // namespace cscsim::test
