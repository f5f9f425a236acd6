"""Arrows run one way: notebooks -> bindings -> models -> core. Each rule is tried on planted breaches."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import layering

ROOT = Path(__file__).parents[2]
RULES = [
    layering.wrong_includes,
    layering.wrong_libraries,
    layering.domain_words,
    layering.unguarded_headers,
    layering.wrong_imports,
]

PLANTED = [
    (layering.wrong_includes, "core/types/id.hpp", '#include "models/levers.hpp"'),
    (layering.wrong_includes, "core/random/draws.hpp", '#include "core/record/layout.hpp"'),
    (layering.wrong_includes, "models/run.hpp", '#include "bindings/bindings.hpp"'),
    (layering.wrong_includes, "models/run.hpp", '#include "levers.hpp"'),
    (layering.wrong_libraries, "core/engine/day.hpp", "#include <tbb/parallel_for.h>"),
    (layering.wrong_libraries, "core/engine/day.hpp", "#include <oneapi/tbb/task_arena.h>"),
    (layering.wrong_libraries, "models/run.cpp", "#include <hdf5.h>"),
    (layering.wrong_libraries, "models/run.cpp", "#include <H5Cpp.h>"),
    (layering.wrong_libraries, "models/run.hpp", "#include <pybind11/pybind11.h>"),
    (layering.domain_words, "core/engine/day.hpp", "// moves children"),
    (layering.unguarded_headers, "core/engine/day.hpp", "int x;"),
    (layering.wrong_imports, "bindings/cscsim/a.py", "from tests.python import b"),
    (layering.wrong_imports, "core/engine/a.py", "import os"),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_repository_keeps(rule):
    assert rule(ROOT) == []


@pytest.mark.parametrize(
    ("rule", "path", "text"), PLANTED, ids=lambda value: getattr(value, "__name__", None)
)
def test_a_planted_breach_is_found(tmp_path, rule, path, text):
    for known in ("models/levers.hpp", "core/record/layout.hpp", "bindings/bindings.hpp"):
        (tmp_path / known).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / known).write_text("#pragma once\n")
    assert rule(tmp_path) == []
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text + "\n")
    assert [line for line in rule(tmp_path) if line.startswith(f"{path}:1: ")]


def test_a_notebook_that_reaches_beneath_the_package_is_found(tmp_path):
    (tmp_path / "notebooks").mkdir()
    cells = [{"cell_type": "code", "source": ["import cscsim\n", "from cscsim._cscsim import run"]}]
    (tmp_path / "notebooks" / "01.ipynb").write_text(json.dumps({"cells": cells}))
    assert len(layering.wrong_imports(tmp_path)) == 1


def test_the_top_level_holds_only_what_belongs_there():
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if tracked.returncode != 0:
        pytest.skip("not a git checkout")
    names = [line.split("/")[0] for line in tracked.stdout.splitlines()]
    assert layering.stray_names(names) == []
    assert layering.stray_names(["core", "scratch.txt"]) == [
        "scratch.txt: the top level is fixed (see tests/layering)"
    ]
