#include "core/record/hdf5_handles.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <utility>

namespace cscsim::hdf5 {

namespace {

constexpr unsigned in_order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

std::vector<const char*> pointers_to(const std::vector<std::string>& texts) {
  std::vector<const char*> pointers(texts.size());
  std::transform(texts.begin(), texts.end(), pointers.begin(),
                 [](const std::string& text) { return text.c_str(); });
  return pointers;
}

void write_attribute(hid_t object, const std::string& name, hid_t type, hid_t space, const void* values) {
  const Handle attribute{H5Acreate2(object, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose};
  check(H5Awrite(attribute, type, values));
}

}  // namespace

Failure::Account Failure::account_of_library() {
  Account account;
  const H5E_walk2_t read = [](unsigned, const H5E_error2_t* error, void* result) -> herr_t {
    auto& found = *static_cast<Account*>(result);
    const std::string_view text = error->desc == nullptr ? "" : error->desc;
    if (found.text.empty()) found.text = text;
    // The file driver says the operating system's number in words only: "..., errno = 28, error message =
    // ...".
    constexpr std::string_view mark = "errno = ";
    if (const auto at = text.find(mark); at != text.npos && found.system_error == 0)
      found.system_error = std::atoi(text.data() + at + mark.size());
    return 0;
  };
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, read, &account);
  if (account.system_error != 0) account.text = std::generic_category().message(account.system_error);
  return account;
}

Failure::Failure(const Account& account)
    : std::runtime_error{account.text}, system_error_{account.system_error} {}
Failure::Failure() : Failure{account_of_library()} {}
Failure::Failure(int system_error)
    : Failure{Account{std::generic_category().message(system_error), system_error}} {}

Quiet::Quiet() {
  H5Eget_auto2(H5E_DEFAULT, &printer_, &argument_);
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Quiet::~Quiet() { H5Eset_auto2(H5E_DEFAULT, printer_, argument_); }

Handle::Handle(Handle&& other) noexcept
    : id_{std::exchange(other.id_, H5I_INVALID_HID)}, close_{std::exchange(other.close_, nullptr)} {}

Handle& Handle::operator=(Handle&& other) noexcept {
  std::swap(id_, other.id_);
  std::swap(close_, other.close_);
  return *this;
}

void Handle::reset() noexcept {
  if (close_ != nullptr) close_(id_);
  id_ = H5I_INVALID_HID;
  close_ = nullptr;
}

int descriptor_of(hid_t file) {
  void* descriptor = nullptr;
  check(H5Fget_vfd_handle(file, H5P_DEFAULT, &descriptor));
  return *static_cast<int*>(descriptor);
}

void reserve(hid_t file, std::uint64_t bytes) {
  hsize_t size = 0;
  check(H5Fget_filesize(file, &size));
  const int error = posix_fallocate(descriptor_of(file), 0, static_cast<off_t>(size + bytes));
  // Other answers mean that this disk cannot reserve; the writes will then show whether it is full.
  if (error == ENOSPC || error == EFBIG || error == EDQUOT) throw NoRoom{error};
}

void trim(hid_t file) {
  hsize_t size = 0;
  check(H5Fget_filesize(file, &size));
  if (ftruncate(descriptor_of(file), static_cast<off_t>(size)) != 0) throw Failure{errno};
}

Handle space_of(const Sizes& sizes) {
  return sizes.empty()
             ? Handle{H5Screate(H5S_SCALAR), H5Sclose}
             : Handle{H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr), H5Sclose};
}

Handle text_type() {
  Handle type{H5Tcopy(H5T_C_S1), H5Tclose};
  check(H5Tset_size(type, H5T_VARIABLE));
  check(H5Tset_cset(type, H5T_CSET_UTF8));
  return type;
}

Handle open_or_create_group(hid_t file, const std::string& path) {
  const Handle creation{H5Pcreate(H5P_GROUP_CREATE), H5Pclose};
  check(H5Pset_link_creation_order(creation, in_order));
  // Parents are made one by one: those that the library makes by itself do not keep the order of creation.
  for (std::size_t end = path.find('/');; end = path.find('/', end + 1)) {
    const std::string part = path.substr(0, end);
    Handle group = check(H5Lexists(file, part.c_str(), H5P_DEFAULT)) > 0
                       ? Handle{H5Gopen2(file, part.c_str(), H5P_DEFAULT), H5Gclose}
                       : Handle{H5Gcreate2(file, part.c_str(), H5P_DEFAULT, creation, H5P_DEFAULT), H5Gclose};
    if (end == path.npos) return group;
  }
}

void write_attribute(hid_t object, const std::string& name, const std::string& text) {
  const char* pointer = text.c_str();
  write_attribute(object, name, text_type(), &pointer);
}

void write_attribute(hid_t object, const std::string& name, const std::vector<std::string>& texts) {
  if (texts.empty()) return;  // readers of netCDF-4 do not expect an attribute without a value
  write_attribute(object, name, text_type(), space_of({texts.size()}), pointers_to(texts).data());
}

void write_attribute(hid_t object, const std::string& name, hid_t type, const void* value) {
  write_attribute(object, name, type, space_of({}), value);
}

void write_box(hid_t dataset, const Sizes& starts, const Sizes& counts, hid_t type, const void* values) {
  const Handle in_file{H5Dget_space(dataset), H5Sclose};
  check(H5Sselect_hyperslab(in_file, H5S_SELECT_SET, starts.data(), nullptr, counts.data(), nullptr));
  check(H5Dwrite(dataset, type, space_of(counts), in_file, H5P_DEFAULT, values));
}

void write_all(hid_t dataset, hid_t type, const void* values) {
  check(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values));
}

void write_all(hid_t dataset, const std::vector<std::string>& texts) {
  write_all(dataset, text_type(), pointers_to(texts).data());
}

}  // namespace cscsim::hdf5
