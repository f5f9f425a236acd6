#include "core/record/hdf5_events.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include "core/record/hdf5_layout.hpp"

namespace cscsim::hdf5 {

namespace {

constexpr hsize_t chunk_rows = 16'384;
constexpr std::size_t rows_in_memory = 8 * chunk_rows;

Handle create_growing(hid_t parent, const char* name, hid_t type) {
  constexpr hsize_t none = 0;
  constexpr hsize_t unlimited = H5S_UNLIMITED;
  const Handle space{H5Screate_simple(1, &none, &unlimited), H5Sclose};
  const Handle creation{H5Pcreate(H5P_DATASET_CREATE), H5Pclose};
  check(H5Pset_chunk(creation, 1, &chunk_rows));
  check(H5Pset_shuffle(creation));
  check(H5Pset_deflate(creation, 1));
  return {H5Dcreate2(parent, name, type, space, H5P_DEFAULT, creation, H5P_DEFAULT), H5Dclose};
}

template <class Value>
void append_column(hid_t column, hid_t type, hsize_t from, const std::vector<EventRow>& rows,
                   Value EventRow::*field) {
  std::vector<Value> values(rows.size());
  std::transform(rows.begin(), rows.end(), values.begin(),
                 [field](const EventRow& row) { return row.*field; });
  const hsize_t size = from + values.size();
  check(H5Dset_extent(column, &size));
  write_box(column, {from}, {values.size()}, type, values.data());
}

}  // namespace

EventLog::EventLog(hid_t file, const Layout& layout) : file_{file}, arms_{layout.arms.size()} {
  const Handle group = open_or_create_group(file, "events");
  // netCDF's way to name a dimension that has no coordinates.
  row_ = create_growing(group, "row", H5T_IEEE_F32BE);
  check(H5DSset_scale(row_, "This is a netCDF dimension but not a netCDF variable.         0"));
  const auto add_column = [&](const char* name, hid_t type, const char* units, const std::string& long_name) {
    Handle column = create_growing(group, name, type);
    check(H5DSattach_scale(column, row_, 0));
    describe(column, units, long_name);
    return column;
  };
  columns_[0] = add_column(layout.agent_name.c_str(), H5T_STD_U64LE, "1",
                           "stable id of the " + layout.agent_name + ", the same in every arm");
  columns_[1] = add_column("day", H5T_STD_I32LE, "days since 1970-01-01", "day of the event");
  columns_[2] =
      add_column("authority", H5T_STD_U16LE, "1", "position of the authority in the attribute names");
  columns_[3] = add_column("event", H5T_STD_U8LE, "1", "position of the event in the attribute names");
  columns_[4] = add_column("detail", H5T_STD_U8LE, "1", "stage, placement kind or reason, by the event");
  columns_[5] =
      add_column("value", H5T_IEEE_F32LE, "1", "days, km or number, by the event; 0 where it has none");
  columns_[6] = add_column("trust", H5T_STD_U8LE, "percent of full trust",
                           "trust in the worker on the day; 255 where there has been none");
  columns_[7] = add_column("team_trust", H5T_STD_U8LE, "percent of full trust",
                           "trust in the team behind the worker, likewise");
  write_attribute(columns_[1], "calendar", "standard");
  write_attribute(columns_[2], "names", layout.authorities);
  write_attribute(columns_[3], "names", layout.event_names);

  GroupWriter index{file, "events/index"};
  index.add_scale("arm", layout.arms);
  index.add_replicates(layout.first_replicate, layout.replicates);
  index.add_scale("bound", {"begin", "end"});
  offsets_ = index.add_dataset("offsets", {"arm", "replicate", "bound"}, H5T_STD_U64LE);
  describe(offsets_, "1", "first row of an arm and replicate, and the row after its last");
  write_all(offsets_, H5T_NATIVE_HSIZE, Sizes(arms_ * layout.replicates * 2, 0).data());
}

void EventLog::append(const std::vector<std::vector<EventRow>>& logs) {
  auto& bounds = bounds_.emplace_back();
  for (const auto& log : logs) {
    const hsize_t begin = rows_written_ + rows_.size();
    bounds.push_back({begin, begin + log.size()});
    rows_.insert(rows_.end(), log.begin(), log.end());
    if (rows_.size() > rows_in_memory) write_rows();
  }
}

void EventLog::write_rows() {
  if (rows_.empty()) return;
  // At worst nothing is saved by compression, the last chunk of each column is written anew, and the index
  // grows.
  reserve(file_, rows_.size() * sizeof(EventRow) + (1 << 20));
  append_column(columns_[0], H5T_NATIVE_UINT64, rows_written_, rows_, &EventRow::agent);
  append_column(columns_[1], H5T_NATIVE_INT32, rows_written_, rows_, &EventRow::day);
  append_column(columns_[2], H5T_NATIVE_UINT16, rows_written_, rows_, &EventRow::authority);
  append_column(columns_[3], H5T_NATIVE_UINT8, rows_written_, rows_, &EventRow::event);
  append_column(columns_[4], H5T_NATIVE_UINT8, rows_written_, rows_, &EventRow::detail);
  append_column(columns_[5], H5T_NATIVE_FLOAT, rows_written_, rows_, &EventRow::value);
  append_column(columns_[6], H5T_NATIVE_UINT8, rows_written_, rows_, &EventRow::trust);
  append_column(columns_[7], H5T_NATIVE_UINT8, rows_written_, rows_, &EventRow::team_trust);
  rows_written_ += rows_.size();
  check(H5Dset_extent(row_, &rows_written_));
  rows_.clear();
}

void EventLog::write() {
  write_rows();
  for (hsize_t arm = 0; arm < arms_; ++arm) {
    std::vector<std::array<hsize_t, 2>> bounds;
    for (const auto& replicate : bounds_) bounds.push_back(replicate[arm]);
    write_box(offsets_, {arm, replicates_written_, 0}, {1, bounds.size(), 2}, H5T_NATIVE_HSIZE,
              bounds.data());
  }
  replicates_written_ += bounds_.size();
  bounds_.clear();
}

}  // namespace cscsim::hdf5
