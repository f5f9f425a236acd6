#include "core/network/network.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>

#include "core/types/errors.hpp"

namespace cscsim {

namespace {
using Rows = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                boost::no_property, std::uint32_t, std::uint32_t>;
}  // namespace

struct LinkTable::Graph {
  Rows rows;
};

LinkTable::LinkTable(std::size_t size, std::span<const Link> links) {
  expects(size < 0xffff'ffffU && links.size() < 0xffff'ffffU,
          "a network has fewer than 2^32 - 1 rows and links");
  expects(std::all_of(links.begin(), links.end(),
                      [size](const Link& link) { return link.first < size && link.second < size; }),
          "a link joins two rows of its network");
  graph_ = std::make_shared<const Graph>(Rows{boost::edges_are_unsorted_multi_pass, links.begin(),
                                              links.end(), static_cast<std::uint32_t>(size)});
}

std::size_t LinkTable::size() const { return num_vertices(graph_->rows); }

std::size_t LinkTable::links() const { return num_edges(graph_->rows); }

std::span<const std::uint32_t> LinkTable::from(std::uint32_t from) const {
  expects(from < size(), "a row of the network is asked for");
  const auto [begin, end] = adjacent_vertices(from, graph_->rows);
  return {begin, end};
}

bool operator==(const LinkTable& a, const LinkTable& b) {
  if (a.graph_ == b.graph_) return true;
  if (a.size() != b.size() || a.links() != b.links()) return false;
  for (std::uint32_t row = 0; row < a.size(); ++row)
    if (!std::ranges::equal(a.from(row), b.from(row))) return false;
  return true;
}

}  // namespace cscsim
