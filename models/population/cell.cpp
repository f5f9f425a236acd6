#include "models/population/cell.hpp"

#include <algorithm>

namespace cscsim {

const EarlierCare& earlier_care(const Cell& cell, const Child& child) {
  static const EarlierCare none;
  return child.care.exists() ? cell.earlier_care[child.care.value()] : none;
}

EarlierCare& keep_earlier_care(Cell& cell, Child& child) {
  if (!child.care.exists()) {
    child.care = CareRow{static_cast<std::uint32_t>(cell.earlier_care.size())};
    cell.earlier_care.emplace_back();
  }
  return cell.earlier_care[child.care.value()];
}

void hold_case(Cell& cell, CaseRow row, WorkerRow worker) {
  Case& c = cell[row];
  CaseRow& first = cell[worker].first_case;
  c.worker = worker;
  c.previous_of_worker = CaseRow::none();
  c.next_of_worker = first;
  if (first.exists()) cell[first].previous_of_worker = row;
  first = row;
  ++cell[worker].cases;
  cell[worker].minutes += c.minutes;
}

void release_case(Cell& cell, CaseRow row) {
  Case& c = cell[row];
  if (!c.worker.exists()) return;
  if (c.next_of_worker.exists()) cell[c.next_of_worker].previous_of_worker = c.previous_of_worker;
  (c.previous_of_worker.exists() ? cell[c.previous_of_worker].next_of_worker : cell[c.worker].first_case) =
      c.next_of_worker;
  --cell[c.worker].cases;
  cell[c.worker].minutes -= c.minutes;
  c.worker = WorkerRow::none();
}

void set_minutes(Cell& cell, CaseRow row, std::int16_t minutes) {
  Case& c = cell[row];
  if (c.worker.exists()) cell[c.worker].minutes += minutes - c.minutes;
  c.minutes = minutes;
}

void house_case(Cell& cell, CaseRow row, HomeRow home) {
  Case& c = cell[row];
  c.home = home;
  c.next_in_home = cell[home].first_case;
  cell[home].first_case = row;
  ++cell[home].taken;
}

void unhouse_case(Cell& cell, CaseRow row) {
  Case& c = cell[row];
  if (!c.home.exists()) return;
  CaseRow* link = &cell[c.home].first_case;  // few live in one home: a walk is short
  while (*link != row) link = &cell[*link].next_in_home;
  *link = c.next_in_home;
  --cell[c.home].taken;
  c.next_in_home = CaseRow::none();
  c.home = HomeRow::none();
}

void leave_only_books(Cell& cell) {
  cell.children = {};
  cell.families = {};
  cell.cases = {};
  cell.calendar = Ring{};
}

HomeRow add_to_homes(Cell& cell, const Home& home) {
  HomeRow row{static_cast<std::uint32_t>(cell.homes.size())};
  if (cell.free_homes.empty()) {
    cell.homes.push_back(home);
  } else {
    row = cell.free_homes.back();
    cell.free_homes.pop_back();
    cell[row] = home;
  }
  if (!home.outside && home.kind != PlacementKind::kinship)
    cell.own_homes[static_cast<std::size_t>(home.kind)].push_back(row);
  return row;
}

void close_home(Cell& cell, HomeRow row) {
  Home& home = cell[row];
  home.closed = true;
  auto& own = cell.own_homes[static_cast<std::size_t>(home.kind)];
  if (!home.outside) own.erase(std::remove(own.begin(), own.end(), row), own.end());
}

}  // namespace cscsim
