#pragma once

#include "core/random/draws.hpp"
#include "models/chain.hpp"
#include "models/model.hpp"
#include "models/population/cell.hpp"

namespace cscsim {

/// Draws the next candidate of a chain after `today`; a fading chain may have none left.
///
/// Candidates that cannot become contacts on their day, whatever happens until then, are passed over at once: the month, the
/// year, the ages of the children and how severe the family's difficulties stand are known ahead, and all only bound what is left
/// to be decided on the day.
void plan_contact(Cell& cell, const Model& model, const Draws& draws, FamilyRow family, Day today,
                  ChainOf chain = {});

/// What chance says of the candidate of a chain on a day: all from one draw.
struct Candidate {
  double wait;    ///< to the next candidate, uniform
  double accept;  ///< becomes a contact if this is below the rate that holds, as a share of the chain's bound
  double referral;  ///< the contact becomes a referral if this is below the share that does
  double scope;     ///< of one child, or of all
};
Candidate candidate(const Draws& draws, const Family& family, Day today, ChainOf chain);

/// The same from the candidate of `today`, which is at hand.
void plan_contact_after(Cell& cell, const Model& model, const Draws& draws, FamilyRow family, Day today,
                        ChainOf chain, Candidate last);

/// What vigilance, early help and income stress make of contacts today, against the most that they can.
double share_of_highest_pressure(const Cell& cell, const Model& model, Day today);

/// The rate that holds now against the chain's bound, at the highest pressure and severity that contacts respond to.
double share_of_bound(const Cell& cell, const Model& model, const Family& family, Day today, Chain chain);

/// How likely contacts are on a day for the ages of its children: the largest weight of a child under 18; 0 without one.
double age_weight(const Cell& cell, const Model& model, const Family& family, Day today);

/// How much oftener a family comes back after a closing than others that are as often contacted: its own for life, gamma
/// with mean 1 over families.
double returns_ratio(const Model& model, const Draws& draws, const Family& family);

/// Contacts a year about the family at age weight 1, lever 1, in a mean month.
double contact_rate(const Cell& cell, const Model& model, const Family& family);

}  // namespace cscsim
