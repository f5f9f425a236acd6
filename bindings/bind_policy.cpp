#include <pybind11/stl.h>

#include "bindings/bindings.hpp"
#include "bindings/dates.hpp"
#include "bindings/python_policy.hpp"

namespace cscsim::bindings {

namespace py = pybind11;

namespace {

using Date = std::chrono::year_month_day;

Day day(const Date& date) { return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count()); }

Moment moment(const std::string& name) {
  for (const Moment known : all_moments())
    if (to_string(known) == name) return known;
  throw InvariantError{"a moment reached the engine unchecked"};
}

/// The Python side has checked every name and number, and says so in the user's words.
std::shared_ptr<PythonPolicy> make_policy(std::string id, const std::vector<std::string>& moments,
                                          const Date& lead_begins, const Date& live,
                                          const std::map<std::string, double>& levers, double staff_fte,
                                          double setup_gbp, double yearly_gbp,
                                          std::map<std::string, std::string> authority_names,
                                          py::object ask) {
  PythonPolicy::Description description;
  description.id = std::move(id);
  for (const std::string& name : moments) description.moments.push_back(moment(name));
  description.standing.lead_begins = day(lead_begins);
  description.standing.live = day(live);
  for (const auto& [lever, ratio] : levers)
    description.standing.ratios.scale(lever_named(lever).value(), ratio);
  description.standing.staff_fte = staff_fte;
  description.standing.setup_gbp = setup_gbp;
  description.standing.yearly_gbp = yearly_gbp;
  description.authority_names = std::move(authority_names);
  return std::make_shared<PythonPolicy>(std::move(description), std::move(ask));
}

}  // namespace

void bind_policy(py::module_& module) {
  py::class_<PythonToday>(module, "Today", "One moment of one day in one authority, with all its cases.")
      .def_property_readonly(
          "moment", [](const PythonToday& today) { return std::string{to_string(today.moment())}; },
          "Which moment of the pathway this is, by name.")
      .def_property_readonly(
          "day", [](const PythonToday& today) { return date_of(today.day()); }, "The day, a datetime.date.")
      .def_property_readonly("authority", &PythonToday::authority, "Name of the authority.")
      .def_property_readonly("enrolled_now", &PythonToday::enrolled_now,
                             "Children enrolled in this policy in this authority this morning.")
      .def_property_readonly("cases", &PythonToday::cases, R"(Columns of equal length, one row per case.

child, family : ids that last the whole run
age : whole years; -1 unborn
sex : 0 female, 1 male
ethnicity : 0 white, 1 mixed, 2 asian, 3 black, 4 other
disabled : 0 or 1
decile : deprivation of the neighbourhood, 10 = most deprived
stage : stage of the pathway
need : primary need code, 1 to 8
factors : parents' difficulties that are there, a bit set: 1 domestic abuse, 2 mental health, 4 drugs, 8 alcohol,
    16 emotional abuse, 32 neglect
placement : 0 foster, 1 kinship, 2 children's home, 3 secure, 4 supported accommodation, 5 with parents, 6 adoptive, 7 other,
    255 not placed
constellation : 1 where the foster home is in a constellation of a policy
court_before : 1 where the family came before the court on an earlier day
open_days : days since the episode of need began

Returns: read-only mapping of read-only NumPy arrays.)")
      .def("__len__", &PythonToday::size)
      .def("uniform", &PythonToday::uniform, py::arg("decision"), R"(One uniform in (0, 1) per case.

decision : int          which use of chance this is, 0 to 65535; asking twice gives the same numbers

Returns: float64 array; the same for one seed in every arm, whatever else happens.
Raises: InputError if decision is out of range.)")
      .def("__repr__", [](const PythonToday& today) {
        return "<Today: " + std::string{to_string(today.moment())} + ", " + iso(today.day()) + ", " +
               today.authority() + ", " + std::to_string(today.size()) + " cases>";
      });

  py::class_<PythonPolicy, std::shared_ptr<PythonPolicy>>(
      module, "PythonPolicy", "A policy written in Python, as the engine holds it.")
      .def(py::init(&make_policy), py::kw_only(), py::arg("id"), py::arg("moments"), py::arg("lead_begins"),
           py::arg("live"), py::arg("levers"), py::arg("staff_fte"), py::arg("setup_gbp"),
           py::arg("yearly_gbp"), py::arg("authority_names"), py::arg("ask"))
      .def_property_readonly("id", &PythonPolicy::id);
}

}  // namespace cscsim::bindings
