#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/record/hdf5_events.hpp"
#include "core/record/hdf5_handles.hpp"
#include "core/record/layout.hpp"

namespace cscsim::hdf5 {

/// A results file that is being written. Its members throw Failure; after that, only `abandon` is of use,
/// unless it was NoRoom: then the file can still be closed.
///
/// Replicates wait in memory and go to the file together, every two seconds or 16 MB, because the cost of a
/// flush lies in the number of datasets, not of replicates.
class ResultsFile {
 public:
  /// Creates `path`, which must not exist, takes all its space and opens it to readers.
  ResultsFile(const std::string& path, const Layout& layout);

  void commit(const ReplicateBlock& block);
  /// Writes what waits: first the data, and when they are in the file, `progress`. Whoever dies in between
  /// leaves a `progress` that speaks of whole replicates only.
  void flush();
  /// Flushes and says whether the file is complete. It closes at the end of this object's life.
  void finish(bool complete);
  /// From here on nothing reaches the file, closing included: it stays as it was when writing failed.
  void abandon() noexcept;

  /// Replicates in the file and counted by its `progress`.
  [[nodiscard]] std::uint32_t progress() const { return written_; }
  [[nodiscard]] std::uint32_t replicates() const { return replicates_; }

 private:
  using Clock = std::chrono::steady_clock;
  struct Dataset {
    Handle handle;
    Sizes sizes;                    ///< of one replicate, arms first
    std::vector<double> waiting{};  ///< [replicate][arm]...
    bool by_arm = true;             ///< else the file has no dimension for arms, of which `sizes` tells one
  };
  struct Box {
    Sizes starts, counts;
  };
  /// The part of a dataset that holds these arms of these replicates.
  static Box box_of(const Dataset& dataset, hsize_t arm, hsize_t arms, hsize_t replicate, hsize_t replicates);
  void keep(Dataset& dataset, const std::vector<double>& values);
  void write(Dataset& dataset);
  void fill(const Dataset& dataset) const;
  void flush_all();
  void sync() const;

  Handle file_;  ///< before what it contains, so that it closes last
  std::vector<Dataset>
      datasets_;  ///< of the layout, and last the parameters where they differ between replicates
  std::optional<EventLog> events_;
  Handle complete_;
  Handle progress_;
  std::uint32_t first_replicate_;
  std::uint32_t replicates_;
  std::uint32_t written_ = 0;
  std::uint32_t waiting_ = 0;
  std::size_t bytes_waiting_ = 0;
  Clock::time_point last_flush_ = Clock::now();
};

}  // namespace cscsim::hdf5
