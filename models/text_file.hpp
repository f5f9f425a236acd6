#pragma once

#include <string>
#include <string_view>

namespace cscsim {

/// The bytes of a file. `what` says what it should be ("a scenario").
/// Throws InputError naming `path` if it is missing, a directory or larger than `most_bytes`.
std::string read_bytes(const std::string& path, const std::string& what, std::size_t most_bytes);

/// Same, as text without byte order mark. Also throws if it is no UTF-8 text.
std::string read_text(const std::string& path, const std::string& what, std::size_t most_bytes);

/// Throws InputError naming `name` and the line if `text` holds a NUL or bytes that are no UTF-8.
void require_text(std::string_view text, const std::string& name);

}  // namespace cscsim
