#include "models/policies/close_channel.hpp"

#include "core/types/errors.hpp"
#include "models/policies/blocks.hpp"
#include "models/processes/channels.hpp"

namespace cscsim {

namespace {

Source source_named(const PolicyChoice& choice) {
  const std::string name = text(choice, "channel");
  std::string known;
  for (std::size_t s = 0; s < source_count; ++s) {
    const auto source = static_cast<Source>(s);
    if (name == to_string(source)) return source;
    known += (known.empty() ? "" : ", ") + std::string{to_string(source)};
  }
  throw InputError{choice.where + ".channel: '" + name + "' is no source of contacts (sources: " + known +
                   ")."};
}

class CloseChannel final : public Policy {
 public:
  explicit CloseChannel(const PolicyChoice& choice)
      : roll_out_{choice},
        until_{day(choice, "until")},
        channel_{channel_of(source_named(choice))},
        open_{number(choice, "open_share")} {}

  std::string id() const override { return "close_channel"; }
  std::vector<Moment> moments() const override { return {}; }
  Standing standing(const std::string& authority, const Draws&) const override {
    Standing standing;
    standing.lead_begins = roll_out_.lead_begins(authority);
    standing.live = roll_out_.live(authority);
    standing.until = until_;
    standing.ratios.scale(channel_, open_);
    return standing;
  }
  void answer(const Today&, Service&) const override {}

 private:
  RollOut roll_out_;
  Day until_;
  Lever channel_;
  double open_;
};

}  // namespace

PolicyDescription close_channel_description() {
  PolicyDescription description;
  description.id = "close_channel";
  description.name = "Close a channel";
  description.mechanism =
      "Holds back the contacts of one source from a day until another. Some of those that were not made come "
      "in "
      "the weeks after it opens again (front_door.deferred_share, deferred_days). The need behind them goes "
      "on.";
  description.keys = RollOut::keys(0, "none");
  description.keys.push_back({"channel", KeySpec::Type::text, Value{std::string{}}, 0, 0,
                              "which source: schools, police, health_services, ...", true});
  description.keys.push_back({"until", KeySpec::Type::date, Value{not_due}, 0, 0,
                              "first day on which it is open again; left out: never", false});
  description.keys.push_back({"open_share", KeySpec::Type::number, Value{0.0}, 0, 1,
                              "share of its contacts that still come", false});
  for (std::size_t s = 0; s < source_count; ++s)
    description.levers.push_back(channel_of(static_cast<Source>(s)));
  description.evidence_strength = "none: the user's assumption";
  description.make = [](const PolicyChoice& choice) { return std::make_shared<const CloseChannel>(choice); };
  return description;
}

}  // namespace cscsim
