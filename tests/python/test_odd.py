import re
import shutil
import subprocess
import sys
from pathlib import Path

import cscsim
import pytest
from cscsim import _cscsim

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "models/README.md"


def listed(title):
    """Names in the first column of a generated section."""
    section = README.read_text(encoding="utf-8").split(f"### {title}\n")[1]
    section = re.split(r"\n### |<!-- end", section)[0]
    return re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)


def checked(text, tmp_path):
    """Exit code of `script/odd --check` on a copy of the project with this description."""
    copy = tmp_path / "copy"
    for part in ("models", "script", "scenarios/data"):
        shutil.copytree(ROOT / part, copy / part)
    (copy / "models/README.md").write_text(text, encoding="utf-8")
    script = copy / "script/odd"
    return subprocess.run([sys.executable, script, "--check"], capture_output=True, check=False).returncode


def test_every_line_of_spend_is_named(result):
    assert set(listed("Lines of spend")) == set(result.costs()["line"])


def test_the_description_is_what_the_code_says(tmp_path):
    assert checked(README.read_text(encoding="utf-8"), tmp_path) == 0


@pytest.mark.parametrize("row", ["| `court.diverted` |", "| `care_entry` |", "`allocate_cases`"])
def test_a_description_that_drifted_is_noticed(tmp_path, row):
    text = README.read_text(encoding="utf-8")
    assert row in text
    assert checked(text.replace(row, "| `other` |"), tmp_path) == 1


def test_the_description_lists_what_the_program_lists():
    assert sorted(listed("Parameters by mechanism")) == sorted(cscsim.parameters()["name"])
    assert listed("Levers") == list(_cscsim.lever_names())
    assert listed("Moments") == list(_cscsim.moment_names())
