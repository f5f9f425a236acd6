#pragma once

#include <pybind11/pybind11.h>

namespace cscsim::bindings {

/// Each adds one part of the surface to the Python module `cscsim._cscsim`, in the order of module.cpp.
/// The package `cscsim` dresses it: frames, charts, the command. Nothing here decides anything about the model.
void bind_errors(pybind11::module_& module);
void bind_scenario(pybind11::module_& module);
void bind_catalogue(pybind11::module_& module);
void bind_policy(pybind11::module_& module);
void bind_run(pybind11::module_& module);
void bind_statistics(pybind11::module_& module);

}  // namespace cscsim::bindings
