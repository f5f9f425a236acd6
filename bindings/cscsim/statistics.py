"""What replicates say of a mean, and of a difference between two arms that share their chance.

Two intervals, never mixed:

- `low`, `high`: 95% interval of the mean, by Student's t over replicates. It says how well the replicates pin
  the mean down; twice the replicates make it about 0.7 times as wide.
- `spread_low`, `spread_high`: the middle 95% of the replicates. One future is one replicate; more of them do
  not make it narrower.

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


def summary(values: np.ndarray) -> dict[str, np.ndarray]:
    """Describe values over replicates, which run along axis 0.

    Returns: mean, standard_error, low, high, spread_low, spread_high, replicates, each of the remaining
        shape; NaN where too few replicates were measured (one for a mean, two for an interval).
    """
    import numpy as np

    measured = np.sum(~np.isnan(values), axis=0)
    with warnings.catch_warnings():  # of empty slices: their NaN is the answer
        warnings.simplefilter("ignore", RuntimeWarning)
        mean = np.nanmean(values, axis=0)
        error = np.nanstd(values, axis=0, ddof=1) / np.sqrt(measured)
        tails = [50 * (1 - COVERAGE), 50 * (1 + COVERAGE)]
        spread_low, spread_high = np.nanpercentile(values, tails, axis=0)
    width = _cscsim.student_t_quantile((1 + COVERAGE) / 2, np.maximum(measured - 1, 1)) * error
    few = measured < 2
    return {
        "mean": mean,
        "standard_error": np.where(few, np.nan, error),
        "low": np.where(few, np.nan, mean - width),
        "high": np.where(few, np.nan, mean + width),
        "spread_low": np.where(few, np.nan, spread_low),
        "spread_high": np.where(few, np.nan, spread_high),
        "replicates": measured,
    }
