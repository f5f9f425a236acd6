#pragma once

#include <string>
#include <vector>

#include "models/scenario_document.hpp"

namespace cscsim {

/// A node under the name that messages use for it: "scenario.years", "arm[1].policy[0].uptake".
struct Named {
  const Node& node;
  std::string path;
  std::string example;  ///< what to write instead: "years = 5"; may be empty
};

/// Throws InputError: "file:line: path: wrong", or "--set key=value: wrong" for what the command line set.
[[noreturn]] void reject(const Named& named, const std::string& wrong);

/// "file:line: path": where a thing stands, to be named in the message on another.
std::string place_of(const Named& named);

/// Refuses keys other than `known`, naming the first one.
void only_keys(const Named& table, const std::vector<std::string>& known);

/// Values of one kind; anything else is refused. Ranges include both ends; NaN and infinities are in none.
/// `meaning` says in the message what the number is.
bool flag_of(const Named& named);
std::int64_t whole_of(const Named& named, double low, double high, const std::string& meaning = "");
double number_of(const Named& named, double low, double high, const std::string& meaning = "");
std::string text_of(const Named& named);
Day date_of(const Named& named);
const Node& table_of(const Named& named);

}  // namespace cscsim
