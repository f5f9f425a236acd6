#pragma once

#include "models/processes/now.hpp"

namespace cscsim {

/// The lever that says how far the channel of a source is open: closed at 0, open at 1 and above.
Lever channel_of(Source source);

/// How far the channel is open now, 0 to 1.
double openness(const Cell& cell, Source source);

/// Who makes a contact today: a draw of its own, made whether or not the contact becomes a referral. Schools make few in
/// their holidays; the other sources share what is left, so that the published month pattern is that of the sum.
Source draw_source(const Now& now, FamilyId family, ChainOf chain);

/// Whether the contact gets through its channel. One that does not is lost, or waits until the channel opens again.
bool comes_through(Now& now, FamilyRow family, ChainOf chain, Source source);

/// The channel opens: what waited for it comes over the next weeks.
void reopen(Now& now, Source source);

}  // namespace cscsim
