"""Arms side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cscsim.results_file import Block
from cscsim.statistics import parameter_share, summary

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


# What must be read beside fewer children in care: are they safe, do they come back, how are they.
COMPANIONS = (
    "harm_days_unseen",
    "reentry_within_1_year_pct",
    "cpp_second_or_subsequent_pct",
    "rereferrals_within_12_months_pct",
    "cla_wellbeing_mean",
)


def paired(block: Block, arm: str) -> np.ndarray:
    """Difference of an arm from the first, replicate by replicate: [replicate, authority, period, ...]."""
    return block.values[list(block.labels[0]).index(arm)] - block.values[0]


def difference(block: Block, arm: str) -> pd.DataFrame:
    """Summary of the paired difference, one row per authority and period."""
    import pandas as pd

    rows = pd.MultiIndex.from_product(block.labels[2:], names=block.dimensions[2:])
    told = {key: values.ravel() for key, values in summary(paired(block, arm), block.groups).items()}
    return pd.DataFrame(told, index=rows).reset_index()


def compare(blocks: Iterable[Block], authority: str) -> pd.DataFrame:
    """Every block in one authority: a row per period and arm, beside it the difference from the first arm."""
    import pandas as pd

    return pd.concat([_compared(block, authority) for block in blocks], ignore_index=True)


def fewer_in_care(table: pd.DataFrame, arm: str) -> bool:
    """Whether any number (not a share) of children looked after has a lower mean than in the first arm."""
    numbers = table["measure"].str.startswith("cla_") & table["kind"].isin(["flow", "stock"])
    return bool((table.loc[numbers & (table["arm"] == arm), "difference"] < 0).any())


def companions(table: pd.DataFrame) -> tuple[list[str], list[str]]:
    """What to show beside fewer children in care: companions that were recorded, and those that were not."""
    there = set(table["measure"])
    return [id for id in COMPANIONS if id in there], [id for id in COMPANIONS if id not in there]


def _compared(block: Block, authority: str) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    where = list(block.labels[2]).index(authority)
    periods = block.labels[3]
    frames = []
    for position, arm in enumerate(block.labels[0]):
        values = block.values[position][:, where]
        differences = paired(block, arm)[:, where] if position else np.full_like(values, np.nan)
        told = summary(differences, block.groups)
        del told["replicates"]
        columns = {
            "measure": block.id,
            "units": block.units,
            "kind": block.kind,
            "authority": authority,
            "period": periods,
            "arm": arm,
            **summary(values, block.groups),
            "difference": told.pop("mean"),
            **{f"difference_{key}": column for key, column in told.items()},
            "difference_parameter_share": parameter_share(differences, block.groups),
        }
        frames.append(pd.DataFrame(columns))
    return pd.concat(frames, ignore_index=True).sort_values("period", kind="stable", ignore_index=True)


def drivers(names: list[str], drawn: np.ndarray, differences: np.ndarray) -> pd.DataFrame:
    """Which parameters the spread of a difference over replicates comes of.

    drawn : [replicate, parameter]; differences : [replicate]

    Returns: frame [parameter, share, standard_error], largest share first: of the variance that each alone
        explains (first-order index of RBD-FAST, bias corrected). Source: SALib.
    """
    import numpy as np
    import pandas as pd
    from SALib.analyze import rbd_fast

    measured = ~np.isnan(differences)
    x, y = drawn[measured], differences[measured]
    moving = np.ptp(x, axis=0) > 0
    kept = [name for name, moves in zip(names, moving, strict=True) if moves]
    problem = {"num_vars": len(kept), "names": kept, "bounds": [[0, 1]] * len(kept)}
    told = rbd_fast.analyze(problem, x[:, moving], y, M=4, seed=1)
    table = pd.DataFrame(
        {"parameter": kept, "share": told["S1"], "standard_error": np.asarray(told["S1_conf"]) / 1.96}
    )
    return table.sort_values("share", ascending=False, ignore_index=True)
