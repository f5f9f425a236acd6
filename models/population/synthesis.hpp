#pragma once

#include <boost/container/static_vector.hpp>
#include <memory>

#include "core/random/draws.hpp"
#include "models/model.hpp"
#include "models/population/cell.hpp"

namespace cscsim {

/// Makes the people of one authority on the first day: children of the published counts by single year of age, in families
/// with siblings, neighbourhood, needs, frailty and kin. No case is open yet. Every replicate has its own people, which its
/// arms share.
Cell make_people(const Model& model, std::size_t authority, const Draws& draws);

/// Adds a family without children: a newcomer, a first birth, or none (a young person alone). `key` is unique in the authority.
FamilyRow add_family(Cell& cell, const Model& model, const Draws& draws, std::uint64_t key);

/// Families of the first day who could care for the children of one of them, at most three; of later families none are known.
/// They follow from the family's id alone, and so are not kept.
using Kin = boost::container::static_vector<FamilyRow, 3>;
Kin kin_of(const Cell& cell, const Model& model, const Draws& draws, FamilyRow family);

/// Where a family of this authority lives.
Place home_of(const Facts& facts, const Model& model, const Draws& draws, FamilyId id);

/// Adds a child to a family.
ChildRow add_child(Cell& cell, const Model& model, const Draws& draws, FamilyRow family, ChildId id,
                   Day birth);

/// Frailty of a child's placement moves: gamma, mean 1.
float instability(const Model& model, const Draws& draws, ChildId id);

/// Adds an unaccompanied asylum-seeking child of so many days of age, without family. `key` is unique in the authority.
ChildRow add_asylum_seeker(Cell& cell, const Model& model, const Draws& draws, std::uint64_t key, Day today,
                           Day age);

/// Draws the family's next birth after `today` and puts it into the calendar if it falls within the run.
void plan_next_birth(Cell& cell, const Model& model, const Draws& draws, FamilyRow family, Day today,
                     Day from = 0);

/// Puts the family's next birth, and the day on which the pregnancy is known, into the calendar.
void announce_birth(Cell& cell, const Model& model, FamilyRow family, Day today);

/// Days before birth from which a pregnancy is known and a referral may name the unborn child: assumed.
inline constexpr Day known_before_birth = 140;

/// Draws when the family leaves the authority, likewise.
void plan_move(Cell& cell, const Model& model, const Draws& draws, FamilyRow family, Day today);

}  // namespace cscsim
