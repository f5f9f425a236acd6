#pragma once

#include <memory>
#include <vector>

#include "models/policies/policy.hpp"
#include "models/population/cell.hpp"
#include "models/processes/now.hpp"

namespace cscsim {

/// The policies of one arm in one replicate, and what stands of each in each authority.
class ArmPolicies {
 public:
  ArmPolicies() = default;
  ArmPolicies(std::vector<std::shared_ptr<const Policy>> policies, const Model& model, const Draws& draws);

  [[nodiscard]] std::size_t size() const { return policies_.size(); }
  [[nodiscard]] const Policy& operator[](std::size_t policy) const { return *policies_[policy]; }
  /// The earliest day on which any of them changes anything anywhere, lead time included; `not_due` if none ever does.
  [[nodiscard]] Day earliest() const;

  /// Makes room in a cell's books, when the arm forks from the past that the arms share.
  void open_books(Cell& cell) const;
  /// Goes live where today is the day: opens hubs and turns the authority's levers.
  /// Also ends what stands only until today.
  void go_live(Now& now) const;
  /// Groups foster homes into constellations as far as they are wanted, staffed and not there yet; who lives in them is
  /// announced.
  void form_constellations(Now& now) const;
  /// Moments that are answered in this authority today, as a bit set.
  [[nodiscard]] std::uint32_t listened(const Cell& cell) const;
  /// Ends a month: how far each policy is in place now, and what its levers hold then.
  void review_delivery(Now& now) const;
  /// Asks the policies about the moments that were gathered today, and enrols.
  void answer(Now& now) const;
  /// Charges standing costs and staff for the days from `from` to the day before `to`, of one month.
  void charge(Cell& cell, Day from, Day to) const;

 private:
  void turn_levers(Now& now) const;
  [[nodiscard]] LeverRatios turned(const Cell& cell) const;
  [[nodiscard]] bool works(const Cell& cell, std::size_t policy) const;

  std::vector<std::shared_ptr<const Policy>> policies_;
  std::vector<std::vector<Standing>> standing_;  ///< by policy, then authority
  std::vector<std::size_t>
      order_;  ///< in which they are asked: by id and first day, however they were listed
  std::vector<std::array<std::uint16_t, moment_count>> service_;  ///< by policy and moment
  std::size_t services_ = 0;
  std::vector<std::size_t> practice_;  ///< by policy: the first in order of those that do the same
};

}  // namespace cscsim
