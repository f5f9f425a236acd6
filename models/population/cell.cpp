#include "models/population/cell.hpp"

namespace cscsim {

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

}  // namespace cscsim
