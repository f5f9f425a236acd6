"""The common pathway in NumPy: a step a week over all children, who know when their stage ends."""

import figures
import numpy as np

MEAN_DAYS = np.array(
    [figures.DAYS_PER_YEAR / figures.REFERRALS_A_YEAR, figures.ASSESSMENT, figures.PLAN, figures.CARE]
)
GOES_ON = np.array([1.0, figures.TO_PLAN, figures.TO_CARE, 0.0])


def pathway(children: int, seed: int) -> dict[str, int]:
    chance = np.random.default_rng(seed)
    stage = np.zeros(children, dtype=np.int8)
    ends = chance.standard_exponential(children, dtype=np.float32) * np.float32(MEAN_DAYS[0])
    ended = np.zeros(4, dtype=np.int64)
    for week in range(0, figures.DAYS, 7):
        until = min(week + 7, figures.DAYS)
        due = np.flatnonzero(ends < until)
        while due.size:  # a child may pass more than one stage in a week
            now = stage[due]
            ended += np.bincount(now, minlength=4)
            after = np.where(chance.random(due.size) < GOES_ON[now], now + 1, 0).astype(np.int8)
            stage[due] = after
            ends[due] += chance.standard_exponential(due.size) * MEAN_DAYS[after]
            due = due[ends[due] < until]
    return dict(zip(figures.EXPECTED, ended.tolist(), strict=True))


if __name__ == "__main__":
    figures.report(pathway)
