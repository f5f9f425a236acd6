#pragma once

#include <memory>
#include <string>

#include "core/record/layout.hpp"

namespace cscsim {

/// Streams replicates into a results file (HDF5, netCDF-4 conventions; layout in bindings/README.md).
///
/// The file can be read while it is written (single writer, multiple readers) and after a crash, up to the last
/// flush: whole replicates only, counted by the dataset `progress`; `complete` becomes 1 when the last one is in.
/// Everything but the event log is laid out on disk before the first replicate, so a disk that is too small
/// is noticed before any work is done.
class Hdf5Sink final : public Sink {
 public:
  /// Throws InputError if `path` cannot be created. An existing file is replaced only when the new one has begun.
  explicit Hdf5Sink(std::string path);
  ~Hdf5Sink() override;

  void begin(const Layout& layout) override;
  void commit(const ReplicateBlock& block) override;
  void finish(bool complete) override;

 private:
  struct File;
  std::unique_ptr<File> file_;
  std::string path_;
};

/// Version of the layout that this program writes and reads, "1.0".
const char* results_format_version();

}  // namespace cscsim
