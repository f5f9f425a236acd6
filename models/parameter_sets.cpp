#include "models/parameter_sets.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numbers>

#include "core/types/errors.hpp"
#include "models/decisions.hpp"
#include "models/scenario_document.hpp"
#include "models/scenario_values.hpp"
#include "models/tables.hpp"
#include "models/text_file.hpp"
#include "models/wording.hpp"

namespace cscsim {

/// The parameters by name, with the ranges that a value of a calibration must keep.
class KnownParameters {
 public:
  explicit KnownParameters(const std::string& data_directory) {
    for (ParameterDescription& row : parameter_catalogue(data_directory)) {
      names_.push_back(row.name);
      rows_.emplace(row.name, std::move(row));
    }
  }
  /// `where` names file and line.
  void require(const std::string& name, const std::string& where) const {
    if (!rows_.contains(name))
      throw InputError{where + ": '" + shown(name) + "' is no parameter of this model." +
                       did_you_mean(name, names_) + " Calibrate again: script/calibrate."};
  }
  void require(const std::string& name, double value, const std::string& where) const {
    require(name, where);
    const ParameterDescription& row = rows_.at(name);
    if (!(value >= row.low && value <= row.high))
      throw InputError{where + ": " + name + ": " + plain(value) + " " + outside(row.low, row.high) +
                       ". Calibrate again: script/calibrate."};
  }

 private:
  std::vector<std::string> names_;
  std::map<std::string, ParameterDescription> rows_;
};

namespace {

constexpr std::uint32_t replicates_to_a_repeat = 5;
constexpr const char* best_file = "calibrated.toml";
constexpr const char* members_file = "posterior.csv";
constexpr std::size_t most_bytes = std::size_t{16} << 20;

/// The best fit by name: `[model]` of calibrated.toml.
std::map<std::string, double> best_fit(const std::string& data_directory, const KnownParameters& known) {
  const std::string path = (std::filesystem::path{data_directory} / best_file).string();
  const Node document = parse_document(read_text(path, "the best fit", most_bytes), best_file);
  const Node* model = document.find("model");
  if (model == nullptr)
    throw InputError{std::string{best_file} + ": [model] is missing. Calibrate again: script/calibrate."};
  std::map<std::string, double> values;
  for (const Node& entry : table_of({*model, "model", "[model]"}).children) {
    known.require(entry.key, entry.where);
    const double value = number_of({entry, "model.\"" + entry.key + "\"", ""}, -HUGE_VAL, HUGE_VAL);
    known.require(entry.key, value, entry.where);
    values[entry.key] = value;
  }
  return values;
}

}  // namespace

ParameterSets::ParameterSets(const Scenario& scenario, const std::string& data_directory) {
  const KnownParameters known{data_directory};
  std::map<std::string, double> values;
  if (scenario.uncertainty != Uncertainty::none) values = best_fit(data_directory, known);
  for (const auto& [name, value] : scenario.model) values[name] = value;
  central_ = read_parameters(data_directory, values);
  if (scenario.uncertainty == Uncertainty::posterior)
    take_members(read_table(data_directory, members_file), scenario, known);
}

void ParameterSets::take_members(const Table& table, const Scenario& scenario, const KnownParameters& known) {
  if (table.rows.empty())
    throw InputError{std::string{members_file} + ": has no members. Calibrate again: script/calibrate."};
  for (const std::string& column : table.columns) {
    if (column == "weight") continue;
    known.require(column, std::string{members_file} + ":1");
    if (!scenario.model.contains(column)) names_.push_back(column);  // what the user sets does not vary
  }
  double sum = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string where = std::string{members_file} + ": member " + std::to_string(row + 1);
    const double weight = table.number(row, "weight");
    if (weight < 0)
      throw InputError{where + ": weight " + plain(weight) +
                       " is below 0. Calibrate again: script/calibrate."};
    up_to_.push_back(sum += weight);
    std::vector<double>& member = members_.emplace_back();
    for (const std::string& name : names_) {
      member.push_back(table.number(row, name));
      known.require(name, member.back(), where);
    }
  }
  if (!(sum > 0))
    throw InputError{std::string{members_file} +
                     ": no member has a weight above 0. Calibrate again: script/calibrate."};
  for (double& up_to : up_to_) up_to /= sum;
  constexpr std::uint64_t the_run = 0;
  first_ = Draws{scenario.seed, 0}.uniform(the_run, decision::of(decision::parameter_set), 0);
}

const std::vector<double>& ParameterSets::values(std::uint32_t replicate) const {
  static const std::vector<double> none;
  if (!vary()) return none;
  const std::uint32_t k = replicate - (replicate + 1) / replicates_to_a_repeat;
  double whole = 0;
  const double at = std::modf(first_ + k * (std::numbers::phi - 1), &whole);
  const auto member = std::upper_bound(up_to_.begin(), up_to_.end() - 1, at) - up_to_.begin();
  return members_[static_cast<std::size_t>(member)];
}

Parameters ParameterSets::of(std::uint32_t replicate) const {
  std::map<std::string, double> own;
  const std::vector<double>& drawn = values(replicate);
  for (std::size_t i = 0; i < names_.size(); ++i) own[names_[i]] = drawn[i];
  return changed(central_, own);
}

}  // namespace cscsim
