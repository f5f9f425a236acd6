#include "models/scenario_values.hpp"

#include <algorithm>
#include <cmath>

#include "core/types/errors.hpp"
#include "models/wording.hpp"

namespace cscsim {

namespace {
using Kind = Node::Kind;

std::string in_brackets(const std::string& meaning) {
  return meaning.empty() ? "" : " (" + shown(meaning, 160) + ")";
}

std::string for_example(const Named& named) {
  return named.example.empty() ? "" : ". Write for example " + named.example;
}

/// "[0, 1]" is said only in the message on a number off its range; here the same in words.
std::string allowed(double low, double high) {
  if (std::isinf(low)) return plain(high) + " or less";
  if (std::isinf(high)) return plain(low) + " or more";
  return plain(low) + " to " + plain(high);
}

[[noreturn]] void reject_kind(const Named& named, const std::string& needed) {
  reject(named, named.node.written + " is not " + needed + for_example(named));
}

[[noreturn]] void reject_range(const Named& named, double low, double high, const std::string& meaning) {
  const bool share = low == 0.0 && high == 1.0;
  reject(named, named.node.written + " " + outside(low, high) + in_brackets(meaning) +
                    (share ? ". Shares and chances are written from 0 to 1: 50 per cent is 0.5"
                           : for_example(named)));
}
}  // namespace

std::string place_of(const Named& named) {
  return named.node.set_by_command ? named.node.where : named.node.where + ": " + named.path;
}

void reject(const Named& named, const std::string& wrong) {
  throw InputError{place_of(named) + ": " + wrong};
}

void only_keys(const Named& table, const std::vector<std::string>& known) {
  for (const Node& entry : table.node.children) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    const std::string choice = known.empty() ? "it takes none" : "known: " + listed(known);
    reject({entry, table.path, ""},
           "unknown key '" + shown(entry.key) + "' (" + choice + ")." + did_you_mean(entry.key, known));
  }
}

bool flag_of(const Named& named) {
  if (named.node.kind != Kind::flag) reject_kind(named, "true or false");
  return std::get<bool>(named.node.value);
}

std::int64_t whole_of(const Named& named, double low, double high, const std::string& meaning) {
  if (named.node.kind != Kind::whole)
    reject_kind(named, "a whole number (allowed: " + allowed(low, high) + (meaning.empty() ? "" : "; ") +
                           shown(meaning, 160) + ")");
  const std::int64_t value = std::get<std::int64_t>(named.node.value);
  if (static_cast<double>(value) < low || static_cast<double>(value) > high)
    reject_range(named, low, high, meaning);
  return value;
}

double number_of(const Named& named, double low, double high, const std::string& meaning) {
  double value = 0.0;
  if (named.node.kind == Kind::whole)
    value = static_cast<double>(std::get<std::int64_t>(named.node.value));
  else if (named.node.kind == Kind::number)
    value = std::get<double>(named.node.value);
  if ((named.node.kind != Kind::whole && named.node.kind != Kind::number) || !std::isfinite(value))
    reject_kind(named, "a number (allowed: " + allowed(low, high) + (meaning.empty() ? "" : "; ") +
                           shown(meaning, 160) + ")");
  if (!(value >= low && value <= high)) reject_range(named, low, high, meaning);
  return value;
}

std::string text_of(const Named& named) {
  if (named.node.kind != Kind::text) reject_kind(named, "text");
  return std::get<std::string>(named.node.value);
}

Day date_of(const Named& named) {
  if (named.node.kind != Kind::date)
    reject_kind(named, "a date (year-month-day, without quotes and without a time of day)");
  return std::get<Day>(named.node.value);
}

const Node& table_of(const Named& named) {
  if (named.node.kind != Kind::table) reject_kind(named, "a table");
  return named.node;
}

}  // namespace cscsim
