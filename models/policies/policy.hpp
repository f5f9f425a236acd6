#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/random/draws.hpp"
#include "models/levers.hpp"
#include "models/moments.hpp"
#include "models/policies/effect.hpp"
#include "models/population/delivery.hpp"
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
  int enrolled_now;              ///< enrolments of this policy, for this service, that run in this authority
  const Delivery& delivery;      ///< how far it is in place there
  const Draws& draws;            ///< same in every arm
  const MomentColumns& cases;
};

/// Places that a policy runs itself, opened on go-live.
struct HubPlaces {
  int homes = 0;
  int places_per_home = 0;
};

/// Foster homes that a policy groups round one of them, whose carers support the others.
struct Constellations {
  int number = 0;
  int homes = 0;             ///< round each hub home
  double carer_leaving = 1;  ///< ratio of carers giving up in them
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
  Constellations constellations;
  double staff_fte = 0.0;
  double setup_gbp = 0.0;                                          ///< spent evenly over the lead time
  double yearly_gbp = 0.0;                                         ///< spent evenly while it runs
  double setup_gbp_per_worker = 0.0, yearly_gbp_per_worker = 0.0;  ///< of each of the authority's workers
  double pay_gbp = 0.0;                                            ///< a year, of the posts that are filled
};

/// A month of an authority, as the delivery of a policy there is moved by it.
struct Month {
  Day live;     ///< first day of the policy
  Day today;    ///< last day of the month
  Day days;     ///< of the month in which it was live
  double left;  ///< share of the authority's workers who left in them
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
  /// What it does for those whom it works with from this moment on, where several policies do the same: a child is worked
  /// with by one of them at a time. Empty: nothing that another could do.
  [[nodiscard]] virtual std::string service(Moment /*moment*/) const { return {}; }
  /// Likewise what it does to a whole authority: the larger effect holds.
  [[nodiscard]] virtual std::string practice() const { return {}; }
  /// How far it is in place on its first day, and after a month of which so far was `before`.
  [[nodiscard]] virtual Delivery delivery_at_start() const { return {}; }
  [[nodiscard]] virtual Delivery delivery_after(const Delivery& before, const Month& /*month*/) const {
    return before;
  }
  /// The levers that it turns for a whole authority when it is in place so far.
  [[nodiscard]] virtual LeverRatios turned(const Standing& standing, const Delivery& /*delivery*/) const {
    return standing.ratios;
  }
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
  std::vector<std::string> evidence;   ///< what is known, where effects.csv has no row on it
  std::vector<PolicyEffect> effects;   ///< each with its figure; every figure on it stands in effects.csv
  std::vector<std::string> not_known;  ///< what no figure says
  std::function<std::shared_ptr<const Policy>(const PolicyChoice&)> make;
};

/// All policies that a scenario can name, in alphabetical order of id.
const std::vector<PolicyDescription>& policy_catalogue();

}  // namespace cscsim
