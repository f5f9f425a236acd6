#include <pybind11/numpy.h>

#include <boost/math/distributions/students_t.hpp>

#include "bindings/bindings.hpp"

namespace cscsim::bindings {

namespace py = pybind11;

namespace {

double student_t_quantile(double p, double degrees) {
  return boost::math::quantile(boost::math::students_t{degrees}, p);
}

}  // namespace

void bind_statistics(py::module_& module) {
  module.def("student_t_quantile", py::vectorize(&student_t_quantile), py::arg("p"), py::arg("degrees"),
             "Quantile of Student's t, element by element; degrees of freedom are 1 or more.");
}

}  // namespace cscsim::bindings
