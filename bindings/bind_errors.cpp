#include "bindings/bindings.hpp"
#include "core/types/errors.hpp"

namespace cscsim::bindings {

namespace py = pybind11;

void bind_errors(py::module_& module) {
  auto input_error = py::register_exception<InputError>(module, "InputError", PyExc_ValueError);
  input_error.doc() =
      "The user's to fix. The message says where, what is wrong, what is allowed, what to try.";
  input_error.attr("__module__") = "cscsim";

  auto invariant_error = py::register_exception<InvariantError>(module, "InvariantError", PyExc_RuntimeError);
  invariant_error.doc() = "Ours to fix: the program found its own state broken.";
  invariant_error.attr("__module__") = "cscsim";
}

}  // namespace cscsim::bindings
