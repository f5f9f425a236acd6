#include "models/text_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "core/types/errors.hpp"
#include "models/wording.hpp"

namespace cscsim {

namespace {
/// Length of the UTF-8 character that begins at `i`, or 0 if none does. NUL counts as none: no text has one.
std::size_t character_length(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t at) {
    return static_cast<unsigned>(static_cast<unsigned char>(text[at]));
  };
  const unsigned first = byte(i);
  if (first < 0x80) return first == 0 ? 0 : 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || i + length > text.size()) return 0;
  for (std::size_t k = 1; k < length; ++k)
    if ((byte(i + k) & 0xC0U) != 0x80U) return 0;
  const unsigned second = byte(i + 1);
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool surrogate = first == 0xED && second >= 0xA0;
  const bool too_high = first == 0xF4 && second >= 0x90;
  return overlong || surrogate || too_high ? 0 : length;
}
}  // namespace

void require_text(std::string_view text, const std::string& name) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = character_length(text, i);
    if (length == 0) {
      const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(i), '\n');
      throw InputError{name + ":" + std::to_string(line) +
                       ": this is not a text file: the line holds bytes that are no " +
                       "UTF-8. Check that it is the file you meant, or save it as UTF-8 text."};
    }
    i += length;
  }
}

std::string read_bytes(const std::string& path, const std::string& what, std::size_t most_bytes) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (!fs::exists(status))
    throw InputError{shown(path, 300) + ": no such file. Check the path to " + what + "."};
  if (fs::is_directory(status))
    throw InputError{shown(path, 300) + ": is a directory, not a file. Name " + what + " inside it."};
  std::ifstream file{path, std::ios::binary};
  if (!file) throw InputError{shown(path, 300) + ": cannot be opened for reading. Check its permissions."};
  std::string bytes;
  std::vector<char> block(std::size_t{1} << 16);
  while (bytes.size() <= most_bytes && (file.read(block.data(), std::ssize(block)) || file.gcount() > 0))
    bytes.append(block.data(), static_cast<std::size_t>(file.gcount()));
  if (bytes.size() > most_bytes)
    throw InputError{shown(path, 300) + ": is larger than " + std::to_string(most_bytes >> 20) +
                     " MB, too large for " + what + ". Check that it is the file you meant."};
  return bytes;
}

std::string read_text(const std::string& path, const std::string& what, std::size_t most_bytes) {
  std::string text = read_bytes(path, what, most_bytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  require_text(text, path);
  return text;
}

}  // namespace cscsim
