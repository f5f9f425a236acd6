"""How far authorities move from year to year, apart from how England moves."""

import numpy as np

LAGS = range(1, 7)
WIDEST = 1.0  # of logs: changes beyond count as that, since some are of recording


def changes(counts: np.ndarray) -> np.ndarray:
    """Root mean square of changes of log counts, less the median authority's change.

    counts : [authority, year]     0 or NaN: not published

    Returns: [lag], over as many years as LAGS says.
    """
    logs = np.log(np.where(counts > 0, counts, np.nan))
    moved = [logs[:, lag:] - logs[:, :-lag] for lag in LAGS]
    apart = [np.clip(each - np.nanmedian(each, axis=0), -WIDEST, WIDEST) for each in moved]
    return np.array([np.sqrt(np.nanmean(each**2)) for each in apart])
