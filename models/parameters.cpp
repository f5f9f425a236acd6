#include "models/parameters.hpp"

#include "core/types/errors.hpp"
#include "models/parameter_names.hpp"
#include "models/tables.hpp"

namespace cscsim {

namespace {

Bindings bindings_of(Parameters& p) {
  Bindings all;
  bind_front_door(all, p);
  bind_pathway(all, p);
  bind_care(all, p);
  bind_work(all, p);
  return all;
}

}  // namespace

std::vector<ParameterDescription> parameter_catalogue(const std::string& data_directory) {
  const Table table = read_table(data_directory, "model_parameters.csv");
  std::vector<ParameterDescription> all;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    all.push_back({table.text(row, "name"), table.number(row, "value"), table.number(row, "low"),
                   table.number(row, "high"), table.text(row, "unit"), table.text(row, "source"),
                   table.text(row, "meaning")});
  return all;
}

Parameters changed(Parameters parameters, const std::map<std::string, double>& values) {
  const Bindings all = bindings_of(parameters);
  for (const auto& [name, value] : values) {
    const auto found = all.find(name);
    expects(found != all.end(), "a changed parameter is one of the model");
    *found->second = value;
  }
  return parameters;
}

Parameters read_parameters(const std::string& data_directory,
                           const std::map<std::string, double>& overrides) {
  Parameters parameters;
  Bindings unread = bindings_of(parameters);
  for (const ParameterDescription& row : parameter_catalogue(data_directory)) {
    const auto found = unread.find(row.name);
    if (found == unread.end())
      throw InputError{"model_parameters.csv: '" + row.name +
                       "' stands twice or is no parameter of this model. Remove the row."};
    if (!(row.value >= row.low && row.value <= row.high))
      throw InputError{"model_parameters.csv: " + row.name + ": " + std::to_string(row.value) +
                       " is outside its range"};
    const auto override_ = overrides.find(row.name);
    *found->second = override_ == overrides.end() ? row.value : override_->second;
    unread.erase(found);
  }
  if (!unread.empty())
    throw InputError{"model_parameters.csv: no row for '" + unread.begin()->first + "'. Restore the row."};
  return parameters;
}

}  // namespace cscsim
