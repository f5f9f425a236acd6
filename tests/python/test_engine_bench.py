"""`cscsim bench`: what it prints and writes. Its times are nobody's promise."""

import json
import math

import pytest
from cscsim.bench import exponent, time_run


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
    assert 0 < timing.handing_over_share < 1
    assert timing.peak_bytes >= 0


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
        math.isfinite(figures[name]) for name in ("exponent_of_children", "speed_up", "handing_over_share")
    )


def test_an_area_that_is_not_timed_is_refused(command):
    done = command("bench", "--largest", "Mars")
    assert done.returncode == 2
    assert "'Mars'" in done.stderr
    assert "England" in done.stderr
