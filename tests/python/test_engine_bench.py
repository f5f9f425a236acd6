"""`cscsim bench`: what it prints and writes. Its times are nobody's promise."""

import copy
import json
import math

import cscsim
import pytest
from cscsim.bench import exponent, targets
from cscsim.timing import time_run


def test_the_exponent_is_the_slope_of_logarithms():
    sizes = [1, 10, 100]
    assert exponent(sizes, [3 * size for size in sizes]) == pytest.approx(1)
    assert exponent(sizes, [size**0.5 for size in sizes]) == pytest.approx(0.5)


def test_a_run_is_timed_in_a_process_of_its_own():
    timing = time_run("Wokingham", 1, 3)
    assert timing.children == pytest.approx(40_000, rel=0.05)  # published: authorities.csv
    assert timing.seconds_around > 0
    assert timing.seconds_a_replicate > 0
    assert timing.seconds_per_million_child_years == pytest.approx(
        timing.seconds_a_replicate / timing.children * 1e6
    )
    assert 0 < timing.recording_share < 1
    assert timing.peak_bytes >= 0


def test_an_area_that_there_is_not_is_refused():
    with pytest.raises(cscsim.InputError, match="Mars"):
        time_run("Mars", 1)


def test_a_timing_says_what_the_time_went_to():
    timing = time_run("Wokingham", 1, 2)
    assert timing.parts["opening"].times == 2
    assert timing.parts["calendar"].times == 2 * 366  # a leap year's days
    assert timing.parts["look: refresh"].times > 0
    assert timing.looks.times < timing.entries.times
    # One thread does it all: no part is counted twice, and little is left out.
    assert 0.8 * timing.seconds < timing.busy_seconds <= timing.seconds


def test_a_pair_of_arms_shares_its_past():
    alone, pair = time_run("Rutland", 2, 2), time_run("Rutland", 2, 2, pair=True)
    assert pair.arms == 2
    days = 366 + 365
    assert alone.parts["calendar"].times == 2 * days
    assert pair.parts["calendar"].times < 2 * 2 * days  # the years before the policy are lived once
    assert pair.parts["opening"].times == 2


def test_the_command_prints_tables_and_writes_every_figure(command, tmp_path):
    file = tmp_path / "bench.json"
    done = command("bench", "--largest", "Wokingham", "--longest", "2", "--json", file)
    assert done.returncode == 0, done.stderr
    assert "Cost against children" in done.stdout
    assert "Two threads are" in done.stdout
    figures = json.loads(file.read_text())
    assert [run["area"] for run in figures["by_children"]] == ["Rutland", "Wokingham"]
    assert all(run["seconds_a_replicate"] > 0 for run in figures["by_years"])
    assert all(
        math.isfinite(figures[name])
        for name in (
            "exponent_of_children",
            "speed_up",
            "recording_share",
            "cost_of_events",
            "import_seconds",
            "command_seconds",
        )
    )
    assert figures["long"]["looks"]["times"] > 0
    assert [run["events"] for run in figures["event_log"]] == [True, False] * 3
    assert figures["pairs"]["arms"] == 2
    assert "targets" not in figures  # they are of all England, over ten years


def test_targets_are_judged_by_what_was_seen():
    run = time_run("Rutland", 1)
    long, pairs, ten_years = (copy.copy(run) for _ in range(3))
    long.seconds_a_replicate, long.peak_bytes = 10, 2_000_000_000
    ten_years.years, ten_years.children, ten_years.seconds_a_replicate = 10, 50_000, 0.1
    pairs.children, pairs.seconds_a_replicate = 40_000, 0.05
    found = targets(
        {
            "long": long,
            "pairs": pairs,
            "by_years": [long, ten_years],
            "recording_share": 0.04,
            "cost_of_events": 2.1,
            "import_seconds": 0.4,
            "command_seconds": 0.9,
            "speed_up": 1.7,
            "exponent_of_children": 1.06,
        }
    )
    assert {target.what.split(":")[0]: target.met for target in found} == {
        "England, 10 years, months too, 2 threads": True,
        "England, 10 years": False,
        "100,000 children, 10 years, 1 thread": False,
        "1,000 pairs of arms, 5 years, 80,000 children, 2 threads": True,
        "recording, of England's 10 years": True,
        "event log": False,
        "import cscsim": False,
        "cscsim run, one authority, one year": True,
        "two threads over one, England": True,
        "power of children in cost, from 90,000": False,
    }
    seen = {target.what.split(":")[0]: target.seen for target in found}
    assert seen["100,000 children, 10 years, 1 thread"] == pytest.approx(0.2)
    assert seen["1,000 pairs of arms, 5 years, 80,000 children, 2 threads"] == pytest.approx(100)
