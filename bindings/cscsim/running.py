"""Running a scenario into a results file."""

from __future__ import annotations

import os

from cscsim import _cscsim
from cscsim.progress import shown
from cscsim.python_policy import engine_policy
from cscsim.results import Result
from cscsim.results import open as open_results
from cscsim.scenario import Scenario
from cscsim.tables_of_figures import data_directory, vocabulary
from cscsim.version import __version__


def run(
    scenario: Scenario,
    path: str | os.PathLike[str],
    *,
    replicates: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    progress: bool = True,
) -> Result:
    """Run a scenario and return its results.

    scenario : Scenario
    path : path             results file to write (HDF5); an older one is replaced once the run has begun
    replicates : int        number of independent runs, at least 1; left out: as the scenario says
    seed : int              same seed, same results, on any number of threads; left out: as the scenario says
    threads : int           left out: one per core
    progress : bool         show a bar on a terminal and in Jupyter, a line now and then elsewhere

    Returns: Result; `measure(id)` is a tidy frame; its unit is `unit(id)`.
    Raises: InputError if the scenario breaks a rule; the message names the file and the key.
        KeyboardInterrupt on Ctrl-C, leaving a whole file with the replicates done so far.
    """
    if not isinstance(scenario, Scenario):
        raise _cscsim.InputError(f"run: {scenario!r} is no Scenario. Make one with cscsim.load(path).")
    scenario = scenario.with_size(replicates=replicates, seed=seed)
    path = os.fspath(path)
    policies = {
        arm: [engine_policy(policy, vocabulary().authority_names) for policy in those]
        for arm, those in scenario.python_policies.items()
    }
    try:
        with shown(progress, scenario.replicates) as report:
            _cscsim.run(scenario, data_directory(), path, _threads(threads), report, policies, __version__)
    except KeyboardInterrupt:
        raise KeyboardInterrupt(_what_is_left(path)) from None
    return open_results(path)


def _threads(threads: int | None) -> int:
    if threads is None:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if isinstance(threads, bool) or not isinstance(threads, int) or not 1 <= threads <= 1024:
        raise _cscsim.InputError(f"threads: {threads!r} is outside 1 to 1024. Leave it out for one per core.")
    return threads


def _what_is_left(path: str) -> str:
    try:
        left = open_results(path)
    except _cscsim.InputError:
        return f"stopped before {path} was begun."
    return (
        f"stopped: {path} is whole and holds {left.replicates} of {left.planned} replicates. "
        f"See them with: cscsim compare {path}"
    )
