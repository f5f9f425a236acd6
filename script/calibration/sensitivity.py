"""What results depend on: Morris's elementary effects, a linear fit, and Sobol's shares of variance.

Places run from 0 to 1 over the range of each parameter (ranges.py), values of measures are in percent of the
measure at the best fit. An effect is therefore the change in percent of a measure as a parameter goes from
the low to the high end of its range.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from SALib.analyze import morris as morris_analysis
from SALib.analyze import sobol as sobol_analysis
from SALib.sample import morris as morris_sample
from SALib.sample import sobol as sobol_sample
from scipy.stats import qmc

LEVELS = 4
"""Of a parameter in Morris's design; a step goes over two thirds of the range."""
SURE = 4
"""Standard deviations beyond which an effect counts as more than chance."""
CHANCE = "chance"
"""In Sobol's tables: the seed, as if it were one more parameter."""


def problem(names: list[str]) -> dict:
    """As SALib wants it."""
    return {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}


def trajectories(names: list[str], number: int, seed: int) -> np.ndarray:
    """[trajectory, point, parameter]: each changes one parameter after the other, in random order."""
    x = morris_sample.sample(problem(names), number, num_levels=LEVELS, seed=seed)
    return x.reshape(number, len(names) + 1, len(names))


def effects(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """[trajectory, parameter, measure]: change over the change in place, of the step of each parameter."""
    steps = np.diff(x, axis=1)
    moved = np.argmax(np.abs(steps), axis=2)
    size = np.take_along_axis(steps, moved[..., None], axis=2)
    found = np.empty((*steps.shape[:2], y.shape[2]))
    np.put_along_axis(found, moved[..., None], np.diff(y, axis=1) / size, axis=1)
    return found


def chance(first: np.ndarray, again: np.ndarray) -> np.ndarray:
    """[measure]: standard deviation of one elementary effect that comes of the seed alone.

    first, again: effects of the same trajectories with two seeds. Pooled over the parameters that move the
    measure at all.
    """
    off = np.where((first != 0) | (again != 0), first - again, np.nan)
    moves = ~np.isnan(off).all(axis=(0, 1))
    spread = np.zeros(off.shape[2])
    spread[moves] = np.sqrt(np.nanmean(off[..., moves] ** 2, axis=(0, 1)) / 2)
    return spread


def chance_limit(noise: np.ndarray, number: int) -> np.ndarray:
    """What mu* of so many trajectories stays below by chance alone: mean of |normal| and SURE deviations."""
    mean = np.sqrt(2 / np.pi)
    return noise * (mean + SURE * np.sqrt((1 - mean**2) / number))


def morris(names: list[str], x: np.ndarray, y: np.ndarray, seed: int) -> dict[str, np.ndarray]:
    """mu, mu_star and sigma, each [parameter, measure].

    x : [trajectory, point, parameter]      y : [trajectory, point, measure]
    """
    flat = x.reshape(-1, len(names))
    told = [
        morris_analysis.analyze(problem(names), flat, values, num_levels=LEVELS, num_resamples=2, seed=seed)
        for values in y.reshape(len(flat), -1).T
    ]
    return {
        key: np.stack([np.asarray(each[key]) for each in told], axis=1) for key in ("mu", "mu_star", "sigma")
    }


def points(names: list[str], number: int, seed: int) -> np.ndarray:
    """[point, parameter]: a Latin hypercube, in which all parameters vary at once."""
    return qmc.LatinHypercube(len(names), rng=np.random.default_rng(seed)).random(number)


@dataclass(frozen=True)
class Linear:
    """Least squares over points in which everything varies."""

    effect: np.ndarray
    """[parameter, measure], over the whole range."""
    error: np.ndarray
    """[parameter, measure]: standard error; chance and what is not linear are in it."""
    explained: np.ndarray
    """[measure]: share of the variance of points left out, one by one, that the others explain."""


def linear(x: np.ndarray, y: np.ndarray) -> Linear:
    """x : [point, parameter]      y : [point, measure]; more points than parameters."""
    a = np.column_stack([np.ones(len(x)), x - 0.5])
    inverse = np.linalg.inv(a.T @ a)
    slopes = inverse @ a.T @ y
    off = y - a @ slopes
    variance = np.sum(off**2, axis=0) / (len(a) - a.shape[1])
    left_out = off / (1 - np.einsum("ij,jk,ik->i", a, inverse, a))[:, None]
    about = np.sum((y - y.mean(axis=0)) ** 2, axis=0)
    explained = 1 - np.sum(left_out**2, axis=0) / np.where(about > 0, about, np.nan)
    return Linear(slopes[1:], np.sqrt(np.outer(np.diag(inverse)[1:], variance)), explained)


def most_important(names: list[str], effect: np.ndarray, number: int) -> list[str]:
    """Parameters with the largest effects: each against the largest on its measure, mean over measures."""
    largest = np.abs(effect).max(axis=0)
    told = (np.abs(effect) / np.where(largest > 0, largest, 1)).mean(axis=1)
    return [names[i] for i in np.argsort(-told, kind="stable")[:number]]


def sobol_points(names: list[str], number: int, seed: int) -> np.ndarray:
    """[point, parameter and chance]: number x (parameters + 3) points."""
    return sobol_sample.sample(problem([*names, CHANCE]), number, calc_second_order=False, seed=seed)


def sobol(names: list[str], y: np.ndarray, seed: int) -> dict[str, np.ndarray]:
    """S1, S1_conf, ST and ST_conf, each [parameter and chance, measure]; NaN of what does not vary."""
    keys = ("S1", "S1_conf", "ST", "ST_conf")
    told = {key: np.full((len(names) + 1, y.shape[1]), np.nan) for key in keys}
    for i, values in enumerate(y.T):
        if values.std() > 0:
            of = problem([*names, CHANCE])
            found = sobol_analysis.analyze(of, values, calc_second_order=False, num_resamples=500, seed=seed)
            for key in keys:
                told[key][:, i] = found[key]
    return told
