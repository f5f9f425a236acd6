#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/types/dates.hpp"

namespace cscsim {

/// One value of a scenario as it was written, with the place where it stands. Knows nothing of what a
/// scenario may hold: that is for the checks.
struct Node {
  enum class Kind { flag, whole, number, text, date, time, list, table };

  Kind kind = Kind::table;
  std::string key;      ///< its key in the table around it; empty in a list
  std::string where;    ///< "kinship.toml:12", or "--set scenario.years=0"
  std::string written;  ///< the value as it was written, for messages
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Day> value;
  std::vector<Node> children;  ///< entries of a table, items of a list
  bool set_by_command = false;

  /// The entry of a table under `name`, or null.
  [[nodiscard]] const Node* find(const std::string& name) const;
  [[nodiscard]] Node* find(const std::string& name);
};

/// Reads TOML. `name` stands for the file in messages. Throws InputError with the line of a syntax error.
/// Tables inside `[model]` are joined to dotted names, so that names need no quotes there.
Node parse_document(std::string_view text, const std::string& name);

/// One `section.key=value` as `--set` takes it: a table that holds a table that holds the value. The value is
/// read as TOML where it is TOML, otherwise as text.
Node parse_override(const std::string& text);

/// Lays `changes` over `base`: tables entry by entry, everything else whole.
void merge(Node& base, Node changes);

/// The document as TOML.
std::string to_toml(const Node& document);

}  // namespace cscsim
