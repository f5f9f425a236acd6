#include "bindings/bindings.hpp"

PYBIND11_MODULE(_cscsim, module) {
  module.doc() = "The C++ side of cscsim. Use the package `cscsim`, which dresses it.";
  cscsim::bindings::bind_errors(module);
  cscsim::bindings::bind_scenario(module);
  cscsim::bindings::bind_catalogue(module);
  cscsim::bindings::bind_policy(module);
  cscsim::bindings::bind_run(module);
  cscsim::bindings::bind_statistics(module);
}
