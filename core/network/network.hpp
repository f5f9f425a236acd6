#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <ranges>
#include <span>
#include <utility>
#include <vector>

#include "core/types/id.hpp"

namespace cscsim {

/// Directed links between rows, by number: what `Network` stands on. The only user of Boost.Graph.
class LinkTable {
 public:
  using Link = std::pair<std::uint32_t, std::uint32_t>;

  LinkTable(std::size_t size, std::span<const Link> links);
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::size_t links() const;
  /// Where the links of `from` lead, in the order in which they were given.
  [[nodiscard]] std::span<const std::uint32_t> from(std::uint32_t from) const;
  friend bool operator==(const LinkTable& a, const LinkTable& b);

 private:
  struct Graph;
  std::shared_ptr<const Graph> graph_;
};

/// Who is linked to whom among the rows of a table of kind `Tag`: fixed once built, in compressed sparse
/// rows.
///
/// Links have a direction and keep the order in which they were given; one given twice counts twice.
/// A plain value whose copies share one body: copying costs nothing, however many links there are.
template <class Tag>
class Network {
 public:
  using Link = std::pair<Row<Tag>, Row<Tag>>;  ///< from, to

  /// Rows 0 .. size-1 without a link.
  explicit Network(std::size_t size = 0) : table_{size, {}} {}
  /// Throws InvariantError if a link names a row of `size` or beyond.
  Network(std::size_t size, std::span<const Link> links) : table_{size, numbers(links)} {}

  [[nodiscard]] std::size_t size() const { return table_.size(); }
  [[nodiscard]] std::size_t links() const { return table_.links(); }
  /// Number of links that leave `from`.
  [[nodiscard]] std::size_t degree(Row<Tag> from) const { return table_.from(from.value()).size(); }
  /// Rows that `from` is linked to: a random-access range of Row<Tag>, valid while any copy of this network
  /// lives.
  [[nodiscard]] auto neighbours(Row<Tag> from) const {
    return table_.from(from.value()) | std::views::transform([](std::uint32_t to) { return Row<Tag>{to}; });
  }

  friend bool operator==(const Network&, const Network&) = default;

 private:
  static std::vector<LinkTable::Link> numbers(std::span<const Link> links) {
    std::vector<LinkTable::Link> result;
    result.reserve(links.size());
    for (const auto& [from, to] : links) result.emplace_back(from.value(), to.value());
    return result;
  }

  LinkTable table_;
};

}  // namespace cscsim
