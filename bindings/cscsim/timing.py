"""One run, timed in a process of its own."""

from __future__ import annotations

import json
import platform
import resource
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from cscsim import _cscsim
from cscsim.tables_of_figures import data_directory

SCENARIO = """
[scenario]
name = "bench"
start = 2019-04-01
years = {years}
replicates = {replicates}
uncertainty = "best"
[area]
authorities = ["{area}"]
[record]
monthly = {monthly}
events = {events}
[[arm]]
name = "as usual"
"""

# Arms that share their first year.
PAIR = """
[[arm]]
name = "no wrong door"
[[arm.policy]]
use = "no_wrong_door"
start = 2020-04-01
"""

WRONG_INPUT = 2  # exit code of the process that runs
LOOK, VISIT = "look: ", "visit: "


@dataclass
class Part:
    """What one part of a run cost, over all threads."""

    times: int
    seconds: float


@dataclass
class Timing:
    """One run, made in a process of its own."""

    area: str
    children: float  # under 18, at the end of the first year
    years: int
    arms: int
    replicates: int
    threads: int
    monthly: bool
    events: bool
    seconds_around: float  # reading tables, beginning the file and closing it
    seconds_a_replicate: float  # its opening world and recording included
    seconds_writing: float  # to the file
    peak_bytes: int  # above what the process held before
    parts: dict[str, Part]  # looks at cases by what was due, other visits of the calendar, other processes

    @property
    def seconds(self) -> float:
        """Of all replicates."""
        return self.seconds_a_replicate * self.replicates

    @property
    def seconds_in_all(self) -> float:
        """From reading the tables to the closed file."""
        return self.seconds + self.seconds_around

    @property
    def seconds_per_million_child_years(self) -> float:
        """Of one arm; arms share the years before they part."""
        return self.seconds_a_replicate / (self.children * self.years * self.arms) * 1e6

    @property
    def looks(self) -> Part:
        """All looks at cases."""
        return self._all(LOOK)

    @property
    def entries(self) -> Part:
        """All that the calendar asked for: looks, contacts, births, moves ..."""
        return self._all(LOOK, VISIT)

    @property
    def recording_share(self) -> float:
        """Of all that the threads did: counts made values, and writing them."""
        recording = self.parts["report"].seconds + self.seconds_writing
        return recording / (self.busy_seconds + self.seconds_writing)

    @property
    def busy_seconds(self) -> float:
        """Of all threads together."""
        return sum(part.seconds for part in self.parts.values())

    def _all(self, *kinds: str) -> Part:
        parts = [part for name, part in self.parts.items() if name.startswith(kinds)]
        return Part(sum(part.times for part in parts), sum(part.seconds for part in parts))


def scenario_text(
    area: str, years: int, replicates: int = 1, *, monthly: bool = False, events: bool = False
) -> str:
    """A scenario of one arm, as TOML."""
    return SCENARIO.format(
        area=area,
        years=years,
        replicates=replicates,
        monthly=str(monthly).lower(),
        events=str(events).lower(),
    )


def time_run(
    area: str,
    years: int,
    replicates: int = 1,
    *,
    threads: int = 1,
    monthly: bool = False,
    events: bool = False,
    pair: bool = False,
) -> Timing:
    """Run one arm over an area, or a pair of arms, in a new process, and time it.

    area : str          a name of an authority, a region, or "England"
    monthly : bool      record months as well as years
    events : bool       record what happens to each child
    pair : bool         beside the arm as usual, one with No Wrong Door a year later

    Raises: InputError as `cscsim.load` and `cscsim.run` do.
    """
    work = [area, years, replicates, threads, monthly, events, pair]
    child = [sys.executable, "-m", __spec__.name, json.dumps(work)]
    done = subprocess.run(child, check=False, capture_output=True, text=True)
    if done.returncode == WRONG_INPUT:
        raise _cscsim.InputError(done.stderr.rstrip())
    done.check_returncode()
    found = json.loads(done.stdout)
    found["parts"] = {name: Part(**part) for name, part in found["parts"].items()}
    return Timing(**found)


def _time_run(
    area: str, years: int, replicates: int, threads: int, monthly: bool, events: bool, pair: bool
) -> Timing:
    import cscsim

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.toml"
        text = scenario_text(area, years, replicates, monthly=monthly, events=events)
        path.write_text(text + PAIR * pair, encoding="utf-8")
        scenario = cscsim.load(path)
        results = Path(folder) / "bench.h5"
        held = _peak()
        spent = _cscsim.time_run(scenario, data_directory(), str(results), threads)
        peak = _peak() - held
        people = cscsim.open(results).measure("population_0_17")
        first = people[(people["authority"] == "all") & (people["period"] == people["period"].min())]
        children = float(first["value"].mean())
    parts = {name: Part(*part) for name, part in spent["parts"].items()}
    return Timing(
        area,
        children,
        years,
        1 + pair,
        replicates,
        threads,
        monthly,
        events,
        spent["start"] + spent["finish"],
        spent["replicates"] / replicates,
        spent["commits"] + spent["finish"],
        peak,
        parts,
    )


def _peak() -> int:
    """Bytes: the most that the process has held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if platform.system() == "Darwin" else most * 1024


if __name__ == "__main__":
    try:
        print(json.dumps(asdict(_time_run(*json.loads(sys.argv[1])))))
    except _cscsim.InputError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(WRONG_INPUT)
