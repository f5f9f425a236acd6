#include "bindings/bindings.hpp"
#include "bindings/dates.hpp"
#include "core/record/hdf5_sink.hpp"
#include "models/policies/policy.hpp"
#include "models/processes/events.hpp"
#include "models/run.hpp"

#include <pybind11/stl.h>

namespace cscsim::bindings {

namespace py = pybind11;
using namespace py::literals;

namespace {

/// Lists of plain dictionaries: rows of the frames that the package makes of them.
py::list measures(const std::string& data_directory) {
  py::list rows;
  for (const MeasureDescription& measure : measure_catalogue(data_directory))
    rows.append(py::dict("id"_a = measure.id, "units"_a = measure.units, "kind"_a = to_string(measure.kind),
                         "definition"_a = measure.definition, "source"_a = measure.source,
                         "breakdowns"_a = measure.breakdowns));
  return rows;
}

py::list parameters(const std::string& data_directory) {
  py::list rows;
  for (const ParameterDescription& parameter : parameter_catalogue(data_directory))
    rows.append(py::dict("name"_a = parameter.name, "value"_a = parameter.value, "low"_a = parameter.low,
                         "high"_a = parameter.high, "unit"_a = parameter.unit, "source"_a = parameter.source,
                         "meaning"_a = parameter.meaning));
  return rows;
}

const char* type_name(KeySpec::Type type) {
  switch (type) {
    case KeySpec::Type::flag:
      return "true or false";
    case KeySpec::Type::whole:
      return "whole number";
    case KeySpec::Type::number:
      return "number";
    case KeySpec::Type::text:
      return "text";
    case KeySpec::Type::date:
      return "date";
    case KeySpec::Type::dates_by_authority:
      return "dates by authority";
  }
  throw InvariantError{"a key of a policy has a type without a name"};
}

/// The fallback of a key as Python writes it; None where the scenario must say it, or where leaving it out means more
/// than any value: a day left open, a number outside its own range.
py::object fallback(const KeySpec& key) {
  if (key.required) return py::none();
  if (const Day* day = std::get_if<Day>(&key.fallback)) {
    if (*day == not_due || *day == never) return py::none();
    return py::cast(date_of(*day));
  }
  if (std::holds_alternative<std::map<std::string, Day>>(key.fallback)) return py::none();
  if (const double* number = std::get_if<double>(&key.fallback))
    if (*number < key.low || *number > key.high) return py::none();
  return std::visit([](const auto& value) -> py::object { return py::cast(value); }, key.fallback);
}

py::list keys(const PolicyDescription& policy) {
  py::list rows;
  for (const KeySpec& key : policy.keys)
    rows.append(py::dict("name"_a = key.name, "type"_a = type_name(key.type), "fallback"_a = fallback(key),
                         "low"_a = key.low, "high"_a = key.high, "meaning"_a = key.meaning,
                         "required"_a = key.required, "price_year"_a = key.price_year));
  return rows;
}

template <class Named>
py::list names(const std::vector<Named>& things) {
  py::list words;
  for (const Named thing : things) words.append(py::str(std::string{to_string(thing)}));
  return words;
}

py::list effects(const PolicyDescription& policy) {
  py::list rows;
  for (const PolicyEffect& effect : policy.effects) {
    const Effect known = effect.distribution();
    rows.append(
        py::dict("lever"_a = std::string{to_string(effect.lever)}, "on"_a = std::string{to_string(effect.on)},
                 "outcome"_a = effect.outcome, "design"_a = std::string{to_string(effect.design)},
                 "figure"_a = std::exp(effect.log_ratio), "standard_error"_a = effect.standard_error,
                 "bias_sd"_a = bias_of(effect.design), "prior_sd"_a = effect.prior_sd,
                 "log_mean"_a = known.log_mean, "log_sd"_a = known.log_sd, "reading"_a = effect.reading));
  }
  return rows;
}

py::list policies() {
  py::list rows;
  for (const PolicyDescription& policy : policy_catalogue())
    rows.append(py::dict("id"_a = policy.id, "name"_a = policy.name, "mechanism"_a = policy.mechanism,
                         "moments"_a = names(policy.moments), "levers"_a = names(policy.levers),
                         "evidence_strength"_a = policy.evidence_strength, "evidence"_a = policy.evidence,
                         "effects"_a = effects(policy), "not_known"_a = policy.not_known,
                         "keys"_a = keys(policy)));
  return rows;
}

py::list events() {
  py::list rows;
  for (const EventDescription& event : event_catalogue())
    rows.append(py::dict("name"_a = event.name, "words"_a = event.words, "details"_a = event.details,
                         "value"_a = event.value, "units"_a = event.units));
  return rows;
}

}  // namespace

void bind_catalogue(py::module_& module) {
  module.def(
      "measure_catalogue", &measures, py::arg("data_directory"),
      "Every measure: id, units, kind, definition, source, and the groups by which it is broken down.");
  module.def("parameter_catalogue", &parameters, py::arg("data_directory"),
             "Every model parameter: name, value, low, high, unit, source, meaning.");
  module.def("policy_catalogue", &policies, "Every policy that a scenario can name, with keys and evidence.");
  module.def(
      "event_catalogue", &events,
      "Every event of the log, by code: name, words, details by code, meaning and units of the value.");
  module.def(
      "lever_names", [] { return names(std::vector<Lever>(all_levers().begin(), all_levers().end())); },
      "Levers that a policy can turn.");
  module.def(
      "moment_names", [] { return names(std::vector<Moment>(all_moments().begin(), all_moments().end())); },
      "Moments that a policy can answer.");
  module.attr("format_version") = results_format_version();
}

}  // namespace cscsim::bindings
