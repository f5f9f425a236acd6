#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/record/hdf5_handles.hpp"
#include "core/record/layout.hpp"

namespace cscsim::hdf5 {

/// The group `events`: one column per field of EventRow over the unlimited dimension `row`, compressed; and
/// in `events/index` the `offsets`: the first row and the one after the last of each arm and replicate. Rows
/// that no offset counted by `progress` leads to are the remains of a run that was killed.
class EventLog {
 public:
  EventLog(hid_t file, const Layout& layout);

  /// Takes the logs of the next replicate, one per arm. Long logs go to the file at once, so memory stays
  /// bounded.
  void append(const std::vector<std::vector<EventRow>>& logs);
  /// Writes what was taken: rows, then offsets.
  void write();

 private:
  void write_rows();

  hid_t file_;
  std::array<Handle, 8> columns_;
  Handle row_;
  Handle offsets_;
  hsize_t arms_;
  hsize_t rows_written_ = 0;
  hsize_t replicates_written_ = 0;
  std::vector<EventRow> rows_;                               ///< not yet written
  std::vector<std::vector<std::array<hsize_t, 2>>> bounds_;  ///< not yet written, by replicate and arm
};

}  // namespace cscsim::hdf5
