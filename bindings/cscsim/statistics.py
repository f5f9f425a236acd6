"""What replicates say of a mean, and of a difference between two arms that share their chance.

Two intervals, never mixed:

- `low`, `high`: 95% interval of the mean, by Student's t over replicates. It says how well the replicates pin
  the mean down; twice the replicates make it about 0.7 times as wide.
- `spread_low`, `spread_high`: the middle 95% of the replicates. One future is one replicate; more of them do
  not make it narrower.

Replicates that share their parameters (members of the posterior, see parameter_sets.hpp) are not independent:
the interval of the mean then rests on sums of residuals over each group.

A difference is taken replicate by replicate, for the arms share every draw. Values that were not measured
(NaN, such as a share of nobody) are left out, pair by pair.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from cscsim import _cscsim

if TYPE_CHECKING:
    import numpy as np

COVERAGE = 0.95


def summary(values: np.ndarray, groups: np.ndarray | None = None) -> dict[str, np.ndarray]:
    """Describe values over replicates, which run along axis 0.

    groups : array          of each replicate the number of its parameters' set; left out: each on its own

    Returns: mean, standard_error, low, high, spread_low, spread_high, replicates, each of the remaining
        shape; NaN where too few replicates were measured (one for a mean, two groups for an interval).
    """
    import numpy as np

    there = ~np.isnan(values)
    measured = np.sum(there, axis=0)
    with warnings.catch_warnings():  # of empty slices: their NaN is the answer
        warnings.simplefilter("ignore", RuntimeWarning)
        mean = np.nanmean(values, axis=0)
        tails = [50 * (1 - COVERAGE), 50 * (1 + COVERAGE)]
        spread_low, spread_high = np.nanpercentile(values, tails, axis=0)
        sums, n = _by_group(np.where(there, values - mean, 0.0), there, groups)
        error = np.sqrt(n / (n - 1) * np.sum(sums**2, axis=0)) / measured
    width = _cscsim.student_t_quantile((1 + COVERAGE) / 2, np.maximum(n - 1, 1)) * error
    few = n < 2
    return {
        "mean": mean,
        "standard_error": np.where(few, np.nan, error),
        "low": np.where(few, np.nan, mean - width),
        "high": np.where(few, np.nan, mean + width),
        "spread_low": np.where(measured < 2, np.nan, spread_low),
        "spread_high": np.where(measured < 2, np.nan, spread_high),
        "replicates": measured,
    }


def parameter_share(values: np.ndarray, groups: np.ndarray | None) -> np.ndarray:
    """Share of the variance over replicates that comes of their parameters, the rest being chance.

    Chance is what differs within groups that share their parameters. NaN where no two do, or nothing varies.
    """
    import numpy as np

    nothing = np.full(values.shape[1:], np.nan)
    if groups is None:
        return nothing
    pairs = [np.flatnonzero(groups == group) for group in np.unique(groups)]
    pairs = [pair for pair in pairs if len(pair) > 1]
    if not pairs:
        return nothing
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        chance = np.nanmean([np.var(values[pair], axis=0, ddof=1) for pair in pairs], axis=0)
        in_all = np.nanvar(values, axis=0, ddof=1)
        return np.where(in_all > 0, np.clip(1 - chance / in_all, 0, 1), np.nan)


def _by_group(
    residuals: np.ndarray, there: np.ndarray, groups: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray]:
    """Sums over each group, and how many groups were measured."""
    import numpy as np

    if groups is None:
        return residuals, np.sum(there, axis=0)
    _, place = np.unique(groups, return_inverse=True)
    shape = (place.max(initial=-1) + 1, *residuals.shape[1:])
    sums, measured = np.zeros(shape), np.zeros(shape, dtype=bool)
    np.add.at(sums, place, residuals)
    np.logical_or.at(measured, place, there)
    return sums, np.sum(measured, axis=0)
