"""What the common pathway counts, on core/ and beside it: script/bench times them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BENCH = ROOT / "tests/bench/common_pathway"
CHILDREN = 1_000_000


def counts_of(*command):
    done = subprocess.run([*command, str(CHILDREN), "1"], check=True, capture_output=True, text=True)
    counts = json.loads(done.stdout)
    assert counts.pop("seconds") > 0
    return counts


@pytest.fixture
def expected(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    import figures

    return figures.EXPECTED


def test_core_counts_what_is_expected_of_the_common_pathway(expected):
    counts = counts_of(ROOT / "build/release/tests/common_pathway")
    assert counts == pytest.approx(expected, rel=0.01)


def test_numpy_by_the_week_counts_the_same(expected):
    assert counts_of(sys.executable, BENCH / "in_numpy.py") == pytest.approx(expected, rel=0.02)


def test_a_count_that_is_off_is_named(expected, monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    from compare import worst_of

    what, off = worst_of({**expected, "plans": expected["plans"] * 0.9}, CHILDREN)
    assert what == "plans"
    assert off == pytest.approx(-0.1)
