#include "models/population/rows.hpp"

#include <limits>

namespace cscsim {

namespace {

/// Takes the next free row, or one at the end.
template <class Row, class Table>
Row free_row(std::vector<Row>& free, Table& table) {
  if (free.empty()) {
    table.emplace_back();
    return Row{static_cast<std::uint32_t>(table.size() - 1)};
  }
  const Row row = free.back();
  free.pop_back();
  return row;
}

/// Whether a child is still to be born, whose siblings' row tells its ethnic group.
bool expects_birth(const Family& family, Day end) {
  return !family.gone && family.next_birth != not_due && family.next_birth < end;
}

void take_out_of_family(Cell& cell, ChildRow row) {
  ChildRow* link = &cell[cell[row].family].first_child;
  while (*link != row) link = &cell[*link].sibling;
  *link = cell[row].sibling;
}

void give_back(Cell& cell, ChildRow row) {
  cell[row] = Child{};
  cell[row].gone = true;
  cell.free_children.push_back(row);
}

void give_back(Cell& cell, FamilyRow row) {
  Family& family = cell[row];
  const std::uint8_t tenants = family.tenant;
  family = Family{};
  family.gone = true;
  if (tenants == std::numeric_limits<std::uint8_t>::max()) return;  // nobody could be told from the first
  family.tenant = static_cast<std::uint8_t>(tenants + 1);
  cell.free_families.push_back(row);
}

}  // namespace

FamilyRow add_to_families(Cell& cell, const Family& family) {
  const FamilyRow row = free_row(cell.free_families, cell.families);
  const std::uint8_t tenant = cell[row].tenant;
  cell[row] = family;
  cell[row].tenant = tenant;
  if (const auto quarter = harm_quarter(family.id)) cell.harm_sample[*quarter].push_back(row);
  return row;
}

ChildRow add_to_children(Cell& cell, const Child& child) {
  const ChildRow row = free_row(cell.free_children, cell.children);
  cell[row] = child;
  return row;
}

void plan_visit(Cell& cell, FamilyRow row, Day day, Visit visit, std::uint32_t token) {
  cell.calendar.add({day, row.value(), token, static_cast<std::uint8_t>(visit), cell[row].tenant});
}

void give_back_rows(Cell& cell, Day today, Day end) {
  const Day grown_up = birthday(today, -18);
  for (std::uint32_t i = 0; i < cell.children.size(); ++i) {
    const ChildRow row{i};
    const Child& child = cell[row];
    if ((!child.gone && child.birth > grown_up) || !child.family.exists()) continue;
    if (child.open_case.exists() || child.ever(LifeStep::in_care)) continue;
    const FamilyRow home = child.family;
    const Family& family = cell[home];
    const bool only_child = family.first_child == row && !child.sibling.exists();
    if (family.first_court != not_due || (only_child && expects_birth(family, end))) continue;
    take_out_of_family(cell, row);
    give_back(cell, row);
    if (only_child) give_back(cell, home);
  }
  for (auto& rows : cell.harm_sample)
    std::erase_if(rows, [&cell](FamilyRow row) { return !cell[row].first_child.exists(); });
}

std::uint64_t id_of_first_day(const Cell& cell, std::uint64_t row) {
  return (cell.facts->number << 40U) + row + 1;
}

bool is_of_first_day(const Cell& cell, FamilyRow row) {
  return row.value() < static_cast<std::uint32_t>(cell.families_at_start) && cell[row].tenant == 0;
}

bool is_of_first_day(const Cell& cell, ChildRow row) {
  return cell[row].id.value() == id_of_first_day(cell, row.value());
}

}  // namespace cscsim
