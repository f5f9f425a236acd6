# What the scripts share. Source it from a script of this folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python=.venv/bin/python
tree=build/release
export CC=${CC:-cc} CXX=${CXX:-c++} # else scikit-build-core takes the names that Python was built with

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "$@"
  exit 1
}

# A hash of these files and folders by name, size and time of change.
state_of() {
  find "$@" -name __pycache__ -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort | sha256sum
}

# Whether the stamp $1 says $2, and writing it down once the work is done.
is_current() { [ "$(cat "build/$1.stamp" 2>/dev/null)" = "$2" ]; }
mark_current() { printf '%s\n' "$2" >"build/$1.stamp"; }
