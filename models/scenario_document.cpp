#include "models/scenario_document.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <sstream>

#include "core/types/errors.hpp"
#include "models/text_file.hpp"
#include "models/wording.hpp"

namespace cscsim {

namespace {
/// A text by lines and columns, as toml++ counts them (from 1, columns in characters).
class Lines {
 public:
  explicit Lines(std::string_view text) {
    while (true) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      lines_.push_back(text.substr(0, end));
      if (end == text.size()) break;
      text.remove_prefix(end + 1);
    }
  }

  [[nodiscard]] std::string line(std::size_t number) const {
    std::string_view found = lines_[std::clamp<std::size_t>(number, 1, lines_.size()) - 1];
    const std::size_t first = std::min(found.find_first_not_of(" \t\r"), found.size());
    found.remove_prefix(first);
    return std::string{found.substr(0, found.find_last_not_of(" \t\r") + 1)};
  }

  /// What stands between two places; only its first line if there are several.
  [[nodiscard]] std::string between(const toml::source_region& region) const {
    if (region.begin.line < 1 || region.begin.line > lines_.size()) return "";
    const std::string_view found = lines_[region.begin.line - 1];
    const std::size_t begin = byte_of(found, region.begin.column);
    if (region.end.line != region.begin.line) return std::string{found.substr(begin)} + "...";
    return std::string{found.substr(begin, byte_of(found, region.end.column) - begin)};
  }

 private:
  static std::size_t byte_of(std::string_view line, std::size_t column) {
    std::size_t byte = 0;
    for (std::size_t at = 1; at < column && byte < line.size(); ++at) do
        ++byte;
      while (byte < line.size() && (static_cast<unsigned char>(line[byte]) & 0xC0U) == 0x80U);
    return byte;
  }

  std::vector<std::string_view> lines_;
};

Day to_day(const toml::date& date) { return day_of(date.year, date.month, date.day); }

toml::date to_date(Day day) {
  const auto date = date_of(day);
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day())};
}

class Reader {
 public:
  Reader(const Lines& lines, const std::string& name) : lines_{lines}, name_{name} {}

  [[nodiscard]] Node read(const toml::node& source) const {
    Node node;
    node.where = place(source.source());
    node.written = shown(lines_.between(source.source()));
    source.visit([&](const auto& value) { take(node, value); });
    return node;
  }

 private:
  using Kind = Node::Kind;

  [[nodiscard]] std::string place(const toml::source_region& region) const {
    return name_ + ":" + std::to_string(region.begin.line);
  }

  void take(Node& node, const toml::table& table) const {
    for (const auto& [key, value] : table) {
      Node child = read(value);
      child.key = key.str();
      child.where = place(key.source());
      node.children.push_back(std::move(child));
    }
  }
  void take(Node& node, const toml::array& array) const {
    node.kind = Kind::list;
    for (const toml::node& item : array) node.children.push_back(read(item));
  }
  static void take(Node& node, const toml::value<bool>& value) { keep(node, Kind::flag, *value); }
  static void take(Node& node, const toml::value<std::int64_t>& value) { keep(node, Kind::whole, *value); }
  static void take(Node& node, const toml::value<double>& value) { keep(node, Kind::number, *value); }
  static void take(Node& node, const toml::value<std::string>& value) { keep(node, Kind::text, *value); }
  static void take(Node& node, const toml::value<toml::date>& value) {
    keep(node, Kind::date, to_day(*value));
  }
  static void take(Node& node, const toml::value<toml::time>&) { node.kind = Kind::time; }
  static void take(Node& node, const toml::value<toml::date_time>&) { node.kind = Kind::time; }

  template <class T>
  static void keep(Node& node, Kind kind, const T& value) {
    node.kind = kind;
    node.value = value;
  }

  const Lines& lines_;
  const std::string& name_;
};

/// "placement.market_price_convexity" without quotes is a table in a table: join the names again.
void join_names(Node& table) {
  std::vector<Node> joined;
  for (Node& entry : table.children) {
    if (entry.kind != Node::Kind::table) {
      joined.push_back(std::move(entry));
      continue;
    }
    join_names(entry);
    for (Node& inner : entry.children) {
      inner.key = entry.key + "." + inner.key;
      joined.push_back(std::move(inner));
    }
  }
  table.children = std::move(joined);
}

toml::table toml_table(const Node& node);
toml::array toml_array(const Node& node);

/// Hands the value to `insert` in the type that toml++ has for it.
template <class Insert>
void write_value(const Node& node, const Insert& insert) {
  switch (node.kind) {
    case Node::Kind::flag:
      return insert(std::get<bool>(node.value));
    case Node::Kind::whole:
      return insert(std::get<std::int64_t>(node.value));
    case Node::Kind::number:
      return insert(std::get<double>(node.value));
    case Node::Kind::text:
      return insert(std::get<std::string>(node.value));
    case Node::Kind::date:
      return insert(to_date(std::get<Day>(node.value)));
    case Node::Kind::table:
      return insert(toml_table(node));
    case Node::Kind::list:
      return insert(toml_array(node));
    case Node::Kind::time:
      break;
  }
  invariant(false, "no key of a scenario takes a time of day");
}

toml::table toml_table(const Node& node) {
  toml::table table;
  for (const Node& entry : node.children)
    write_value(entry, [&](auto&& value) { table.insert(entry.key, std::forward<decltype(value)>(value)); });
  return table;
}

toml::array toml_array(const Node& node) {
  toml::array items;
  for (const Node& item : node.children)
    write_value(item, [&](auto&& value) { items.push_back(std::forward<decltype(value)>(value)); });
  return items;
}

void mark_as_override(Node& node, const std::string& where) {
  node.where = where;
  node.set_by_command = true;
  for (Node& child : node.children) mark_as_override(child, where);
}

/// The value of an override. What is no TOML is text, so that `--set scenario.name=Norfolk` needs no quotes.
Node override_value(const std::string& raw) {
  Node text;
  text.kind = Node::Kind::text;
  text.value = raw;
  if (raw.find('\n') != std::string::npos) return text;
  try {
    const toml::table parsed = toml::parse("value = " + raw);
    return Reader{Lines{""}, ""}.read(*parsed.get("value"));
  } catch (const toml::parse_error&) {
    return text;
  }
}
}  // namespace

const Node* Node::find(const std::string& name) const {
  const auto found =
      std::find_if(children.begin(), children.end(), [&](const Node& child) { return child.key == name; });
  return found == children.end() ? nullptr : &*found;
}

Node* Node::find(const std::string& name) { return const_cast<Node*>(std::as_const(*this).find(name)); }

Node parse_document(std::string_view text, const std::string& name) {
  require_text(text, name);
  const Lines lines{text};
  try {
    Node document = Reader{lines, name}.read(toml::parse(text));
    document.where = name;
    Node* model = document.find("model");
    if (model != nullptr && model->kind == Node::Kind::table) join_names(*model);
    return document;
  } catch (const toml::parse_error& error) {
    const std::size_t line = error.source().begin.line;
    throw InputError{
        name + ":" + std::to_string(line) + ": `" + shown(lines.line(line)) +
        "` is not TOML: " + shown(error.description(), 200) +
        ".\nText stands in quotes, lists in [ ], dates as 2019-04-01, true and false in small letters."};
  }
}

Node parse_override(const std::string& text) {
  const std::string where = "--set " + shown(text, 100);
  require_text(text, where);
  const std::size_t equals = text.find('=');
  const std::size_t dot = text.find('.');
  if (equals == std::string::npos || dot == 0 || dot == std::string::npos || dot + 1 >= equals)
    throw InputError{where + ": is not section.key=value. Write for example --set scenario.years=5"};
  Node value = override_value(text.substr(equals + 1));
  value.key = text.substr(dot + 1, equals - dot - 1);
  Node section, document;
  section.key = text.substr(0, dot);
  section.children.push_back(std::move(value));
  document.children.push_back(std::move(section));
  mark_as_override(document, where);
  document.children[0].children[0].written = shown(text.substr(equals + 1));
  return document;
}

void merge(Node& base, Node changes) {
  for (Node& change : changes.children) {
    Node* old = base.find(change.key);
    const bool both_tables =
        old != nullptr && old->kind == Node::Kind::table && change.kind == Node::Kind::table;
    if (both_tables) {
      if (!change.set_by_command) old->where = change.where;
      merge(*old, std::move(change));
    } else if (old != nullptr) {
      *old = std::move(change);
    } else {
      base.children.push_back(std::move(change));
    }
  }
}

std::string to_toml(const Node& document) {
  std::ostringstream text;
  text << toml::toml_formatter{toml_table(document)} << '\n';
  return text.str();
}

}  // namespace cscsim
