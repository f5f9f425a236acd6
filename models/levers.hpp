#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cscsim {

/// A named quantity that a policy can move. Each scales what a process would otherwise use: a hazard ratio
/// on something that happens over time, or, at a gate, a ratio of hazards (p becomes 1 - (1 - p)^ratio).
/// Ratios of several policies multiply, so their order does not matter.
enum class Lever : std::uint8_t {
  contact,             ///< contacts about families (authority only)
  section_47,          ///< section 47 enquiries on open cases
  closure,             ///< closing of episodes of need
  plan_end,            ///< end of a child protection plan at a review
  pre_proceedings,     ///< letters before proceedings
  proceedings_issued,  ///< issue of proceedings after the letter
  care_entry,          ///< entry to care by agreement, gate at the edge of care
  return_home,         ///< return home from care
  kinship_order,       ///< special guardianship and child arrangements orders
  placement_move,      ///< moves between placements
  residential,         ///< choice of a children's home when a placement is sought
  missing,             ///< missing incidents
  worker_leaving,      ///< social workers leaving (authority only)
  support,             ///< support that workers give families, up to full
  challenge,           ///< challenge, likewise
  parental_change,     ///< parents changing what put the child at risk
  foster_supply,       ///< foster homes: below 1 that share goes at once; recruitment (authority only)
  threshold,           ///< above 1 fewer pass the gates: contact, assessment, conference, edge of care
  early_help,          ///< spending on early help (authority only)
  // How far each source of contacts is open, 0 to 1 (authority only); in the order of Source.
  channel_police,
  channel_schools,
  channel_health_services,
  channel_la_services,
  channel_individual,
  channel_other_legal_agency,
  channel_other,
  channel_anonymous,
  channel_education_services,
  channel_unknown,
  channel_housing,
  caseload,       ///< cases a worker: posts are divided by it (authority only)
  team_transfer,  ///< cases handed over when assessment ends; below 1 both teams work as one (authority only)
  supervision,    ///< supervision that managers give (authority only)
  lone_working,  ///< share of the work around a family that is its worker's alone: below 1, adult specialists stay
  extra_familial_risk,  ///< risk of young people outside the family, of those with an open case
  family_conference,    ///< conferences of the wider family offered after the letter before proceedings
  family_time,          ///< hours that workers have for families: what administration leaves (authority only)
  skill,                ///< workers' skill on the scale of parameters.csv SK01, at most 5 (authority only)
  court_return,         ///< odds of orders that leave or return a child home at the final hearing
  carer_leaving,        ///< own foster carers giving up, at most as many as usual (authority only)
  adoption_pace,        ///< how soon a child with a plan for adoption is placed: days are divided by it
  kinship_placement,    ///< relatives who offer to care when a child comes into care
  leaver_work,          ///< care leavers in education, employment or training
  leaver_home           ///< care leavers in suitable accommodation
};
inline constexpr std::size_t lever_count = 44;

std::string_view to_string(Lever lever);
std::optional<Lever> lever_named(std::string_view name);
const std::array<Lever, lever_count>& all_levers();

/// One ratio per lever; 1 everywhere unless turned.
class LeverRatios {
 public:
  constexpr LeverRatios() { ratios_.fill(1.0); }
  [[nodiscard]] constexpr double operator[](Lever lever) const {
    return ratios_[static_cast<std::size_t>(lever)];
  }
  constexpr LeverRatios& scale(Lever lever, double ratio) {
    ratios_[static_cast<std::size_t>(lever)] *= ratio;
    turned_ |= ratio != 1.0;
    return *this;
  }
  constexpr LeverRatios& operator*=(const LeverRatios& other) {
    for (std::size_t i = 0; i < lever_count; ++i) ratios_[i] *= other.ratios_[i];
    turned_ |= other.turned_;
    return *this;
  }
  /// Whether any lever was turned.
  [[nodiscard]] constexpr bool turned() const { return turned_; }
  friend bool operator==(const LeverRatios&, const LeverRatios&) = default;

 private:
  std::array<double, lever_count> ratios_{};
  bool turned_ = false;
};

}  // namespace cscsim
