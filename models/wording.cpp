#include "models/wording.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <sstream>

#include "models/scenario.hpp"

namespace cscsim {

namespace {
bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return text;
}

/// Letters to add, drop, change or swap with their neighbour (optimal string alignment).
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), here(b.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    here[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      here[j] = std::min({above[j] + 1, here[j - 1] + 1, change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) here[j] = std::min(here[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, here);
  }
  return above[b.size()];
}

/// How far apart two spellings are. A part of a long name ("Telford") and a word of it misspelt ("Durhm" for
/// County Durham) count as near misses.
std::size_t unlikeness(const std::string& word, const std::string& known) {
  std::size_t distance = edit_distance(word, known);
  const std::string& part = word.size() < known.size() ? word : known;
  const std::string& whole = word.size() < known.size() ? known : word;
  if (part.size() >= 4 && whole.find(part) != std::string::npos)
    distance = std::min<std::size_t>(distance, 2);
  std::istringstream words{known};
  for (std::string one; words >> one;)
    if (one.size() >= 5) distance = std::min(distance, edit_distance(word, one) + 1);
  return distance;
}
}  // namespace

std::vector<std::string> nearest(const std::string& word, const std::vector<std::string>& known) {
  const std::size_t longest_compared = 100;
  if (word.empty() || word.size() > longest_compared) return {};
  const std::size_t far = std::max<std::size_t>(2, (word.size() + 1) / 3);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const std::string& name : known) {
    const std::size_t distance = unlikeness(lower(word), lower(name));
    if (distance <= far && 2 * distance <= name.size()) near.emplace_back(distance, name);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> best;
  for (std::size_t i = 0; i < near.size() && i < 3; ++i) best.push_back(near[i].second);
  return best;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known) {
  const std::vector<std::string> names = nearest(word, known);
  if (names.empty()) return "";
  std::string question = " Did you mean ";
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    question += (i == 0 ? "'" : last ? " or '" : ", '") + names[i] + "'";
  }
  return question + "?";
}

std::string shown(std::string_view text, std::size_t limit) {
  std::string line;
  std::size_t characters = 0;
  for (const char byte : text) {
    if (!continues_character(byte) && ++characters > limit) return line + "...";
    const auto code = static_cast<unsigned char>(byte);
    if (byte == '\n') {
      line += "\\n";
    } else if (code < 0x20 || code == 0x7F) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\x%02X", static_cast<unsigned>(code));
      line += escape.data();
    } else {
      line += byte;
    }
  }
  return line;
}

std::string listed(const std::vector<std::string>& names, std::size_t most) {
  std::string list;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) list += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > most) list += " ... and " + std::to_string(names.size() - most) + " more";
  return list;
}

std::string plain(double number) {
  std::array<char, 40> digits{};
  const bool whole = std::abs(number) < 1e15 && number == std::trunc(number);
  const auto end =
      whole ? std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<long long>(number))
            : std::to_chars(digits.data(), digits.data() + digits.size(), number);
  return {digits.data(), end.ptr};
}

std::string outside(double low, double high) {
  if (std::isinf(low)) return "is not " + plain(high) + " or less";
  if (std::isinf(high)) return "is not " + plain(low) + " or more";
  return "is outside [" + plain(low) + ", " + plain(high) + "]";
}

}  // namespace cscsim
