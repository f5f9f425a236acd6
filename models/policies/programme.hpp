#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/policies/blocks.hpp"
#include "models/policies/effect.hpp"
#include "models/policies/pace.hpp"
#include "models/policies/policy.hpp"

namespace cscsim {

/// Whom a programme is offered to: at these moments, of these ages and primary needs.
struct Eligibility {
  std::vector<Moment> moments{};
  int youngest = -1, oldest = 25;       ///< whole years; -1: unborn
  std::vector<Need> needs{};            ///< empty: any
  std::vector<Factor> factors{};        ///< parents have one of these; empty: any
  bool in_constellation = false;        ///< lives in a foster home of one
  bool court_before = false;            ///< the family came before the court on an earlier day
  std::vector<PlacementKind> placed{};  ///< where the child lives; empty: anywhere
};

/// What an innovation is composed of, in its own words.
struct Blueprint {
  std::string id, name, mechanism;
  std::string evidence_strength;
  std::vector<std::string> not_known;
  std::string
      service;  ///< what it does for a child, where other policies do the same: counted once; empty: its own
  std::string practice;  ///< likewise what it does to a whole authority
  Eligibility who;
  bool keeps_worker = false;    ///< one team stays with those worked with
  bool whole_families = false;  ///< siblings of a day are taken on together
  bool all_take_part = false;   ///< no offer that could be declined
  bool paid_elsewhere = false;  ///< staff and money are another part's of the same innovation
  std::vector<PolicyEffect> effects;
  std::vector<KeySpec> keys;  ///< with the defaults of this innovation; blocks read those that stand here
};

/// An innovation composed of blocks: roll-out, team, places, offer, effects, delivery, money. Modules with a mechanism of
/// their own derive from it.
class Programme : public Policy {
 public:
  Programme(std::shared_ptr<const Blueprint> blueprint, const PolicyChoice& choice);

  [[nodiscard]] std::string id() const override { return blueprint_->id; }
  [[nodiscard]] std::vector<Moment> moments() const override { return blueprint_->who.moments; }
  [[nodiscard]] Standing standing(const std::string& authority, const Draws& draws) const override;
  [[nodiscard]] std::string service(Moment) const override {
    return blueprint_->service.empty() ? blueprint_->id : blueprint_->service;
  }
  [[nodiscard]] std::string practice() const override {
    return blueprint_->practice.empty() ? blueprint_->id : blueprint_->practice;
  }
  [[nodiscard]] LeverRatios turned(const Standing& standing, const Delivery& delivery) const override;
  [[nodiscard]] Delivery delivery_at_start() const override;
  [[nodiscard]] Delivery delivery_after(const Delivery& before, const Month& month) const override;
  void answer(const Today& today, Service& service) const override;

 protected:
  /// Is this case one that the programme is for?
  [[nodiscard]] virtual bool serves(const Today& today, std::uint32_t row) const;
  /// Its places for children in an authority when every post is filled.
  [[nodiscard]] virtual double places() const { return teams_ * places_per_team_; }
  /// What it does for a case that it takes on.
  [[nodiscard]] virtual Enrolment enrolment(const Today& today, std::uint32_t row) const;

  /// Effects where all is done as its originators do it: drawn, or fixed by the scenario; what is lost at scale is off.
  [[nodiscard]] LeverRatios true_effects(const Draws& draws, EffectOn on) const;

 private:
  /// What is left of their logarithms where it reaches this share, and is delivered with this fidelity.
  [[nodiscard]] LeverRatios delivered(const LeverRatios& true_effects, double reach, double fidelity,
                                      EffectOn on) const;

  std::shared_ptr<const Blueprint> blueprint_;
  RollOut roll_out_;
  Pace pace_;
  std::vector<double> fixed_;  ///< ratio by effect; 0: drawn
  double teams_, places_per_team_, uptake_, gbp_per_child_;
  double fte_per_team_, gbp_per_fte_, setup_gbp_, yearly_gbp_;
  double setup_gbp_per_worker_, yearly_gbp_per_worker_;
  double abandoned_per_year_;
  double loss_at_scale_;  ///< below 0: drawn
  Day days_;
};

/// Programmes of one innovation that answer different moments. The first brings roll-out and delivery; what the others
/// add to the standing of the authority is added.
class Combined final : public Policy {
 public:
  explicit Combined(std::vector<std::shared_ptr<const Programme>> parts) : parts_{std::move(parts)} {}

  [[nodiscard]] std::string id() const override { return parts_.front()->id(); }
  [[nodiscard]] std::vector<Moment> moments() const override;
  [[nodiscard]] std::string service(Moment moment) const override;
  [[nodiscard]] std::string practice() const override { return parts_.front()->practice(); }
  [[nodiscard]] Standing standing(const std::string& authority, const Draws& draws) const override;
  /// Posts are those of the services that it offers; a change of practice does without them.
  [[nodiscard]] LeverRatios turned(const Standing& standing, const Delivery& delivery) const override {
    return parts_.front()->turned(standing, {1, delivery.trained, delivery.fidelity});
  }
  [[nodiscard]] Delivery delivery_at_start() const override { return parts_.front()->delivery_at_start(); }
  [[nodiscard]] Delivery delivery_after(const Delivery& before, const Month& month) const override {
    return parts_.front()->delivery_after(before, month);
  }
  void answer(const Today& today, Service& service) const override;

 private:
  [[nodiscard]] const Programme& part(Moment moment) const;

  std::vector<std::shared_ptr<const Programme>> parts_;
};

using Maker =
    std::function<std::shared_ptr<const Policy>(std::shared_ptr<const Blueprint>, const PolicyChoice&)>;

/// The description of a programme: what its blueprint says, and the keys of its effects.
PolicyDescription describe(Blueprint blueprint, const Maker& make);

template <class Kind = Programme>
PolicyDescription description_of(Blueprint blueprint) {
  return describe(std::move(blueprint),
                  [](std::shared_ptr<const Blueprint> made, const PolicyChoice& choice) {
                    return std::make_shared<const Kind>(std::move(made), choice);
                  });
}

/// Keys of the roll-out, then of the other blocks.
std::vector<KeySpec> keys_of(std::vector<KeySpec> roll_out, std::initializer_list<KeySpec> more);

/// Keys of the blocks. Each takes the default of an innovation and where it comes from.
namespace key {
KeySpec teams(int value, const std::string& source);
KeySpec places_per_team(int value, const std::string& source);
KeySpec fte_per_team(double value, const std::string& source);
KeySpec gbp_per_fte(double value, const std::string& source);
KeySpec setup_gbp(double value, const std::string& source, const std::string& price_year = {});
KeySpec yearly_gbp(double value, const std::string& source, const std::string& price_year = {});
KeySpec setup_gbp_per_worker(double value, const std::string& source, const std::string& price_year = {});
KeySpec yearly_gbp_per_worker(double value, const std::string& source, const std::string& price_year = {});
KeySpec gbp_per_child(double value, const std::string& source, const std::string& price_year = {});
KeySpec days_enrolled(int value, const std::string& source);
KeySpec uptake(double value, const std::string& source);
KeySpec days_to_fill(int value, const std::string& source);
KeySpec post_turnover(double value, const std::string& source);
KeySpec training_days(int value, const std::string& source);
KeySpec trained_share(double value, const std::string& source);
KeySpec fidelity_at_start(double value, const std::string& source);
KeySpec years_to_fidelity(double value, const std::string& source);
KeySpec induction(double value, const std::string& source);
}  // namespace key

}  // namespace cscsim
