"""How long runs take on this machine, and what that grows with."""

from __future__ import annotations

import json
import math
import multiprocessing
import os
import platform
import resource
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cscsim import _cscsim
from cscsim.tables_of_figures import data_directory

# From 8 thousand children to 12 million, with as many replicates as make a time worth taking.
AREAS = (("Rutland", 40), ("Wokingham", 10), ("Bristol, City of", 4), ("Kent", 1), ("England", 1))
YEARS = (1, 2, 5, 10, 20)
AUTHORITY = "Bristol, City of"  # of about 100,000 children

SCENARIO = """
[scenario]
name = "bench"
start = 2019-04-01
years = {years}
replicates = {replicates}
[area]
authorities = ["{area}"]
[record]
monthly = {monthly}
[[arm]]
name = "as usual"
"""


@dataclass
class Timing:
    """One run, made in a process of its own."""

    area: str
    children: float  # under 18, at the end of the first year
    years: int
    replicates: int
    threads: int
    seconds_around: float  # reading tables, beginning the file and closing it
    seconds_a_replicate: float  # its opening world and recording included
    handing_over_share: float  # of that, giving replicates to the writer, whose own thread is not in it
    peak_bytes: int  # above what the process held before

    @property
    def seconds_per_million_child_years(self) -> float:
        return self.seconds_a_replicate / (self.children * self.years) * 1e6


def time_run(
    area: str, years: int, replicates: int = 1, *, threads: int = 1, monthly: bool = False
) -> Timing:
    """Run one arm over an area, in a new process, and time it.

    area : str          a name of an authority, or "England"
    monthly : bool      record months as well as years

    Raises: InputError as `cscsim.load` and `cscsim.run` do.
    """
    work = (area, years, replicates, threads, monthly)
    with multiprocessing.get_context("spawn").Pool(1) as one:
        return one.apply(_time_run, work)


def _time_run(area: str, years: int, replicates: int, threads: int, monthly: bool) -> Timing:
    import cscsim

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.toml"
        text = SCENARIO.format(area=area, years=years, replicates=replicates, monthly=str(monthly).lower())
        path.write_text(text, encoding="utf-8")
        scenario = cscsim.load(path)
        results = Path(folder) / "bench.h5"
        held = _peak()
        seconds = _cscsim.time_run(scenario, data_directory(), str(results), threads)
        peak = _peak() - held
        people = cscsim.open(results).measure("population_0_17")
        first = people[(people["authority"] == "all") & (people["period"] == people["period"].min())]
        children = float(first["value"].mean())
    return Timing(
        area,
        children,
        years,
        replicates,
        threads,
        seconds["start"] + seconds["finish"],
        seconds["replicates"] / replicates,
        seconds["recording"] / seconds["replicates"],
        peak,
    )


def _peak() -> int:
    """Bytes: the most that the process has held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if platform.system() == "Darwin" else most * 1024


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Least-squares slope of log seconds on log size: 1 where cost grows in a straight line."""
    x, y = [math.log(size) for size in sizes], [math.log(s) for s in seconds]
    x_mean, y_mean = sum(x) / len(x), sum(y) / len(y)
    above = sum((a - x_mean) * (b - y_mean) for a, b in zip(x, y, strict=True))
    return above / sum((a - x_mean) ** 2 for a in x)


def bench(largest: str = "England", longest: int = 20, monthly: bool = False) -> dict[str, Any]:
    """Every figure: cost against children and years, one thread and two. Some three minutes in all.

    largest : str   the last of AREAS to run
    longest : int   years of the longest run
    monthly : bool  record months as well as years
    """

    def timed(area: str, years: int, replicates: int, threads: int = 1) -> Timing:
        return time_run(area, years, replicates, threads=threads, monthly=monthly)

    areas = [area for area, _ in AREAS]
    last = areas.index(largest)
    by_children = [timed(area, 2, replicates) for area, replicates in AREAS[: last + 1]]
    authority = areas[min(last, areas.index(AUTHORITY))]
    by_years = [timed(authority, years, 4) for years in YEARS if years <= longest]
    one, two = (timed(largest, 2, AREAS[last][1], threads) for threads in (1, 2))
    years = by_years[-1].years
    return {
        "processors": os.cpu_count(),
        "by_children": by_children,
        "by_years": by_years,
        "exponent_of_children": exponent(
            [t.children for t in by_children], [t.seconds_a_replicate for t in by_children]
        ),
        # The first year holds the opening world: a year is what the longest run has more than the shortest.
        "seconds_a_year": (by_years[-1].seconds_a_replicate - by_years[0].seconds_a_replicate)
        / max(1, years - by_years[0].years),
        "two_threads": [one, two],
        "speed_up": one.seconds_a_replicate / two.seconds_a_replicate,
        "handing_over_share": by_years[-1].handing_over_share,
    }


def write_json(figures: dict[str, Any], path: str | os.PathLike[str]) -> None:
    """Every figure, each run as a table of its fields."""
    Path(path).write_text(json.dumps(figures, indent=1, default=asdict) + "\n", encoding="utf-8")


def print_figures(figures: dict[str, Any]) -> None:
    """Tables for a terminal."""
    from cscsim import tables

    def rows(timings: Sequence[Timing]) -> list[dict[str, Any]]:
        return [
            {
                "area": t.area,
                "children": f"{t.children:.0f}",
                "years": t.years,
                "threads": t.threads,
                "s around": t.seconds_around,
                "s a replicate": t.seconds_a_replicate,
                "s per million child-years": t.seconds_per_million_child_years,
                "peak bytes a child": round(t.peak_bytes / t.children),
            }
            for t in timings
        ]

    columns = {"area": 18, "children": 9, "years": 6, "threads": 8, "s around": 9, "s a replicate": 14}
    columns |= {"s per million child-years": 14, "peak bytes a child": 0}
    for title, name in (
        ("Cost against children", "by_children"),
        ("Cost against years", "by_years"),
        ("One thread and two", "two_threads"),
    ):
        tables.print_rows(rows(figures[name]), columns, title)
        print()
    print(f"Cost grows with children to the power {figures['exponent_of_children']:.2f}.")
    print(
        f"A year of {figures['by_years'][0].area} takes {figures['seconds_a_year']:.4f} s, the first apart."
    )
    print(f"Two threads are {figures['speed_up']:.2f} times as fast as one.")
    print(f"Handing results to the writer, who works beside, takes {figures['handing_over_share']:.3%}.")
