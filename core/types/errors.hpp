#pragma once

#include <stdexcept>
#include <string>

namespace cscsim {

/// The user's to fix. The message reads: where: what is wrong (what is allowed). What to try.
/// At most six lines; it names the offending key or value as it was written.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Ours to fix: the program found its own state broken.
class InvariantError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Stops the run with an InvariantError naming `what` when a state that must hold does not.
inline void invariant(bool holds, const char* what) {
  if (!holds) [[unlikely]]
    throw InvariantError{what};
}

/// Same, for what a function is owed by its caller.
inline void expects(bool holds, const char* what) { invariant(holds, what); }

/// Same, for what a function promises to its caller.
inline void ensures(bool holds, const char* what) { invariant(holds, what); }

}  // namespace cscsim
