#include "core/record/hdf5_layout.hpp"

#include <hdf5_hl.h>

#include <functional>
#include <limits>
#include <numeric>
#include <utility>

#include "core/record/hdf5_sink.hpp"
#include "core/types/errors.hpp"

namespace cscsim::hdf5 {

namespace {

Handle create(hid_t parent, const std::string& name, hid_t type, const Sizes& sizes) {
  const Handle creation{H5Pcreate(H5P_DATASET_CREATE), H5Pclose};
  check(H5Pset_layout(creation, H5D_CONTIGUOUS));
  check(H5Pset_alloc_time(creation, H5D_ALLOC_TIME_EARLY));
  // The library does not survive a disk that fills up while it fills a new dataset, so numbers are filled
  // later.
  if (check(H5Tis_variable_str(type)) == 0) check(H5Pset_fill_time(creation, H5D_FILL_TIME_NEVER));
  check(H5Pset_attr_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED));
  return {H5Dcreate2(parent, name.c_str(), type, space_of(sizes), H5P_DEFAULT, creation, H5P_DEFAULT),
          H5Dclose};
}

std::vector<std::string> labels_of(const auto& numbers) {
  std::vector<std::string> labels;
  for (const auto number : numbers) labels.push_back(std::to_string(number));
  return labels;
}

void write_root(hid_t file, const Layout& layout) {
  write_attribute(file, "Conventions", "CF-1.8");
  write_attribute(file, "format", "cscsim-results");
  write_attribute(file, "format_version", results_format_version());
  write_attribute(file, "code_version", layout.code_version);
  write_attribute(file, "seed", H5T_NATIVE_UINT64, &layout.seed);
  write_attribute(file, "scenario", layout.scenario_toml);
  std::vector<std::string> tables;
  std::vector<std::string> hashes;
  for (const auto& [table, hash] : layout.data_hashes) {
    tables.push_back(table);
    hashes.push_back(hash);
  }
  write_attribute(file, "data_tables", tables);
  write_attribute(file, "data_hashes", hashes);
}

Handle add_measure(GroupWriter& group, const Layout& layout, const DatasetSpec& spec) {
  group.add_scale("arm", layout.arms);
  group.add_replicates(layout.first_replicate, layout.replicates);
  group.add_scale("authority", layout.authorities);
  group.add_periods(spec.monthly ? layout.month_ends : layout.year_ends);
  std::vector<std::string> dimensions = {"arm", "replicate", "authority", "period"};
  if (!spec.categories.empty()) {
    group.add_scale(spec.category_name, spec.categories);
    dimensions.push_back(spec.category_name);
  }

  Handle dataset = group.add_dataset(spec.id, dimensions, H5T_NATIVE_DOUBLE);
  describe(dataset, spec.units, spec.long_name);
  write_attribute(dataset, "kind", to_string(spec.kind));
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  write_attribute(dataset, "_FillValue", H5T_NATIVE_DOUBLE, &missing);
  return dataset;
}

}  // namespace

GroupWriter::GroupWriter(hid_t file, const std::string& path) : group_{open_or_create_group(file, path)} {}

bool GroupWriter::has_scale(const std::string& name, const std::vector<std::string>& labels) const {
  const auto found = scales_.find(name);
  if (found == scales_.end()) return false;
  expects(found->second.labels == labels, "a dimension has the same labels in all datasets of a group");
  return true;
}

hid_t GroupWriter::keep_scale(const std::string& name, Handle dataset,
                              const std::vector<std::string>& labels) {
  check(H5DSset_scale(dataset, name.c_str()));
  return scales_.emplace(name, Scale{std::move(dataset), labels}).first->second.dataset;
}

void GroupWriter::add_scale(const std::string& name, const std::vector<std::string>& labels) {
  if (has_scale(name, labels)) return;
  const hid_t scale = keep_scale(name, create(group_, name, text_type(), {labels.size()}), labels);
  write_all(scale, labels);
}

void GroupWriter::add_replicates(std::uint32_t first, std::uint32_t count) {
  std::vector<std::int64_t> numbers;
  for (std::uint32_t n = 0; n < count; ++n) numbers.push_back(std::int64_t{first} + n);
  const auto labels = labels_of(numbers);
  if (has_scale("replicate", labels)) return;
  const hid_t scale = keep_scale("replicate", create(group_, "replicate", H5T_STD_I64LE, {count}), labels);
  write_all(scale, H5T_NATIVE_INT64, numbers.data());
}

void GroupWriter::add_periods(const std::vector<Day>& ends) {
  const auto labels = labels_of(ends);
  if (has_scale("period", labels)) return;
  const hid_t scale = keep_scale("period", create(group_, "period", H5T_STD_I32LE, {ends.size()}), labels);
  write_all(scale, H5T_NATIVE_INT32, ends.data());
  describe(scale, "days since 1970-01-01", "last day of the period");
  write_attribute(scale, "calendar", "standard");
}

Handle GroupWriter::add_dataset(const std::string& name, const std::vector<std::string>& dimensions,
                                hid_t type) {
  Sizes sizes;
  for (const auto& dimension : dimensions) sizes.push_back(scales_.at(dimension).labels.size());
  Handle dataset = create(group_, name, type, sizes);
  for (unsigned axis = 0; axis < dimensions.size(); ++axis)
    check(H5DSattach_scale(dataset, scales_.at(dimensions[axis]).dataset, axis));
  return dataset;
}

Handle add_number(hid_t file, const std::string& name, hid_t type, const std::string& long_name) {
  Handle number = create(file, name, type, {});
  write_attribute(number, "long_name", long_name);
  return number;
}

void describe(hid_t dataset, const std::string& units, const std::string& long_name) {
  write_attribute(dataset, "units", units);
  write_attribute(dataset, "long_name", long_name);
}

std::vector<Handle> lay_out(hid_t file, const Layout& layout) {
  write_root(file, layout);
  std::map<std::string, GroupWriter> groups;
  std::vector<Handle> datasets;
  for (const DatasetSpec& spec : layout.datasets) {
    auto group = groups.find(spec.group);
    if (group == groups.end()) group = groups.emplace(spec.group, GroupWriter{file, spec.group}).first;
    datasets.push_back(add_measure(group->second, layout, spec));
  }
  return datasets;
}

Handle lay_out_parameters(hid_t file, const Layout& layout) {
  GroupWriter group{file, "parameters"};
  group.add_replicates(layout.first_replicate, layout.replicates);
  group.add_scale("parameter", layout.parameters);
  Handle dataset = group.add_dataset("value", {"replicate", "parameter"}, H5T_NATIVE_DOUBLE);
  describe(dataset, "of the parameter", "parameters that differ between replicates");
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  write_attribute(dataset, "_FillValue", H5T_NATIVE_DOUBLE, &missing);
  return dataset;
}

Sizes block_sizes(const Layout& layout, const DatasetSpec& spec) {
  const auto& periods = spec.monthly ? layout.month_ends : layout.year_ends;
  Sizes sizes = {layout.arms.size(), layout.authorities.size(), periods.size()};
  if (!spec.categories.empty()) sizes.push_back(spec.categories.size());
  return sizes;
}

std::uint64_t bytes_of(const Layout& layout) {
  std::uint64_t bytes = 0;
  for (const DatasetSpec& spec : layout.datasets) {
    const Sizes sizes = block_sizes(layout, spec);
    bytes +=
        std::accumulate(sizes.begin(), sizes.end(), sizeof(double) * layout.replicates, std::multiplies<>{});
  }
  return bytes;
}

}  // namespace cscsim::hdf5
