#pragma once

#include "models/population/cell.hpp"

namespace cscsim {

// Who has which row. A row whose people nothing can befall any more is let again, so that the tables hold those who live in the
// authority, not all who ever did.

/// Puts a family, or a child of one of its families, into the tables.
FamilyRow add_to_families(Cell& cell, const Family& family);
ChildRow add_to_children(Cell& cell, const Child& child);

/// Puts a visit to a family into the calendar: to who has the row today, not to who has it after them.
void plan_visit(Cell& cell, FamilyRow row, Day day, Visit visit, std::uint32_t token = 0);

/// Gives back the rows of children who have moved away or grown up, and of families of whom nobody is left or to be born before
/// `end`. Who was in care keeps the row, and who is known to the court: what is to come of that goes by rows.
void give_back_rows(Cell& cell, Day today, Day end);

/// Ids of the people of the first day follow from their rows.
std::uint64_t id_of_first_day(const Cell& cell, std::uint64_t row);
/// Whether the row is theirs still who had it on the first day.
bool is_of_first_day(const Cell& cell, FamilyRow row);
bool is_of_first_day(const Cell& cell, ChildRow row);

}  // namespace cscsim
