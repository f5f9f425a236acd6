#include "models/policies/no_wrong_door.hpp"

#include <cmath>

#include "models/policies/blocks.hpp"

namespace cscsim {

namespace {

/// No Wrong Door: a hub of residential workers, psychologist, speech and language therapist and police works with young
/// people by outreach and in short hub stays, and stays with them whatever the placement.
///
/// Moments: edge of care (outreach), move into a children's home (outreach and hub places). Who: 11 to 17, while places last.
/// Effect: entry to care, use of children's homes, missing incidents; each a distribution that the sceptical prior for a
/// targeted service (sd 0.3) dominates, since every figure is uncontrolled (effects.csv no_wrong_door; model.md section 6).
/// One team that stays: no hand-over at a change of pathway stage while enrolled.
class NoWrongDoor final : public Policy {
 public:
  explicit NoWrongDoor(const PolicyChoice& choice)
      : roll_out_{choice},
        hubs_{whole(choice, "hubs")},
        beds_{whole(choice, "beds_per_hub") + whole(choice, "emergency_beds_per_hub")},
        outreach_{whole(choice, "outreach_places_per_hub")},
        days_{whole(choice, "days_enrolled")},
        uptake_{number(choice, "uptake")},
        staff_fte_{number(choice, "staff_fte_per_hub")},
        yearly_gbp_{number(choice, "yearly_gbp_per_hub")},
        setup_gbp_{number(choice, "setup_gbp")},
        fixed_{number(choice, "care_entry_ratio"), number(choice, "residential_ratio"),
               number(choice, "missing_ratio")} {}

  std::string id() const override { return "no_wrong_door"; }
  std::vector<Moment> moments() const override { return {Moment::edge_of_care, Moment::residential_started}; }

  Standing standing(const std::string& authority, const Draws&) const override {
    Standing standing;
    standing.lead_begins = roll_out_.lead_begins(authority);
    standing.live = roll_out_.live(authority);
    standing.hubs = {hubs_, beds_};
    standing.staff_fte = staff_fte_ * hubs_;
    standing.setup_gbp = setup_gbp_ * hubs_;
    standing.yearly_gbp = yearly_gbp_ * hubs_;
    return standing;
  }

  void answer(const Today& today, Service& service) const override {
    int places = hubs_ * (outreach_ + beds_) - today.enrolled_now;
    const LeverRatios ratios = effects(today.draws);
    for (const std::uint32_t row : priority(today)) {
      if (today.cases.age[row] < 11) continue;
      if (!takes_up(today, row, uptake_))
        service.declined(1);
      else if (places <= 0)
        service.refuse(1);
      else {
        --places;
        service.enrol({row, today.day + days_, ratios, true, 0.0});
      }
    }
  }

  /// The distributions, in the order care entry, children's homes, missing.
  static std::array<Effect, 3> distributions() {
    constexpr double prior_sd = 0.3;          // targeted service: model.md section 6
    constexpr double uncontrolled_sd = 0.7;   // before and after, no comparator: bias assumed
    constexpr double no_comparator_sd = 1.0;  // a share without even a before: bias assumed
    // 86% stayed out of care; usual practice keeps 75% out (assumed, care_entry.edge_enters): ratio of hazards.
    const double entry = std::log(std::log(0.86) / std::log(0.75));
    const double residential = std::log(0.5);  // use of residential placements fell by half
    const double missing = std::log(0.5);      // 503 to 253 incidents
    return {Effect::sceptical(entry, no_comparator_sd, prior_sd),
            Effect::sceptical(residential, uncontrolled_sd, prior_sd),
            Effect::sceptical(missing, uncontrolled_sd, prior_sd)};
  }

 private:
  LeverRatios effects(const Draws& draws) const {
    constexpr std::array<Lever, 3> levers = {Lever::care_entry, Lever::residential, Lever::missing};
    const auto effects = distributions();
    LeverRatios ratios;
    for (std::uint32_t i = 0; i < levers.size(); ++i)
      ratios.scale(levers[i], fixed_[i] > 0 ? fixed_[i] : effects[i].draw(draws, id(), i));
    return ratios;
  }

  RollOut roll_out_;
  int hubs_, beds_, outreach_, days_;
  double uptake_, staff_fte_, yearly_gbp_, setup_gbp_;
  std::array<double, 3> fixed_;  ///< 0: drawn
};

KeySpec count_key(const char* name, std::int64_t value, double high, const char* meaning) {
  return {name, KeySpec::Type::whole, Value{value}, 0, high, meaning, false};
}

KeySpec number_key(const char* name, double value, double low, double high, const char* meaning) {
  return {name, KeySpec::Type::number, Value{value}, low, high, meaning, false};
}

}  // namespace

PolicyDescription no_wrong_door_description() {
  PolicyDescription description;
  description.id = "no_wrong_door";
  description.name = "No Wrong Door";
  description.mechanism =
      "For young people of 11 to 17 in or on the edge of care. A hub's one multi-specialist team works with "
      "them by outreach and in "
      "short hub stays, and stays with them across placements: entry by agreement, use of children's homes "
      "and missing incidents are "
      "scaled while enrolled, their worker does not change at steps of the pathway, and hub places come "
      "before others.";
  description.keys = RollOut::keys(150, "grant late 2014, live April 2015 (innovations.csv)");
  for (KeySpec key : {
           count_key("hubs", 2, 50, "hubs (North Yorkshire: 2)"),
           count_key("beds_per_hub", 4, 50, "places in each hub (innovations.csv)"),
           count_key("emergency_beds_per_hub", 2, 50, "emergency places in each hub (innovations.csv)"),
           count_key("outreach_places_per_hub", 43, 1000,
                     "young people worked with at once by outreach (Middlesbrough: 43 open)"),
           count_key("days_enrolled", 180, 3650,
                     "days for which the team works with a young person: assumed"),
           number_key("uptake", 0.56, 0, 1,
                      "share of those offered who are worked with (effects.csv: 91 of 163)"),
           number_key("staff_fte_per_hub", 20.5, 0, 1000, "staff of a hub, FTE (innovations.csv)"),
           number_key("yearly_gbp_per_hub", 925000, 0, 1e9,
                      "running cost of a hub, GBP a year: 20.5 FTE at 45,000, assumed"),
           number_key("setup_gbp", 125000, 0, 1e9,
                      "set-up cost of a hub, GBP, over the lead time: converted homes, assumed"),
           number_key("care_entry_ratio", 0, 0.05, 5,
                      "ratio of hazards of entry while enrolled; left out: drawn from its distribution"),
           number_key("residential_ratio", 0, 0.05, 5,
                      "ratio for children's home placements; left out: drawn"),
           number_key("missing_ratio", 0, 0.05, 5, "ratio of missing incidents; left out: drawn"),
       })
    description.keys.push_back(std::move(key));
  description.moments = {Moment::edge_of_care, Moment::residential_started};
  description.levers = {Lever::care_entry, Lever::residential, Lever::missing};
  description.evidence_strength =
      "LOW (before and after, one authority; the stepped-wedge trial's result was not found)";
  description.evidence = {
      "remained out of care: 86% of about 350 referred in 2 years, no comparator (North Yorkshire 2017)",
      "use of residential placements: -50% before and after, 2 years, no control (North Yorkshire 2017)",
      "missing incidents: 503 to 253 before and after (Lushey et al. 2017); another source says -68%",
      "arrests: -38% before and after, 18 months; not simulated",
      "hospital admissions: -92% before and after: implausibly large, not used",
      "reach: 91 of 163 referrals worked with in year 1 (Middlesbrough 2021)",
      "likelihood of becoming looked after: stepped-wedge trial in four authorities, result not found",
      "young people enter at a bad moment: part of any before and after fall is regression to the mean",
  };
  description.make = [](const PolicyChoice& choice) { return std::make_shared<const NoWrongDoor>(choice); };
  return description;
}

}  // namespace cscsim
