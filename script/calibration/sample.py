"""A few authorities that together look like England: where most runs of the calibration are made."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

SIZE = 15
TRIES = 20_000
COUNTS = [
    "cin_31mar",
    "referrals",
    "s47",
    "cpp_31mar",
    "cpp_started",
    "cla_31mar",
    "cla_started",
    "cla_ceased",
    "uasc_31mar",
]


def authorities(data: Path, seed: int = 1) -> list[str]:
    """Names: of many random sets with at least one authority of each region, that which is most like England.

    Likeness is of sums over the set: counts a child, mean deprivation, and ethnic groups; each difference is
    taken against the spread of the authorities.
    """
    table = pd.read_csv(data / "authorities.csv", dtype={"la_code_old": str}).set_index("la_code_old")
    series = pd.read_csv(data / "authority_series.csv", dtype={"la_code_old": str})
    last = series[series.year == 2019].set_index("la_code_old").reindex(table.index)
    ethnic = pd.read_csv(data / "population_by_ethnicity.csv", dtype={"la_code_old": str}).set_index(
        "la_code_old"
    )
    groups = [column for column in ethnic if column.endswith("_pct")]
    children = table.pop_0_17_mid2019.astype(float)
    amounts = pd.concat(
        [
            last[[c for c in COUNTS if c in last]].fillna(0),
            table.imd2019_score.mul(children).rename("deprivation"),
            ethnic.reindex(table.index)[groups].fillna(0).mul(children, axis=0),
        ],
        axis=1,
    )
    england = (amounts.sum() / children.sum()).to_numpy()
    spread = amounts.div(children, axis=0).std().to_numpy()
    usual = table[children.between(40_000, 200_000)]
    draws, best, nearest = np.random.default_rng(seed), None, np.inf
    regions = [list(rows.index) for _, rows in usual.groupby("region")]
    for _ in range(TRIES):
        chosen = {draws.choice(region) for region in regions}
        chosen |= set(draws.choice(usual.index, SIZE - len(chosen), replace=False))
        rows = sorted(chosen)
        off = (amounts.loc[rows].sum() / children[rows].sum()).to_numpy() - england
        distance = float(np.sum((off / spread) ** 2))
        if distance < nearest:
            best, nearest = rows, distance
    return list(table.la_name[best])
