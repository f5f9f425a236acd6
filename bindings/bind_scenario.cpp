#include <pybind11/stl.h>

#include "bindings/bindings.hpp"
#include "bindings/dates.hpp"
#include "models/run.hpp"
#include "models/scenario.hpp"

namespace cscsim::bindings {

namespace py = pybind11;

namespace {

std::vector<std::string> arm_names(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const Arm& arm : scenario.arms) names.push_back(arm.name);
  return names;
}

/// Names by DfE code. An abolished authority shares no code with its successors.
std::map<std::string, std::string> authority_names(const Vocabulary& vocabulary) {
  std::map<std::string, std::string> names;
  for (const Vocabulary::Authority& authority : vocabulary.authorities)
    names.emplace(authority.code, authority.name);
  return names;
}

void bind_vocabulary(py::module_& module) {
  py::class_<Vocabulary>(module, "Vocabulary", "Names that a scenario may use, read from a folder of tables.")
      .def(py::init(&vocabulary), py::arg("data_directory"))
      .def_property_readonly("authority_names", &authority_names, "Names by DfE code.");
}

}  // namespace

void bind_scenario(py::module_& module) {
  bind_vocabulary(module);

  py::class_<Scenario>(module, "Scenario", "Everything that a run needs, checked: an immutable value.")
      .def(py::init<const Scenario&>(), py::arg("other"))
      .def_readonly("name", &Scenario::name)
      .def_property_readonly(
          "start", [](const Scenario& scenario) { return date_of(scenario.start); }, "First day of the run.")
      .def_readonly("years", &Scenario::years)
      .def_readonly("replicates", &Scenario::replicates, "Independent runs of every arm.")
      .def_readonly("seed", &Scenario::seed, "Same seed, same results, on any number of threads.")
      .def_readonly("authority_codes", &Scenario::authorities, "DfE codes.")
      .def_property_readonly("arms", &arm_names, "Names of the arms; the first is the comparator.")
      .def_readonly("measures", &Scenario::measures, "Ids of what is recorded; empty for the standard set.")
      .def_readonly("monthly", &Scenario::monthly, "Whether months are recorded besides years.")
      .def_readonly("events", &Scenario::events, "Whether the child-level event log is recorded.")
      .def_readonly("toml", &Scenario::toml, "The scenario as it runs, baseline and overrides merged in.");

  module.def("read_scenario", &read_scenario, py::arg("path"), py::arg("vocabulary"),
             py::arg("overrides") = std::vector<std::string>{});
  module.def("parse_scenario", &parse_scenario, py::arg("text"), py::arg("name"), py::arg("vocabulary"),
             py::arg("overrides") = std::vector<std::string>{});
  module.def("nearest", &nearest, py::arg("word"), py::arg("known"),
             "Up to three of `known` spelt most like `word`.");
}

}  // namespace cscsim::bindings
