#include "bindings/python_policy.hpp"

#include <pybind11/stl.h>

#include <utility>

#include "core/types/id.hpp"

namespace cscsim::bindings {

namespace py = pybind11;

namespace {

/// FNV-1a, 64 bits: the same number for one id on every machine.
std::uint64_t hashed(const std::string& id) {
  std::uint64_t hash = 0xcbf2'9ce4'8422'2325ULL;
  for (const char letter : id) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x0000'0100'0000'01b3ULL;
  return hash;
}

template <class T>
py::array_t<T> view(const std::vector<T>& column, const py::capsule& owner) {
  py::array_t<T> array(static_cast<py::ssize_t>(column.size()), column.data(), owner);
  array.attr("setflags")(py::arg("write") = false);
  return array;
}

template <class T>
using Column = py::array_t<T, py::array::c_style | py::array::forcecast>;
using Ratios = std::map<std::string, Column<double>>;
using Answer =
    std::tuple<Column<std::uint32_t>, Column<std::int32_t>, Ratios, Column<double>, Column<bool>, int, int>;

}  // namespace

PythonToday::PythonToday(const Today& today, std::string authority, std::uint64_t salt)
    : moment_{today.moment},
      day_{today.day},
      authority_{std::move(authority)},
      enrolled_now_{today.enrolled_now},
      draws_{today.draws},
      salt_{salt},
      columns_{std::make_shared<const MomentColumns>(today.cases)} {}

py::object PythonToday::cases() const {
  using Owner = std::shared_ptr<const MomentColumns>;
  const py::capsule owner{new Owner{columns_}, [](void* held) { delete static_cast<Owner*>(held); }};
  py::dict views;
  views["child"] = view(columns_->child, owner);
  views["family"] = view(columns_->family, owner);
  views["age"] = view(columns_->age, owner);
  views["sex"] = view(columns_->sex, owner);
  views["ethnicity"] = view(columns_->ethnicity, owner);
  views["disabled"] = view(columns_->disabled, owner);
  views["decile"] = view(columns_->decile, owner);
  views["stage"] = view(columns_->stage, owner);
  views["need"] = view(columns_->need, owner);
  views["factors"] = view(columns_->factors, owner);
  views["placement"] = view(columns_->placement, owner);
  views["constellation"] = view(columns_->constellation, owner);
  views["court_before"] = view(columns_->court_before, owner);
  views["open_days"] = view(columns_->open_days, owner);
  return py::module_::import("types").attr("MappingProxyType")(views);
}

py::array_t<double> PythonToday::uniform(int decision) const {
  if (decision < 0 || decision > 0xffff)
    throw InputError{"today.uniform: decision " + std::to_string(decision) +
                     " is outside 0 to 65535. Give each use of chance its own small number."};
  py::array_t<double> values(static_cast<py::ssize_t>(size()));
  auto value = values.mutable_unchecked<1>();
  for (std::size_t i = 0; i < size(); ++i)
    value(static_cast<py::ssize_t>(i)) =
        draws_.uniform(mixed(columns_->child[i], salt_), static_cast<Decision>(decision), day_);
  return values;
}

PythonPolicy::PythonPolicy(Description description, py::object ask)
    : description_{std::move(description)}, salt_{hashed(description_.id)}, ask_{std::move(ask)} {}

void PythonPolicy::answer(const Today& today, Service& service) const {
  const auto name = description_.authority_names.find(today.authority);
  expects(name != description_.authority_names.end(), "a policy was asked for an authority without a name");

  const py::gil_scoped_acquire held;
  const py::object given = ask_(PythonToday{today, name->second, salt_});
  if (given.is_none()) return;

  const auto& [rows, days, ratios, spend, keeps_worker, declined, refused] = given.cast<Answer>();
  for (py::ssize_t i = 0; i < rows.size(); ++i) {
    Enrolment enrolment{.row = rows.at(i),
                        .until = today.day + days.at(i),
                        .ratios = {},
                        .keeps_worker = keeps_worker.at(i),
                        .spend_gbp = spend.at(i)};
    for (const auto& [lever, column] : ratios)
      enrolment.ratios.scale(lever_named(lever).value(), column.at(i));
    service.enrol(enrolment);
  }
  service.declined(declined);
  service.refuse(refused);
}

}  // namespace cscsim::bindings
