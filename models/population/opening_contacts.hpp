#pragma once

#include "models/processes/now.hpp"

namespace cscsim {

/// Makes up to `wanted` unborn children known, so that cases can be open for them.
void make_pregnancies_known(Now& now, int wanted);

/// Usual contacts a year of a child at weight 1, so that referrals of families with no open case, with those that the extra
/// contacts make and those that other authorities' transfers bring, come to the published mean.
void set_contact_level(Cell& cell, const Model& model, Day today);

/// The last referral of a family with no open case, if it lies within two years: the front door's own rate, run backwards.
/// Its case closed some weeks after.
void remember_last_referral(Now& now, FamilyRow row);

}  // namespace cscsim
