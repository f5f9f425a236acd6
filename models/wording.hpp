#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cscsim {

/// Pieces of the messages that a user reads when the input is wrong.

/// `text` on one line and no longer than `limit` characters: line breaks and other control characters are
/// written as escapes, the rest of a long text as "...".
std::string shown(std::string_view text, std::size_t limit = 60);

/// "a, b, c" in the order given; after the first `most` names "... and 12 more".
std::string listed(const std::vector<std::string>& names, std::size_t most = 24);

/// " Did you mean 'years'?", or "" when none of `known` is spelt like `word`.
std::string did_you_mean(const std::string& word, const std::vector<std::string>& known);

/// A number as a person writes it: 30, 0.25, 1e+30.
std::string plain(double number);

/// What is wrong with a number off its range: "is outside [0, 1]", "is not 0 or more".
std::string outside(double low, double high);

}  // namespace cscsim
