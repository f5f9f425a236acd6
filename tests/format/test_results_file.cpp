#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>

#include "core/record/hdf5_handles.hpp"
#include "core/record/hdf5_sink.hpp"
#include "core/types/errors.hpp"
#include "tests/tools/sample_results.hpp"

namespace fs = std::filesystem;
using namespace cscsim;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// An empty folder that lives as long as the test.
class Folder {
 public:
  Folder() : path_{fs::temp_directory_path() / ("cscsim_format_" + std::to_string(std::random_device{}()))} {
    fs::create_directory(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
  [[nodiscard]] std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{path_}, fs::directory_iterator{}));
  }

 private:
  fs::path path_;
};

std::string text_of(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream{path, std::ios::binary}.rdbuf();
  return text.str();
}

template <class Value>
std::vector<Value> read(const std::string& path, const std::string& dataset, hid_t type) {
  const hdf5::Handle file{H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose};
  const hdf5::Handle data{H5Dopen2(file, dataset.c_str(), H5P_DEFAULT), H5Dclose};
  const hdf5::Handle space{H5Dget_space(data), H5Sclose};
  std::vector<Value> values(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)));
  hdf5::check(H5Dread(data, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()));
  return values;
}

void write(Sink& sink, const Layout& layout, const sample::Size& size) {
  sink.begin(layout);
  for (std::uint32_t n = 0; n < layout.replicates; ++n)
    sink.commit(sample::block(layout, size, layout.first_replicate + n));
  sink.finish(true);
}

std::string message_of(const auto& action) {
  try {
    action();
  } catch (const InputError& error) {
    return error.what();
  }
  return "no InputError";
}

}  // namespace

TEST_CASE("a file holds what the memory sink holds") {
  const Folder folder;
  const sample::Size size{.replicates = 7, .measures = 3, .event_rows = 50};
  const Layout layout = sample::layout(size);
  MemorySink memory;
  Hdf5Sink file{folder.file("run.h5")};
  write(memory, layout, size);
  write(file, layout, size);

  REQUIRE(memory.complete());
  CHECK(read<std::uint8_t>(folder.file("run.h5"), "complete", H5T_NATIVE_UINT8).front() == 1);
  CHECK(read<std::uint32_t>(folder.file("run.h5"), "progress", H5T_NATIVE_UINT32).front() == 7);
  std::size_t compared = 0;
  for (const DatasetSpec& spec : layout.datasets) {
    if (!spec.categories.empty()) continue;  // MemorySink::value has no category; pytest reads these
    const auto values = read<double>(folder.file("run.h5"), spec.group + "/" + spec.id, H5T_NATIVE_DOUBLE);
    const std::size_t periods = spec.monthly ? layout.month_ends.size() : layout.year_ends.size();
    std::size_t cell = 0;
    for (std::size_t arm = 0; arm < 2; ++arm)
      for (std::size_t replicate = 0; replicate < 7; ++replicate)
        for (std::size_t authority = 0; authority < 2; ++authority)
          for (std::size_t period = 0; period < periods; ++period, ++cell)
            compared +=
                values.at(cell) == memory.value(spec.group, spec.id, arm, replicate, authority, period);
    CHECK(cell == values.size());
    compared -= cell;
  }
  CHECK(compared == 0);
}

TEST_CASE("the offsets lead to the events of each arm and replicate") {
  const Folder folder;
  const sample::Size size{.replicates = 3, .measures = 1, .event_rows = 40};
  const Layout layout = sample::layout(size);
  Hdf5Sink sink{folder.file("run.h5")};
  write(sink, layout, size);

  const auto offsets = read<std::uint64_t>(folder.file("run.h5"), "events/index/offsets", H5T_NATIVE_UINT64);
  const auto children = read<std::uint64_t>(folder.file("run.h5"), "events/child", H5T_NATIVE_UINT64);
  const auto days = read<std::int32_t>(folder.file("run.h5"), "events/day", H5T_NATIVE_INT32);
  const auto values = read<float>(folder.file("run.h5"), "events/value", H5T_NATIVE_FLOAT);
  const auto trusts = read<std::uint8_t>(folder.file("run.h5"), "events/trust", H5T_NATIVE_UINT8);
  const auto team = read<std::uint8_t>(folder.file("run.h5"), "events/team_trust", H5T_NATIVE_UINT8);
  REQUIRE(offsets.size() == 2 * 3 * 2);
  for (std::size_t arm = 0; arm < 2; ++arm)
    for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
      const auto log = sample::block(layout, size, 100 + replicate).events[arm];
      const std::uint64_t begin = offsets[(arm * 3 + replicate) * 2];
      REQUIRE(offsets[(arm * 3 + replicate) * 2 + 1] - begin == log.size());
      for (std::size_t row = 0; row < log.size(); ++row) {
        CHECK(children.at(begin + row) == log[row].agent);
        CHECK(days.at(begin + row) == log[row].day);
        CHECK(values.at(begin + row) == log[row].value);
        CHECK(trusts.at(begin + row) == log[row].trust);
        CHECK(team.at(begin + row) == EventRow::no_trust);
      }
    }
}

TEST_CASE("a run that ends early leaves a file that says so") {
  const Folder folder;
  const sample::Size size{.replicates = 3};
  const Layout layout = sample::layout(size);
  {
    Hdf5Sink sink{folder.file("run.h5")};
    sink.begin(layout);
    sink.commit(sample::block(layout, size, 100));
    SECTION("told to finish") { sink.finish(false); }
    SECTION("left alone") {}
  }
  CHECK(read<std::uint8_t>(folder.file("run.h5"), "complete", H5T_NATIVE_UINT8).front() == 0);
  CHECK(read<std::uint32_t>(folder.file("run.h5"), "progress", H5T_NATIVE_UINT32).front() == 1);
  const auto values = read<double>(folder.file("run.h5"), "measures/measure_0", H5T_NATIVE_DOUBLE);
  CHECK(values.front() == sample::value(0, 0, 100, 0, 0, 0));
  CHECK(std::isnan(values.back()));
}

TEST_CASE("an older file stays until the new one has begun") {
  const Folder folder;
  std::ofstream{folder.file("run.h5")} << "precious";
  {
    Hdf5Sink sink{folder.file("run.h5")};
    CHECK(text_of(folder.file("run.h5")) == "precious");
    Layout twice = sample::layout({});
    twice.datasets.push_back(twice.datasets.front());  // cannot be laid out
    CHECK_THROWS_AS(sink.begin(twice), InputError);
    CHECK(text_of(folder.file("run.h5")) == "precious");
    CHECK(folder.entries() == 1);
    sink.begin(sample::layout({}));
    CHECK(text_of(folder.file("run.h5")).substr(1, 3) == "HDF");
    CHECK(folder.entries() == 1);
  }
}

TEST_CASE("a path that cannot hold a file is refused by name") {
  const Folder folder;
  const auto refusal = [](const std::string& path) { return message_of([&] { Hdf5Sink sink{path}; }); };
  CHECK_THAT(refusal(""), Contains("the path is empty"));
  CHECK_THAT(refusal(folder.file("")), Contains("is a folder"));
  CHECK_THAT(refusal(folder.file("none/run.h5")),
             StartsWith(folder.file("none/run.h5")) && Contains("does not exist"));
  CHECK_THAT(refusal("/dev/null"), Contains("is not an ordinary file"));
  CHECK(fs::is_character_file("/dev/null"));
  CHECK(folder.entries() == 0);
}

TEST_CASE("a link to a results file stays a link") {
  const Folder folder;
  std::ofstream{folder.file("real.h5")} << "old";
  fs::create_symlink(folder.file("real.h5"), folder.file("link.h5"));
  Hdf5Sink sink{folder.file("link.h5")};
  write(sink, sample::layout({}), {});
  CHECK(fs::is_symlink(folder.file("link.h5")));
  CHECK(text_of(folder.file("real.h5")).substr(1, 3) == "HDF");
}

TEST_CASE("a sink takes replicates in order and whole") {
  const Folder folder;
  const sample::Size size{.replicates = 3};
  const Layout layout = sample::layout(size);
  Hdf5Sink sink{folder.file("run.h5")};
  CHECK_THROWS_AS(sink.commit({}), InvariantError);
  sink.begin(layout);
  CHECK_THROWS_AS(sink.commit(sample::block(layout, size, 101)), InvariantError);
  auto torn = sample::block(layout, size, 100);
  torn.values.back().pop_back();
  CHECK_THROWS_AS(sink.commit(torn), InvariantError);
  CHECK_THROWS_AS(sink.finish(true), InvariantError);
}

TEST_CASE("the memory sink knows its datasets") {
  MemorySink sink;
  const Layout layout = sample::layout({});
  write(sink, layout, {});
  CHECK(sink.value("measures", "measure_1", 1, 2, 1, 3) == sample::value(1, 1, 102, 1, 3, 0));
  CHECK_THAT(message_of([&] { return sink.value("measures", "cla_31march", 0, 0, 0, 0); }),
             StartsWith("measures/cla_31march"));
}

TEST_CASE("kinds are named as in the file") {
  CHECK(to_string(Kind::stock) == "stock");
  CHECK(to_string(Kind::flow) == "flow");
  CHECK(to_string(Kind::share) == "share");
  CHECK(to_string(Kind::mean) == "mean");
}
