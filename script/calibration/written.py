"""What a calibration leaves in scenarios/data: members, best fit, and tables that say what became of what."""

from __future__ import annotations

import csv
import subprocess
import tempfile
import zlib
from pathlib import Path
from statistics import NormalDist

import cscsim
import numpy as np
import pandas as pd
from cscsim import _cscsim, validation
from cscsim.version import __version__

IDENTIFIED, BOUNDED = 0.5, 0.9
"""Posterior width against prior width below which a parameter counts as identified, and as bounded."""


def quantiles(values: np.ndarray, weights: np.ndarray, at=(0.05, 0.5, 0.95)) -> list[float]:
    """Of weighted values: the smallest with so much weight up to it."""
    order = np.argsort(values)
    up_to = np.cumsum(weights[order])
    places = np.minimum(np.searchsorted(up_to, np.array(at) * up_to[-1]), len(order) - 1)
    return list(values[order][places])


def posterior(work, members: dict, command: str) -> None:
    """posterior.csv, posterior_summary.csv and calibrated.toml."""
    names = [prior.name for prior in work.priors]
    values = np.array(
        [[prior.value(each) for prior, each in zip(work.priors, x, strict=True)] for x in members["x"]]
    )
    with (work.data / "posterior.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["weight", *names])
        for weight, row in zip(members["weights"], values, strict=True):
            rows.writerow([f"{weight:.5g}", *(f"{value:.5g}" for value in row)])
    summarise(work)
    best = work.parameters(members["final"].mean)
    plausible = int(np.sum(members["weights"] > 0))
    inside = sum(n for n, _ in members["blocks"].values())
    text = [
        "# Best fit of script/calibrate: the mean of the posterior. Written by it; do not edit.",
        "[calibration]",
        f'command = "{command}"',
        f"seed = {work.seed}",
        f'code = "{__version__}, commit {_commit()}"',
        f"wall_seconds = {work.seconds:.0f}",
        f"members = {len(values)}",
        f"plausible_members = {plausible}",
        f"left_out_within_90_pct = {inside}",
        f"left_out = {len(work.ids)}",
        f"sample = {work.areas}",
        "",
        "[model]",
        *(f'"{name}" = {value:.5g}' for name, value in best.items()),
    ]
    (work.data / "calibrated.toml").write_text("\n".join(text) + "\n", encoding="utf-8")


def complete(work) -> list[str]:
    """Gives the members of posterior.csv a value of each parameter that learns nothing and is not there.

    It is as uncertain after the figures as before; so the members' values are those of its prior, one from
    each of as many equal parts of it, in an order of its own. Returns: the names.
    """
    members = pd.read_csv(work.data / "posterior.csv", dtype=str)
    new = [prior for prior in work.priors if prior.name not in members and not prior.learns]
    count = len(members)
    places = np.array([NormalDist().inv_cdf((i + 0.5) / count) for i in range(count)])
    for prior in new:
        order = np.random.default_rng(zlib.crc32(prior.name.encode())).permutation(count)
        members[prior.name] = [f"{value:.5g}" for value in prior.value(places[order])]
    names = [prior.name for prior in work.priors if prior.name in members]
    members[["weight", *names]].to_csv(work.data / "posterior.csv", index=False, lineterminator="\n")
    summarise(work)
    best = work.data / "calibrated.toml"
    lines = [f'"{prior.name}" = {prior.centre:.5g}' for prior in new]
    text = best.read_text(encoding="utf-8").splitlines() + lines
    best.write_text("\n".join(text) + "\n", encoding="utf-8")
    return [prior.name for prior in new]


def summarise(work) -> None:
    """posterior_summary.csv, from the posterior as it stands in its file."""
    with (work.data / "posterior.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    weights = np.array([float(row["weight"]) for row in rows])
    with (work.data / "posterior_summary.csv").open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(
            ["name", "prior_low", "prior_mid", "prior_high", "low", "mid", "high", "width_ratio", "known"]
        )
        for prior in work.priors:
            values = np.array([float(row[prior.name]) for row in rows])
            before = prior.value(np.array([-1.645, 0.0, 1.645]))
            ratio = float(
                np.sqrt(
                    np.average(
                        (prior.x(values) - np.average(prior.x(values), weights=weights)) ** 2, weights=weights
                    )
                )
            )
            known = "identified" if ratio < IDENTIFIED else "bounded" if ratio < BOUNDED else "prior only"
            told = [f"{v:.4g}" for v in (*before, *quantiles(values, weights), ratio)]
            out.writerow([prior.name, *told, known])


def check(data: Path, replicates: int) -> dict[str, int]:
    """calibration_check.csv: England at the best fit and over the posterior, beside what was published."""
    best, wide = (_england(data, replicates, uncertainty) for uncertainty in ("best", "posterior"))
    head = [
        "target",
        "published",
        "tolerance",
        "best",
        "best_sd",
        "posterior",
        "posterior_low",
        "posterior_high",
    ]
    with (data / "calibration_check.csv").open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(head)
        for name in best.index:
            a, b = best.loc[name], wide.loc[name]
            told = (a.published, a.tolerance, a.simulated, a.sd, b.simulated, b.low, b.high)
            out.writerow([name, *(f"{value:.6g}" for value in told)])
    return {name: int(table[table.scored].met.sum()) for name, table in (("best", best), ("posterior", wide))}


def _england(data: Path, replicates: int, uncertainty: str) -> pd.DataFrame:
    """Scores by figure, of a run with the tables of `data`."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "check.h5")
        scenario = validation.baseline(replicates=replicates, uncertainty=uncertainty)
        _cscsim.run(scenario, str(data), path, 2, None, {}, __version__)
        return validation.scores(cscsim.open(path)).set_index("target")


def _commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "unknown"
