#pragma once

#include <algorithm>

#include "models/population/synthesis.hpp"
#include "models/processes/now.hpp"

namespace cscsim {

/// Open cases of the eve of the run, stage by stage; opening_care.hpp has those of children looked after. Each draws how
/// long the stage has lasted, and waits for what is next in it.
void open_assessment(Now& now, ChildRow child);
/// One that came home from care with the chance `returned`.
void open_need(Now& now, ChildRow child, double returned);
/// Share of children in need whose case came from care: of the cases that a year begins, as many as return home.
double returned_share(const Now& now, int children_in_need);
void open_plan(Now& now, ChildRow child);
/// A young person of 18 to 25, who is made with a family of their own; `number` tells them apart.
void open_leaver(Now& now, std::uint64_t number);

/// What the stages share: the case of a child referred on `opened`, by whom a draw says.
CaseRow open_at(Now& now, ChildRow child, Day opened);
/// Starts the clocks of a stage that began before the run.
void stand_in(Now& now, CaseRow row, Stage stage);
/// No history is longer than a life: not before the pregnancy was known.
inline Day before_birth_or(const Child& child, Day day) {
  return std::max(day, child.birth - known_before_birth);
}

}  // namespace cscsim
