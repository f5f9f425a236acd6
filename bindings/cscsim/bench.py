"""How long runs take on this machine, what that grows with and goes to, beside what is wanted."""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cscsim import tables
from cscsim.timing import Timing, scenario_text, time_run

# From 8 thousand children to 12 million, with as many replicates as make a time worth taking.
AREAS = (
    ("Rutland", 40),
    ("Wokingham", 10),
    ("Bristol, City of", 4),
    ("North East", 1),
    ("London", 1),
    ("England", 1),
)
YEARS = (1, 2, 5, 10, 20)
AUTHORITY = "Bristol, City of"  # of about 100,000 children
PAIR_AUTHORITY = "Ealing"  # of about 80,000
PAIRS = 40  # that are run, for a thousand
ROUNDS = 3  # of one thread and two
STARTS = 5


@dataclass
class Target:
    """One figure beside what is wanted of it."""

    what: str
    wanted: str
    seen: float
    met: bool


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Least-squares slope of log seconds on log size: 1 where cost grows in a straight line."""
    x, y = [math.log(size) for size in sizes], [math.log(s) for s in seconds]
    x_mean, y_mean = sum(x) / len(x), sum(y) / len(y)
    above = sum((a - x_mean) * (b - y_mean) for a, b in zip(x, y, strict=True))
    return above / sum((a - x_mean) ** 2 for a in x)


def bench(largest: str = "England", longest: int = 20, monthly: bool = False) -> dict[str, Any]:
    """Every figure: cost against children and years, what time goes to, threads. Some four minutes in all.

    largest : str   the last of AREAS to run
    longest : int   years of the longest run
    monthly : bool  record months as well as years; the long run of the largest area always does
    """

    def timed(area: str, years: int, replicates: int, threads: int = 1) -> Timing:
        return time_run(area, years, replicates, threads=threads, monthly=monthly)

    areas = [area for area, _ in AREAS]
    last = areas.index(largest)
    by_children = [timed(area, 2, replicates) for area, replicates in AREAS[: last + 1]]
    authority = areas[min(last, areas.index(AUTHORITY))]
    by_years = [timed(authority, years, 4) for years in YEARS if years <= longest]
    # In turn, so that both see the machine in its moods.
    threads = [timed(largest, 2, AREAS[last][1], threads) for _ in range(ROUNDS) for threads in (1, 2)]
    long = time_run(largest, min(10, longest), threads=2, monthly=True)
    logs = [
        time_run(authority, min(5, longest), 4, events=logged)
        for _ in range(ROUNDS)
        for logged in (True, False)
    ]
    of_pairs = PAIR_AUTHORITY if last >= areas.index(AUTHORITY) else largest
    pairs = time_run(of_pairs, min(5, longest), PAIRS, threads=2, pair=True)
    figures: dict[str, Any] = {
        "processors": os.cpu_count(),
        "by_children": by_children,
        "by_years": by_years,
        "two_threads": threads,
        "long": long,
        "event_log": logs,
        "pairs": pairs,
        "import_seconds": _median_seconds([sys.executable, "-c", "import cscsim"]),
        "command_seconds": _seconds_of_command(),
        "exponent_of_children": _exponent_from_authority(by_children),
        # The first year holds the opening world: a year is what the longest run has more than the shortest.
        "seconds_a_year": (by_years[-1].seconds_a_replicate - by_years[0].seconds_a_replicate)
        / max(1, by_years[-1].years - by_years[0].years),
        "speed_up": _median_ratio(threads),
        "cost_of_events": _median_ratio(logs),
        "recording_share": long.recording_share,
    }
    if largest == "England" and longest >= 10:
        figures["targets"] = targets(figures)
    return figures


def _median_ratio(runs: Sequence[Timing]) -> float:
    """Of the time of every other run, from the first on, to that of the next."""
    pairs = zip(runs[::2], runs[1::2], strict=True)
    return statistics.median(one.seconds_in_all / other.seconds_in_all for one, other in pairs)


def _exponent_from_authority(runs: Sequence[Timing]) -> float:
    """Over areas of an authority's size and more; over all, where none is."""
    large = [run for run in runs if run.children > 90_000]
    used = large if len(large) > 1 else list(runs)
    return exponent([run.children for run in used], [run.seconds_a_replicate for run in used])


def _seconds_of_command() -> float:
    """A run of an authority for a year, from the command line."""
    with tempfile.TemporaryDirectory() as folder:
        scenario, results = Path(folder) / "start.toml", Path(folder) / "start.h5"
        scenario.write_text(scenario_text(AUTHORITY, 1), encoding="utf-8")
        return _median_seconds(
            [sys.executable, "-m", "cscsim", "run", str(scenario), "-o", str(results), "--quiet"]
        )


def _median_seconds(command: list[str]) -> float:
    took = []
    for _ in range(STARTS):
        before = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        took.append(time.perf_counter() - before)
    return statistics.median(took)


def targets(figures: dict[str, Any]) -> list[Target]:
    """The figures that the project holds itself to, of runs over all England."""
    long, pairs = figures["long"], figures["pairs"]
    authority = next(run for run in figures["by_years"] if run.years == 10)
    at_most = [
        ("England, 10 years, months too, 2 threads: s", long.seconds_a_replicate + long.seconds_around, 20),
        ("England, 10 years: GB at the peak", long.peak_bytes / 1e9, 1.5),
        (
            "100,000 children, 10 years, 1 thread: s",
            authority.seconds_a_replicate / authority.children * 1e5,
            0.15,
        ),
        (
            f"1,000 pairs of arms, 5 years, 80,000 children, 2 threads: s ({PAIRS} run)",
            pairs.seconds_a_replicate * 1000 / pairs.children * 80_000,
            120,
        ),
        ("recording, of England's 10 years: share", figures["recording_share"], 0.05),
        ("event log: time with it over time without", figures["cost_of_events"], 2),
        ("import cscsim: s", figures["import_seconds"], 0.3),
        ("cscsim run, one authority, one year: s", figures["command_seconds"], 1.0),
    ]
    found = [Target(what, f"{most:g} at most", seen, seen <= most) for what, seen, most in at_most]
    speed_up, power = figures["speed_up"], figures["exponent_of_children"]
    found.append(Target("two threads over one, England", "1.7 at least", speed_up, speed_up >= 1.7))
    found.append(
        Target("power of children in cost, from 90,000", "0.95 to 1.05", power, abs(power - 1) <= 0.05)
    )
    return found


def write_json(figures: dict[str, Any], path: str | os.PathLike[str]) -> None:
    """Every figure, each run as a table of its fields."""
    Path(path).write_text(json.dumps(figures, indent=1, default=_fields) + "\n", encoding="utf-8")


def _fields(value: Timing | Target) -> dict[str, Any]:
    if isinstance(value, Target):
        return asdict(value)
    return asdict(value) | {
        "looks": asdict(value.looks),
        "entries": asdict(value.entries),
        "seconds_per_million_child_years": value.seconds_per_million_child_years,
        "recording_share": value.recording_share,
        "peak_bytes_a_child": value.peak_bytes / value.children,
    }


def print_figures(figures: dict[str, Any]) -> None:
    """Tables for a terminal."""
    for title, name in (
        ("Cost against children", "by_children"),
        ("Cost against years", "by_years"),
        ("One thread and two", "two_threads"),
    ):
        _print_runs(figures[name], title)
    _print_parts(figures["long"])
    print(
        f"Cost grows with children to the power {figures['exponent_of_children']:.2f}, from an authority on."
    )
    print(
        f"A year of {figures['by_years'][0].area} takes {figures['seconds_a_year']:.4f} s, the first apart."
    )
    print(f"Two threads are {figures['speed_up']:.2f} times as fast as one.")
    print(f"A run that logs events takes {figures['cost_of_events']:.2f} times as long.")
    print(f"Recording, writing included, takes {figures['recording_share']:.2%}.\n")
    if "targets" in figures:
        rows = [
            {"figure": t.what, "wanted": t.wanted, "seen": f"{t.seen:.3g}", "met": "yes" if t.met else "no"}
            for t in figures["targets"]
        ]
        tables.print_rows(rows, {"figure": 58, "wanted": 14, "seen": 10, "met": 0}, "What is wanted")


def _print_runs(runs: Sequence[Timing], title: str) -> None:
    rows = [
        {
            "area": run.area,
            "children": f"{run.children:.0f}",
            "years": run.years,
            "threads": run.threads,
            "s a replicate": f"{run.seconds_a_replicate:.3g}",
            "s per million child-years": f"{run.seconds_per_million_child_years:.3g}",
            "looks a child-year": f"{run.looks.times / (run.children * run.years * run.replicates):.3f}",
            "ns a look": round(run.looks.seconds / run.looks.times * 1e9),
            "million entries a s": f"{run.entries.times / run.seconds / 1e6:.2f}",
            "bytes a child": round(run.peak_bytes / run.children),
        }
        for run in runs
    ]
    columns = {"area": 16, "children": 8, "years": 5, "threads": 7, "s a replicate": 9}
    columns |= {"s per million child-years": 11, "looks a child-year": 10, "ns a look": 4}
    columns |= {"million entries a s": 9, "bytes a child": 0}
    tables.print_rows(rows, columns, title)
    print()


def _print_parts(run: Timing) -> None:
    """What took at least a hundredth of the time, dearest first."""
    busy = run.busy_seconds
    rows = [
        {
            "part": name,
            "share": f"{part.seconds / busy:.1%}",
            "times": part.times,
            "ns each": f"{part.seconds / part.times * 1e9:.0f}",
        }
        for name, part in sorted(run.parts.items(), key=lambda item: -item[1].seconds)
        if part.seconds >= 0.01 * busy
    ]
    title = f"What the time of {run.area} over {run.years} years goes to"
    tables.print_rows(rows, {"part": 30, "share": 8, "times": 12, "ns each": 0}, title)
    print()
