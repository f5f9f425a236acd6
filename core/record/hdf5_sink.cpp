#include "core/record/hdf5_sink.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <random>
#include <system_error>
#include <utility>

#include "core/record/hdf5_file.hpp"
#include "core/record/hdf5_layout.hpp"
#include "core/types/errors.hpp"

namespace cscsim {

namespace fs = std::filesystem;

namespace {

/// Throws InputError if no file can be put at `path`.
void check_place(const std::string& path) {
  const auto refuse = [&](const std::string& why) { throw InputError{path + ": " + why}; };
  if (path.empty()) throw InputError{"results file: the path is empty. Name a file, such as results/run.h5."};

  std::error_code ignored;
  const fs::path target = fs::weakly_canonical(path, ignored);
  if (fs::is_directory(target, ignored))
    refuse("is a folder. Name a file in it, such as " + (fs::path{path} / "run.h5").string() + ".");
  if (fs::exists(target, ignored)) {
    if (!fs::is_regular_file(target, ignored)) refuse("is not an ordinary file. Choose another path.");
    if (access(target.c_str(), W_OK) != 0) refuse("may not be overwritten. Choose another path.");
  }
  const fs::path folder = fs::absolute(target, ignored).parent_path();
  if (!fs::is_directory(folder, ignored))
    refuse("the folder " + folder.string() + " does not exist. Make it first, or choose another path.");
  if (access(folder.c_str(), W_OK | X_OK) != 0)
    refuse("the folder " + folder.string() + " is not writable. Choose another path.");
}

/// What happened, in words that say what to try.
std::string explain(const hdf5::Failure& failure) {
  switch (failure.system_error()) {
    case ENOSPC:
      return "the disk is full. Free some space or choose another disk, and run again.";
    case EDQUOT:
      return "your disk quota is used up. Free some space or choose another disk, and run again.";
    case EFBIG:
      return "the file is larger than the system allows (ulimit -f). Raise the limit, and run again.";
    default:
      return std::string{failure.what()} + ". Choose another path, and run again.";
  }
}

std::string megabytes(std::uint64_t bytes) { return std::to_string(bytes / 1'000'000 + 1) + " MB"; }

/// Does `work` on the file. If writing fails, lets go of the file as it then is, and says why.
template <class File, class Work>
void attempt(std::unique_ptr<File>& file, const std::string& path, Work work) {
  const hdf5::Quiet quiet;
  try {
    work();
  } catch (const hdf5::Failure& failure) {
    if (dynamic_cast<const hdf5::NoRoom*>(&failure) == nullptr) file->abandon();
    const std::string whole = std::to_string(file->progress()) + " of " + std::to_string(file->replicates());
    file.reset();
    throw InputError{path + ": cannot be written: " + explain(failure) + "\nThe file can be read: it holds " +
                     whole + " replicates and says that it is incomplete."};
  }
}

}  // namespace

struct Hdf5Sink::File : hdf5::ResultsFile {
  using ResultsFile::ResultsFile;
};

const char* results_format_version() { return "1.3"; }

Hdf5Sink::Hdf5Sink(std::string path) : path_{std::move(path)} { check_place(path_); }

Hdf5Sink::~Hdf5Sink() {
  try {
    if (file_) finish(false);
  } catch (...) {
    // Nobody is left to tell; the file says itself that it is incomplete.
  }
}

void Hdf5Sink::begin(const Layout& layout) {
  expects(!file_, "a results file begins once");
  check_place(path_);
  const hdf5::Quiet quiet;
  // The file grows under another name, so that neither failing nor dying here costs an older file.
  const fs::path target = fs::weakly_canonical(path_);
  const std::string part = target.string() + '.' + std::to_string(std::random_device{}()) + ".part";
  try {
    auto file = std::make_unique<File>(part, layout);
    fs::rename(part, target);
    file_ = std::move(file);
  } catch (const hdf5::Failure& failure) {
    std::remove(part.c_str());
    throw InputError{path_ + ": a results file of " + megabytes(hdf5::bytes_of(layout)) +
                     " cannot be created: " + explain(failure)};
  } catch (const fs::filesystem_error& failure) {
    std::remove(part.c_str());
    throw InputError{path_ + ": cannot be created: " + failure.code().message() + ". Choose another path."};
  } catch (...) {
    std::remove(part.c_str());
    throw;
  }
}

void Hdf5Sink::commit(const ReplicateBlock& block) {
  expects(file_ != nullptr, "a block is committed between begin and finish");
  attempt(file_, path_, [&] { file_->commit(block); });
}

void Hdf5Sink::finish(bool complete) {
  if (!file_) return;
  attempt(file_, path_, [&] { file_->finish(complete); });
  const hdf5::Quiet quiet;
  file_.reset();
}

}  // namespace cscsim
