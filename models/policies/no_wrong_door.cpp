#include "models/policies/no_wrong_door.hpp"

#include <cmath>

#include "models/policies/programme.hpp"

namespace cscsim {

namespace {

/// No Wrong Door: a hub of residential workers, psychologist, speech and language therapist and police works with young
/// people by outreach and in short hub stays, and stays with them whatever the placement.
class NoWrongDoor final : public Programme {
 public:
  NoWrongDoor(std::shared_ptr<const Blueprint> blueprint, const PolicyChoice& choice)
      : Programme{std::move(blueprint), choice},
        hubs_{whole(choice, "hubs")},
        beds_{whole(choice, "beds_per_hub") + whole(choice, "emergency_beds_per_hub")},
        outreach_{whole(choice, "outreach_places_per_hub")},
        staff_fte_{number(choice, "staff_fte_per_hub")},
        yearly_gbp_{number(choice, "yearly_gbp_per_hub")} {}

  Standing standing(const std::string& authority, const Draws& draws) const override {
    Standing standing = Programme::standing(authority, draws);
    standing.hubs = {hubs_, beds_};
    standing.staff_fte = staff_fte_ * hubs_;
    standing.setup_gbp *= hubs_;
    standing.yearly_gbp = yearly_gbp_ * hubs_;
    return standing;
  }

 protected:
  double places() const override { return hubs_ * (outreach_ + beds_); }

 private:
  int hubs_, beds_, outreach_;
  double staff_fte_, yearly_gbp_;
};

KeySpec count_key(const char* name, std::int64_t value, double high, const std::string& meaning) {
  return {name, KeySpec::Type::whole, Value{value}, 0, high, meaning, false};
}

KeySpec number_key(const char* name, double value, double low, double high, const char* meaning) {
  return {name, KeySpec::Type::number, Value{value}, low, high, meaning, false};
}

}  // namespace

Blueprint hub_work(const HubSizes& sizes) {
  Blueprint b;
  b.service = "no_wrong_door";
  b.who = {.moments = {Moment::edge_of_care, Moment::residential_started}, .youngest = 11};
  b.keeps_worker = true;
  b.effects = {
      {.lever = Lever::care_entry,
       .outcome = "no_wrong_door: referred young people remaining out of care",
       .design = StudyDesign::description,
       .log_ratio = std::log(std::log(0.86) / std::log(0.75)),
       .reading = "86% stayed out of care; usual practice keeps 75% out (assumed, care_entry.edge_enters)"},
      {.lever = Lever::residential,
       .outcome = "no_wrong_door: use of residential placements",
       .design = StudyDesign::before_after,
       .log_ratio = std::log(0.5),
       .reading = "fallen by half; the source gives no design but before and after"},
      {.lever = Lever::missing,
       .outcome = "no_wrong_door: missing incidents",
       .design = StudyDesign::before_after,
       .log_ratio = std::log(253.0 / 503),
       .reading = "503 to 253 incidents; another source says -68%"},
  };
  b.keys = {
      count_key("hubs", sizes.hubs, 50, "hubs: " + sizes.source),
      count_key("beds_per_hub", sizes.beds, 50, "places in each hub: " + sizes.source),
      count_key("emergency_beds_per_hub", sizes.emergency_beds, 50,
                "emergency places in each hub: " + sizes.source),
      count_key("outreach_places_per_hub", sizes.outreach, 1000,
                "young people worked with at once by outreach: " + sizes.outreach_source),
      count_key("days_enrolled", 180, 3650, "days for which the team works with a young person: assumed"),
      number_key("uptake", 0.56, 0, 1, "share of those offered who are worked with (effects.csv: 91 of 163)"),
      number_key("staff_fte_per_hub", 20.5, 0, 1000, "staff of a hub, FTE (innovations.csv)"),
      number_key("yearly_gbp_per_hub", 925000, 0, 1e9,
                 "running cost of a hub, GBP a year: 20.5 FTE at 45,000, assumed"),
      number_key("setup_gbp", 125000, 0, 1e9,
                 "set-up cost of a hub, GBP, over the lead time: converted homes, assumed"),
  };
  return b;
}

std::shared_ptr<const Programme> make_hub_work(std::shared_ptr<const Blueprint> blueprint,
                                               const PolicyChoice& choice) {
  return std::make_shared<const NoWrongDoor>(std::move(blueprint), choice);
}

PolicyDescription no_wrong_door_description() {
  Blueprint b = hub_work({2, 4, 2, 43, "North Yorkshire (innovations.csv)", "Middlesbrough, 43 open"});
  b.id = "no_wrong_door";
  b.name = "No Wrong Door";
  b.mechanism =
      "For young people of 11 to 17 in or on the edge of care. A hub's one multi-specialist team works with "
      "them by "
      "outreach and in short hub stays, and stays with them across placements: entry by agreement, use of "
      "children's "
      "homes and missing incidents are scaled while enrolled, their worker does not change at steps of the "
      "pathway, "
      "and hub places come before others.";
  b.evidence_strength =
      "LOW (before and after, one authority; the stepped-wedge trial's result was not found)";
  b.not_known = {
      "what the stepped-wedge trial in four authorities found on entry to care",
      "how much of the fall is regression to the mean: young people enter at a bad moment",
      "arrests and hospital admissions are not simulated; -92% admissions is implausibly large",
  };
  std::vector<KeySpec> keys = RollOut::keys(150, "grant late 2014, live April 2015 (innovations.csv)");
  keys.insert(keys.end(), b.keys.begin(), b.keys.end());
  b.keys = std::move(keys);
  return describe(std::move(b), make_hub_work);
}

}  // namespace cscsim
