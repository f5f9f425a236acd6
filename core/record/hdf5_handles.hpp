#pragma once

#include <hdf5.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace cscsim::hdf5 {

/// A call of the HDF5 library failed. Takes the library's own account of why, so build it at once.
class Failure : public std::runtime_error {
 public:
  Failure();
  /// For a call of the operating system on the same file.
  explicit Failure(int system_error);
  /// The operating system's error number, or 0 if the failure has another cause.
  [[nodiscard]] int system_error() const { return system_error_; }

 private:
  struct Account {
    std::string text;
    int system_error = 0;
  };
  explicit Failure(const Account& account);
  static Account account_of_library();
  int system_error_;
};

/// Throws Failure if a call's answer (status, id or truth value) says that it failed.
template <class Answer>
Answer check(Answer answer) {
  if (answer < 0) throw Failure{};
  return answer;
}

/// The disk has no room for what is about to be written. The library has not noticed and is sound.
class NoRoom : public Failure {
 public:
  using Failure::Failure;
};

/// Keeps the library from printing its error stack while in scope.
class Quiet {
 public:
  Quiet();
  ~Quiet();
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;

 private:
  H5E_auto2_t printer_ = nullptr;
  void* argument_ = nullptr;
};

/// One open object of the library, closed at the end of its life. Converts to the id that calls expect.
class Handle {
 public:
  using Close = herr_t (*)(hid_t);
  Handle() = default;
  /// Throws Failure if `id` says that opening failed.
  Handle(hid_t id, Close close) : id_{check(id)}, close_{close} {}
  Handle(Handle&& other) noexcept;
  Handle& operator=(Handle&& other) noexcept;
  ~Handle() { reset(); }
  /// Closes now; what goes wrong in closing is lost, so flush first.
  void reset() noexcept;
  operator hid_t() const { return id_; }

 private:
  hid_t id_ = H5I_INVALID_HID;
  Close close_ = nullptr;
};

/// The operating system's number of an open file.
int descriptor_of(hid_t file);
/// Takes room on disk for `bytes` more than the file has now; throws NoRoom if there is none. The library
/// takes a full disk badly (it can then neither close the file nor end the process in peace), so it is to
/// meet none.
void reserve(hid_t file, std::uint64_t bytes);
/// Gives back what was reserved and not used.
void trim(hid_t file);

using Sizes = std::vector<hsize_t>;

Handle space_of(const Sizes& sizes);
/// Variable-length UTF-8 text, the string type of netCDF-4.
Handle text_type();

/// A group whose links (and theirs, if new) keep the order of creation; missing parents are made.
Handle open_or_create_group(hid_t file, const std::string& path);

void write_attribute(hid_t object, const std::string& name, const std::string& text);
void write_attribute(hid_t object, const std::string& name, const std::vector<std::string>& texts);
void write_attribute(hid_t object, const std::string& name, hid_t type, const void* value);

/// Writes the box of `counts` cells that begins at `starts`.
void write_box(hid_t dataset, const Sizes& starts, const Sizes& counts, hid_t type, const void* values);
void write_all(hid_t dataset, hid_t type, const void* values);
void write_all(hid_t dataset, const std::vector<std::string>& texts);

}  // namespace cscsim::hdf5
