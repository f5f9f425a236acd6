#pragma once

#include "models/processes/now.hpp"

namespace cscsim {

/// Posts, managers and workers of every team on the eve of the run, at the authority's caseload, vacancies and agency share,
/// and the open cases dealt out among them.
void staff(Now& now);

}  // namespace cscsim
