"""What a study without a comparison would have claimed, beside what the policy did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cscsim.statistics import summary

if TYPE_CHECKING:
    import pandas as pd

    from cscsim.results_file import Block


def claims(block: Block, arm: str, before: int, after: int) -> pd.DataFrame:
    """A row an authority: change over time in an arm, and its difference from the first arm, both in percent.

    before, after           positions of two periods of the block
    """
    import numpy as np
    import pandas as pd

    treated, usual = block.values[list(block.labels[0]).index(arm)], block.values[0]
    with np.errstate(divide="ignore", invalid="ignore"):
        claimed = 100 * (treated[..., after] / treated[..., before] - 1)
        effect = 100 * (treated[..., after] / usual[..., after] - 1)
    claimed, effect = (np.where(np.isfinite(each), each, np.nan) for each in (claimed, effect))
    told = {"claimed": summary(claimed, block.groups), "effect": summary(effect, block.groups)}
    measured = np.isfinite(claimed) & np.isfinite(effect)
    misled = np.where(measured, np.sign(claimed) != np.sign(effect), np.nan)
    return pd.DataFrame(
        {
            "authority": block.labels[2],
            "before": summary(treated[..., before])["mean"],
            "after": summary(treated[..., after])["mean"],
            **{
                f"{name}{end}_pct": of[key]
                for name, of in told.items()
                for end, key in (("", "mean"), ("_low", "spread_low"), ("_high", "spread_high"))
            },
            "misled": summary(misled)["mean"],
        }
    )
