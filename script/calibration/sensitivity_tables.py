"""What script/sensitivity leaves: four files that say how far each parameter was moved, and what that did."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from cscsim.version import __version__

from calibration.ranges import Range
from calibration.sensitivity import CHANCE, Linear
from calibration.written import _commit

RANGES, MORRIS = "sensitivity_ranges.csv", "sensitivity_morris.csv"
SOBOL, RUN = "sensitivity_sobol.csv", "sensitivity.toml"


def _write(path: Path, head: list[str], rows) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(head)
        out.writerows(rows)


def ranges(folder: Path, chosen: list[Range], left_out: dict[str, str]) -> None:
    """A row a parameter: by which rule it was moved, between what, or why not."""
    rows = [
        [each.name, each.rule, f"{each.base:.6g}", f"{each.low:.6g}", f"{each.high:.6g}", ""]
        for each in chosen
    ]
    rows += [[name, "left out", "", "", "", why] for name, why in left_out.items()]
    _write(folder / RANGES, ["name", "rule", "base", "low", "high", "why"], rows)


def morris(
    folder: Path,
    names: list[str],
    measures: list[str],
    found: dict[str, np.ndarray],
    noise: np.ndarray,
    limit: np.ndarray,
    fit: Linear,
) -> None:
    """A row a parameter and measure."""
    rows = []
    for i, name in enumerate(names):
        for m, measure in enumerate(measures):
            numbers = [found[key][i, m] for key in ("mu", "mu_star", "sigma")]
            numbers += [noise[m], fit.effect[i, m], fit.error[i, m]]
            beyond = "yes" if numbers[1] > limit[m] else "no"
            rows.append([name, measure, *(_short(value) for value in numbers), beyond])
    head = ["name", "measure", "mu", "mu_star", "sigma", "noise", "effect", "effect_se", "above_noise"]
    _write(folder / MORRIS, head, rows)


def sobol(folder: Path, names: list[str], measures: list[str], found: dict[str, np.ndarray]) -> None:
    """A row a parameter (and chance) and measure; what does not vary has none."""
    rows = [
        [name, measure, *(_short(found[key][i, m]) for key in ("S1", "S1_conf", "ST", "ST_conf"))]
        for i, name in enumerate([*names, CHANCE])
        for m, measure in enumerate(measures)
        if not np.isnan(found["ST"][i, m])
    ]
    _write(folder / SOBOL, ["name", "measure", "first", "first_conf", "total", "total_conf"], rows)


def run(
    folder: Path, settings: dict, measures: list[str], base: np.ndarray, noise: np.ndarray, fit: Linear
) -> None:
    """How it came about, and what each measure is at the best fit."""
    text = [
        "# How the tables sensitivity_*.csv came about. Written by script/sensitivity; do not edit.",
        "[run]",
        f'code = "{__version__}, commit {_commit()}"',
        *(f"{key} = {_toml(value)}" for key, value in settings.items()),
    ]
    for m, measure in enumerate(measures):
        text += [
            "",
            f"[measures.{measure}]",
            f"base = {base[:, m].mean():.6g}",
            f"noise_pct = {noise[m]:.3g}",
            f"linear_explains = {fit.explained[m]:.3g}",
        ]
    (folder / RUN).write_text("\n".join(text) + "\n", encoding="utf-8")


def _toml(value) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    return f"{value}"


def _short(value: float) -> str:
    return "0" if value == 0 else f"{value:.3g}"
