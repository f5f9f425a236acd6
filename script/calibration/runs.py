"""Runs of the baseline, a year unless more are asked for: what they give for each figure in the last one."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import h5py
import numpy as np
from cscsim import _cscsim

CHUNK = 8


def _text(
    areas: Sequence[str], model: dict[str, float], ids: Sequence[str], replicates: int, seed: int, years: int
) -> str:
    quoted = ", ".join(f'"{area}"' for area in areas)
    settings = "\n".join(f'"{name}" = {value!r}' for name, value in model.items())
    return f"""
[scenario]
name = "calibration"
start = 2019-04-01
years = {years}
replicates = {replicates}
seed = {seed}
uncertainty = "none"
[area]
authorities = [{quoted}]
[record]
measures = {list(ids)}
[model]
{settings}
[[arm]]
name = "as usual"
"""


def run(
    data: Path,
    areas: Sequence[str],
    model: dict[str, float],
    ids: Sequence[str],
    replicates: int,
    seed: int,
    threads: int = 1,
    years: int = 1,
) -> np.ndarray:
    """[replicate, figure] of the whole area in the last year: of one, that to 31 March 2020."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "run.h5")
        vocabulary = _cscsim.Vocabulary(str(data))
        scenario = _cscsim.parse_scenario(
            _text(areas, model, ids, replicates, seed, years), "calibration", vocabulary
        )
        _cscsim.run(scenario, str(data), path, threads, None, {}, "calibration")
        with h5py.File(path) as file:
            return np.stack([file[f"measures/{id}"][0, :, -1, -1] for id in ids], axis=1)


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
