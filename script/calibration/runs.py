"""Runs of the baseline, nothing changed by any policy."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import h5py
import numpy as np
from cscsim import _cscsim
from cscsim.version import __version__

CHUNK = 8


def as_usual(
    data: Path,
    areas: Sequence[str],
    measures: Sequence[str],
    *,
    start: int = 2019,
    years: int = 1,
    replicates: int = 1,
    seed: int = 1,
    uncertainty: str = "none",
    model: Mapping[str, float] | None = None,
    threads: int = 2,
) -> tuple[list[str], dict[str, np.ndarray]]:
    """Names of the authorities, and each measure: [replicate, authority, year], the whole area last."""
    settings = "\n".join(f'"{name}" = {value!r}' for name, value in (model or {}).items())
    text = f"""
[scenario]
name = "as usual from April {start}"
start = {start}-04-01
years = {years}
replicates = {replicates}
seed = {seed}
uncertainty = "{uncertainty}"
[area]
authorities = {json.dumps(list(areas), ensure_ascii=False)}
[record]
measures = {list(measures)}
[model]
{settings}
[[arm]]
name = "as usual"
"""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "run.h5")
        scenario = _cscsim.parse_scenario(text, "as usual", _cscsim.Vocabulary(str(data)))
        _cscsim.run(scenario, str(data), path, threads, None, {}, __version__)
        with h5py.File(path) as file:
            group = file["measures"]
            names = [str(name) for name in group["authority"].asstr()[:-1]]
            return names, {id: group[id][0] for id in measures}


def run(
    data: Path,
    areas: Sequence[str],
    model: Mapping[str, float],
    ids: Sequence[str],
    replicates: int,
    seed: int,
    threads: int = 1,
    years: int = 1,
) -> np.ndarray:
    """[replicate, figure] of the whole area in the last year: of one, that to 31 March 2020."""
    _, values = as_usual(
        data, areas, ids, years=years, replicates=replicates, seed=seed, model=model, threads=threads
    )
    return np.stack([values[id][:, -1, -1] for id in ids], axis=1)


def _one(task: tuple) -> np.ndarray:
    return run(*task)[0]


def design(
    data: Path,
    areas: Sequence[str],
    points: Sequence[dict[str, float]],
    ids: Sequence[str],
    seeds: Sequence[int],
    years: int = 1,
    processes: int = 2,
) -> np.ndarray:
    """[point, figure]: one replicate at each point with the seed given, `processes` points at a time."""
    tasks = [(data, areas, point, ids, 1, seed, 1, years) for point, seed in zip(points, seeds, strict=True)]
    with ProcessPoolExecutor(processes) as pool:
        return np.stack(list(pool.map(_one, tasks, chunksize=CHUNK)))
