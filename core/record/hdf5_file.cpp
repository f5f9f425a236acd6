#include "core/record/hdf5_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <limits>
#include <numeric>
#include <utility>

#include "core/record/hdf5_layout.hpp"
#include "core/types/errors.hpp"

namespace cscsim::hdf5 {

namespace {

constexpr std::chrono::seconds between_flushes{2};
constexpr std::size_t most_bytes_waiting = 16 << 20;

Handle create_file(const std::string& path) {
  const Handle creation{H5Pcreate(H5P_FILE_CREATE), H5Pclose};
  check(H5Pset_link_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED));
  const Handle access{H5Pcreate(H5P_FILE_ACCESS), H5Pclose};
  check(H5Pset_libver_bounds(access, H5F_LIBVER_LATEST, H5F_LIBVER_LATEST));  // readers while writing need it
  check(H5Pset_file_locking(access, true, true));  // some network disks have no locks
  return {H5Fcreate(path.c_str(), H5F_ACC_EXCL, creation, access), H5Fclose};
}

std::size_t product(Sizes::const_iterator begin, Sizes::const_iterator end) {
  return std::accumulate(begin, end, std::size_t{1}, std::multiplies<>{});
}

}  // namespace

ResultsFile::ResultsFile(const std::string& path, const Layout& layout)
    : file_{create_file(path)}, first_replicate_{layout.first_replicate}, replicates_{layout.replicates} {
  try {
    reserve(file_, bytes_of(layout) + (1 << 18) + layout.datasets.size() * (1 << 13));
    complete_ = add_number(file_, "complete", H5T_STD_U8LE, "1 when every replicate is in the file");
    progress_ =
        add_number(file_, "progress", H5T_STD_U32LE, "replicates that are whole, counted from the first");
    std::vector<Handle> handles = lay_out(file_, layout);
    for (std::size_t i = 0; i < handles.size(); ++i)
      datasets_.push_back({std::move(handles[i]), block_sizes(layout, layout.datasets[i])});
    if (!layout.parameters.empty())
      datasets_.push_back({lay_out_parameters(file_, layout), {1, layout.parameters.size()}, {}, false});
    if (layout.events) events_.emplace(file_, layout);
    reserve(file_, 0);
    constexpr std::uint8_t none = 0;
    write_all(complete_, H5T_NATIVE_UINT8, &none);
    write_all(progress_, H5T_NATIVE_UINT8, &none);
    for (const Dataset& dataset : datasets_) fill(dataset);
    check(H5Fstart_swmr_write(file_));
    flush_all();
    trim(file_);
    sync();
  } catch (...) {
    abandon();
    throw;
  }
}

void ResultsFile::commit(const ReplicateBlock& block) {
  expects(block.replicate == first_replicate_ + written_ + waiting_, "replicates are committed in order");
  const std::size_t measured = datasets_.size() - (block.parameters.empty() ? 0 : 1);
  expects(block.values.size() == measured, "a block has one vector per dataset");
  for (std::size_t i = 0; i < measured; ++i) keep(datasets_[i], block.values[i]);
  if (!block.parameters.empty()) keep(datasets_.back(), block.parameters);
  if (events_) {
    expects(datasets_.empty() || block.events.size() == datasets_.front().sizes.front(),
            "a block has one log per arm");
    events_->append(block.events);
  }
  ++waiting_;
  if (Clock::now() - last_flush_ >= between_flushes || bytes_waiting_ >= most_bytes_waiting) flush();
}

void ResultsFile::keep(Dataset& dataset, const std::vector<double>& values) {
  expects(values.size() == product(dataset.sizes.begin(), dataset.sizes.end()),
          "a block fills its part of each dataset");
  dataset.waiting.insert(dataset.waiting.end(), values.begin(), values.end());
  bytes_waiting_ += values.size() * sizeof(double);
}

ResultsFile::Box ResultsFile::box_of(const Dataset& dataset, hsize_t arm, hsize_t arms, hsize_t replicate,
                                     hsize_t replicates) {
  Box box{{arm, replicate}, {arms, replicates}};
  box.starts.resize(dataset.sizes.size() + 1, 0);
  box.counts.insert(box.counts.end(), dataset.sizes.begin() + 1, dataset.sizes.end());
  if (dataset.by_arm) return box;
  box.starts.erase(box.starts.begin());
  box.counts.erase(box.counts.begin());
  return box;
}

void ResultsFile::write(Dataset& dataset) {
  const Sizes& sizes = dataset.sizes;
  std::vector<double>& waiting = dataset.waiting;
  const hsize_t arms = sizes.front();
  const std::size_t cells = product(sizes.begin() + 1, sizes.end());
  // Replicates arrive one by one, arms within them; the file has arms outermost.
  std::vector<double> values(waiting.size());
  for (std::size_t from = 0; from < arms * waiting_; ++from) {
    const std::size_t to = from % arms * waiting_ + from / arms;
    std::copy_n(waiting.data() + from * cells, cells, values.data() + to * cells);
  }
  const Box box = box_of(dataset, 0, arms, written_, waiting_);
  write_box(dataset.handle, box.starts, box.counts, H5T_NATIVE_DOUBLE, values.data());
  waiting.clear();
}

void ResultsFile::fill(const Dataset& dataset) const {
  constexpr std::size_t cells_at_once = 1 << 17;
  const auto& sizes = dataset.sizes;
  const std::size_t cells = product(sizes.begin() + 1, sizes.end());
  const hsize_t step = std::clamp<hsize_t>(cells_at_once / std::max<std::size_t>(cells, 1), 1, replicates_);
  const std::vector<double> missing(step * cells, std::numeric_limits<double>::quiet_NaN());
  for (hsize_t arm = 0; arm < sizes.front(); ++arm)
    for (hsize_t from = 0; from < replicates_; from += step) {
      const Box box = box_of(dataset, arm, 1, from, std::min<hsize_t>(step, replicates_ - from));
      write_box(dataset.handle, box.starts, box.counts, H5T_NATIVE_DOUBLE, missing.data());
    }
}

void ResultsFile::flush() {
  if (waiting_ > 0) {
    for (Dataset& dataset : datasets_) write(dataset);
    if (events_) events_->write();
    flush_all();
    const std::uint32_t progress = written_ + waiting_;
    write_all(progress_, H5T_NATIVE_UINT32, &progress);
    flush_all();
    written_ = progress;
    waiting_ = 0;
    bytes_waiting_ = 0;
  }
  last_flush_ = Clock::now();
}

void ResultsFile::finish(bool complete) {
  flush();
  expects(!complete || written_ == replicates_, "a complete file has every replicate");
  sync();
  const std::uint8_t said = complete ? 1 : 0;
  write_all(complete_, H5T_NATIVE_UINT8, &said);
  flush_all();
  trim(file_);
}

void ResultsFile::flush_all() { check(H5Fflush(file_, H5F_SCOPE_GLOBAL)); }

void ResultsFile::sync() const {
  if (fsync(descriptor_of(file_)) != 0) throw Failure{errno};
}

void ResultsFile::abandon() noexcept {
  // The library cannot close a file without writing what it still holds, and where writing fails it could
  // then neither close nor leave the file whole. So its last writes go to memory that nobody reads.
  void* descriptor = nullptr;
  const int nowhere = memfd_create("abandoned results", MFD_CLOEXEC);
  if (nowhere < 0) return;
  if (H5Fget_vfd_handle(file_, H5P_DEFAULT, &descriptor) >= 0) dup2(nowhere, *static_cast<int*>(descriptor));
  close(nowhere);
}

}  // namespace cscsim::hdf5
