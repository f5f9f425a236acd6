#pragma once

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "models/policies/policy.hpp"

namespace cscsim::bindings {

/// One moment of one day in one authority, as a policy written in Python sees it. It owns a copy of the columns,
/// so that views of them stay good for as long as Python keeps them.
class PythonToday {
 public:
  /// `salt` sets the chance of this policy apart from that of the model and of every other policy.
  PythonToday(const Today& today, std::string authority, std::uint64_t salt);

  [[nodiscard]] Moment moment() const { return moment_; }
  [[nodiscard]] Day day() const { return day_; }
  [[nodiscard]] const std::string& authority() const { return authority_; }
  [[nodiscard]] int enrolled_now() const { return enrolled_now_; }
  [[nodiscard]] std::size_t size() const { return columns_->size(); }
  /// Read-only mapping from the name of a column to a read-only view of it.
  [[nodiscard]] pybind11::object cases() const;
  /// One uniform in (0, 1) per case, keyed by (seed, replicate, policy, child, decision, day): the same in every arm.
  [[nodiscard]] pybind11::array_t<double> uniform(int decision) const;

 private:
  Moment moment_;
  Day day_;
  std::string authority_;
  int enrolled_now_;
  Draws draws_;
  std::uint64_t salt_;
  std::shared_ptr<const MomentColumns> columns_;
};

/// A policy whose answers are given by a Python callable. Everything else is read once, when it is made, so the GIL
/// is taken only to ask.
///
/// `ask(today)` returns None or the checked answer of cscsim/python_policy.py: a tuple of
/// (rows, days, ratios by lever, spend_gbp, keeps_worker, declined, refused), each column as long as `rows`.
/// What it raises passes through the run unchanged.
class PythonPolicy final : public Policy {
 public:
  struct Description {
    std::string id;
    std::vector<Moment> moments;
    Standing standing;
    std::map<std::string, std::string> authority_names;  ///< by DfE code
  };

  PythonPolicy(Description description, pybind11::object ask);

  [[nodiscard]] std::string id() const override { return description_.id; }
  [[nodiscard]] std::vector<Moment> moments() const override { return description_.moments; }
  [[nodiscard]] Standing standing(const std::string& /*authority*/, const Draws& /*draws*/) const override {
    return description_.standing;
  }
  void answer(const Today& today, Service& service) const override;

 private:
  Description description_;
  std::uint64_t salt_;
  pybind11::object ask_;
};

}  // namespace cscsim::bindings
