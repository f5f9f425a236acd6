"""What may include or import what. Each rule gives its breaches as `file:line: what` lines."""

import json
import re
from pathlib import Path

# A folder may include from itself and from what is named here. The longest name that fits counts.
MAY_INCLUDE = {
    "core/types": [],
    "core/random": ["core/types"],
    "core/calendar": ["core/types"],
    "core/network": ["core/types"],
    "core/parallel": ["core/types"],
    "core/record": ["core/types"],
    "core/engine": ["core"],
    "models": ["core", "models"],
    "bindings": ["core", "models"],
}

# A library of others' and the only folders that may know it.
LIBRARY_LIVES_IN = {
    r"(oneapi/)?tbb/": ["core/parallel"],
    r"H5|hdf5": ["core/record"],
    r"Random123/": ["core/random"],
    r"boost/graph/": ["core/network"],
    r"toml\+\+/": ["models"],
    r"(pybind11/|Python\.h)": ["bindings"],
    r"(catch2/|rapidcheck)": [],
}

TOP_LEVEL = """CMakeLists.txt CMakePresets.json core models bindings scenarios tests notebooks script
README.md pyproject.toml LICENSE .ci .clang-format .gitignore""".split()

INCLUDE = re.compile(r'\s*#\s*include\s+([<"])([^>"]+)[>"]')
IMPORT = re.compile(r"\s*(?:from\s+([\w.]+)\s+import|import\s+([\w.]+))")


def within(path: str, folders: list[str]) -> bool:
    return any(path.startswith(folder + "/") for folder in folders)


def sources(root: Path, *endings: str):
    """(path from the root, number, text) of each line of the program's files with these endings."""
    for folder in ("core", "models", "bindings"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in endings and path.is_file():
                for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                    yield path.relative_to(root).as_posix(), number, text


def includes(root: Path):
    for path, number, text in sources(root, ".hpp", ".cpp"):
        if found := INCLUDE.match(text):
            yield path, number, found[1] == '"', found[2]


def wrong_includes(root: Path) -> list[str]:
    """Includes of our own files: paths from the root, down the layers only."""
    breaches = []
    for path, number, ours, target in includes(root):
        if not ours:
            continue
        folder = max((name for name in MAY_INCLUDE if within(path, [name])), key=len)
        if not (root / target).is_file():
            breaches.append(f"{path}:{number}: '{target}' is no path from the root of the repository")
        elif not within(target, [folder, *MAY_INCLUDE[folder]]):
            breaches.append(f"{path}:{number}: {folder} may not include '{target}'")
    return breaches


def wrong_libraries(root: Path) -> list[str]:
    """Includes of a library outside the folder that it is kept in."""
    return [
        f"{path}:{number}: only {' and '.join(homes) or 'tests'} may include <{target}>"
        for path, number, _, target in includes(root)
        for library, homes in LIBRARY_LIVES_IN.items()
        if re.match(library, target) and not within(path, homes)
    ]


def domain_words(root: Path) -> list[str]:
    """Words of the domain in the engine, which knows nothing of children."""
    return [
        f"{path}:{number}: core does not say 'child'"
        for path, number, text in sources(root, ".hpp", ".cpp")
        if within(path, ["core"]) and re.search("child", text, re.IGNORECASE)
    ]


def unguarded_headers(root: Path) -> list[str]:
    """Headers without `#pragma once`."""
    return [
        f"{path.relative_to(root).as_posix()}:1: no #pragma once"
        for folder in ("core", "models", "bindings")
        for path in sorted((root / folder).rglob("*.hpp"))
        if "#pragma once" not in path.read_text(encoding="utf-8")
    ]


def wrong_imports(root: Path) -> list[str]:
    """The package imports nothing of tests or notebooks; notebooks use its surface, not what is beneath."""
    lines = list(sources(root, ".py"))
    for notebook in sorted((root / "notebooks").glob("*.ipynb")):
        name = notebook.relative_to(root).as_posix()
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                lines += [(name, i, text) for i, text in enumerate("".join(cell["source"]).splitlines(), 1)]
    breaches = []
    for path, number, text in lines:
        found = IMPORT.match(text)
        module = (found[1] or found[2]) if found else ""
        forbidden = ["_cscsim", "cscsim._cscsim"] if path.startswith("notebooks/") else ["tests", "notebooks"]
        if any(module == name or module.startswith(name + ".") for name in forbidden):
            breaches.append(f"{path}:{number}: may not import {module}")
        if not within(path, ["bindings", "notebooks"]):
            breaches.append(f"{path}:{number}: Python lives in bindings, not here")
    return breaches


def stray_names(names: list[str]) -> list[str]:
    """Names at the top of the repository that do not belong there."""
    return [
        f"{name}: the top level is fixed (see tests/layering)" for name in sorted(set(names) - set(TOP_LEVEL))
    ]
