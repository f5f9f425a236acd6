#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/random/draws.hpp"
#include "models/levers.hpp"
#include "models/moments.hpp"
#include "models/population/records.hpp"
#include "models/scenario.hpp"

namespace cscsim {

/// What a policy asks of an authority on a day: enrolments, and counts of what it offered and refused.
/// The system carries the requests out in order; a policy never touches a person. Cases of the columns that it names in no
/// way count as not offered.
class Service {
 public:
  /// Enrols the case in `enrolment.row` of the columns. Counted as offered and enrolled.
  void enrol(Enrolment enrolment) { enrolments_.push_back(std::move(enrolment)); }
  /// Counts cases to which the service was offered and not taken up.
  void declined(int cases) { declined_ += cases; }
  /// Counts cases refused because every place was taken.
  void refuse(int cases) { refused_ += cases; }

  [[nodiscard]] const std::vector<Enrolment>& enrolments() const { return enrolments_; }
  [[nodiscard]] int declined() const { return declined_; }
  [[nodiscard]] int refused() const { return refused_; }

 private:
  std::vector<Enrolment> enrolments_;
  int declined_ = 0;
  int refused_ = 0;
};

/// What a policy is told when it is asked: where, when, how many it holds now, and its own chance.
struct Today {
  Moment moment;
  Day day;
  const std::string& authority;  ///< DfE code
  int enrolled_now;              ///< enrolments of this policy that run in this authority
  const Draws& draws;            ///< same in every arm
  const MomentColumns& cases;
};

/// Places that a policy runs itself, opened on go-live.
struct HubPlaces {
  int homes = 0;
  int places_per_home = 0;
};

/// What a policy does to a whole authority from its first day there.
struct Standing {
  Day lead_begins =
      not_due;          ///< recruitment and preparation: the earliest day on which anything changes or costs
  Day live = not_due;   ///< first day on which it answers moments and its levers hold
  Day until = not_due;  ///< first day on which its levers hold no more
  LeverRatios ratios;   ///< turned for every case of the authority
  std::optional<Grade> judgement;  ///< published on the first day
  double more_entries = 0.0;       ///< to care a year for 100,000 children, that income stress is to bring
  HubPlaces hubs;
  double staff_fte = 0.0;
  double setup_gbp = 0.0;   ///< spent evenly over the lead time
  double yearly_gbp = 0.0;  ///< spent evenly from the first day live
};

/// An innovation, or a decision of government or council. Policies turn levers and enrol cases; they touch
/// a person's enrolment and nothing else of them. A policy is a value made once per arm; it holds no state that
/// changes, so it may be asked from several threads.
class Policy {
 public:
  Policy() = default;
  Policy(const Policy&) = delete;
  Policy& operator=(const Policy&) = delete;
  virtual ~Policy() = default;

  /// Id as in innovations.csv.
  [[nodiscard]] virtual std::string id() const = 0;
  [[nodiscard]] virtual std::vector<Moment> moments() const = 0;
  /// What stands in this authority (DfE code) in this replicate, whose draws give uncertain effects their value.
  [[nodiscard]] virtual Standing standing(const std::string& authority, const Draws& draws) const = 0;
  /// Answers one moment of one day with whole columns. Must not depend on the order of the rows but through
  /// what the columns say; scarce places go in the order given by `priority` in models/policies/blocks.hpp.
  virtual void answer(const Today& today, Service& service) const = 0;
};

/// Evidence on a policy for `cscsim policies ID`.
struct PolicyDescription {
  std::string id;
  std::string name;
  std::string mechanism;      ///< who it is for, where it acts, through which levers
  std::vector<KeySpec> keys;  ///< accepted in `[[arm.policy]]` besides `use`
  std::vector<Moment> moments;
  std::vector<Lever> levers;
  std::string evidence_strength;
  std::vector<std::string> evidence;  ///< rows of effects.csv in words, null and negative ones too
  std::function<std::shared_ptr<const Policy>(const PolicyChoice&)> make;
};

/// All policies that a scenario can name, in alphabetical order of id.
const std::vector<PolicyDescription>& policy_catalogue();

}  // namespace cscsim
