#include "core/record/layout.hpp"

#include <algorithm>

#include "core/types/errors.hpp"

namespace cscsim {

std::string to_string(Kind kind) {
  switch (kind) {
    case Kind::stock:
      return "stock";
    case Kind::flow:
      return "flow";
    case Kind::share:
      return "share";
    case Kind::mean:
      return "mean";
  }
  throw InvariantError{"a kind is stock, flow, share or mean"};
}

void MemorySink::begin(const Layout& layout) {
  layout_ = layout;
  blocks_.clear();
  complete_ = false;
}

void MemorySink::commit(const ReplicateBlock& block) {
  expects(block.replicate == layout_.first_replicate + blocks_.size(), "replicates are committed in order");
  expects(block.values.size() == layout_.datasets.size(), "a block has one vector per dataset");
  blocks_.push_back(block);
}

void MemorySink::finish(bool complete) {
  expects(!complete || blocks_.size() == layout_.replicates, "a complete file has every replicate");
  complete_ = complete;
}

double MemorySink::value(const std::string& group, const std::string& id, std::size_t arm,
                         std::size_t replicate, std::size_t authority, std::size_t period) const {
  const auto found =
      std::find_if(layout_.datasets.begin(), layout_.datasets.end(),
                   [&](const DatasetSpec& spec) { return spec.group == group && spec.id == id; });
  if (found == layout_.datasets.end())
    throw InputError{group + "/" + id +
                     ": no such dataset. Choose one of the layout, or add it to [record] measures."};
  expects(found->categories.empty(), "one value is asked of a dataset without categories");

  const std::size_t periods = found->monthly ? layout_.month_ends.size() : layout_.year_ends.size();
  const std::size_t authorities = layout_.authorities.size();
  expects(arm < layout_.arms.size() && authority < authorities && period < periods,
          "the value lies in the layout");
  const auto dataset = static_cast<std::size_t>(found - layout_.datasets.begin());
  return blocks_.at(replicate).values[dataset].at((arm * authorities + authority) * periods + period);
}

}  // namespace cscsim
