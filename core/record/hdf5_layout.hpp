#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/record/hdf5_handles.hpp"
#include "core/record/layout.hpp"

namespace cscsim::hdf5 {

/// Makes the datasets of one group, and the dimension scales that they share, each named as its dimension.
/// A dataset has its place in the file from the start, though nothing is written there yet: later writes
/// change no metadata.
class GroupWriter {
 public:
  GroupWriter(hid_t file, const std::string& path);

  /// Dimension scales. Making one again changes nothing and must ask for the same labels.
  void add_scale(const std::string& name, const std::vector<std::string>& labels);
  void add_replicates(std::uint32_t first, std::uint32_t count);
  void add_periods(const std::vector<Day>& ends);

  /// A dataset over scales made before.
  Handle add_dataset(const std::string& name, const std::vector<std::string>& dimensions, hid_t type);

  operator hid_t() const { return group_; }

 private:
  struct Scale {
    Handle dataset;
    std::vector<std::string> labels;
  };
  bool has_scale(const std::string& name, const std::vector<std::string>& labels) const;
  hid_t keep_scale(const std::string& name, Handle dataset, const std::vector<std::string>& labels);

  Handle group_;
  std::map<std::string, Scale> scales_;
};

/// A whole number at the root of the file.
Handle add_number(hid_t file, const std::string& name, hid_t type, const std::string& long_name);

void describe(hid_t dataset, const std::string& units, const std::string& long_name);

/// Writes the root attributes, groups, scales and datasets of `layout`, all but the event log.
/// Returns the datasets in the order of the layout.
std::vector<Handle> lay_out(hid_t file, const Layout& layout);

/// The dataset `parameters/value` [replicate, parameter]: what each replicate ran with, where that differs.
Handle lay_out_parameters(hid_t file, const Layout& layout);

/// Sizes of one replicate of one dataset: [arm, authority, period] and, for a breakdown, [category].
Sizes block_sizes(const Layout& layout, const DatasetSpec& spec);

/// What the values of all datasets take on disk.
std::uint64_t bytes_of(const Layout& layout);

}  // namespace cscsim::hdf5
