"""What an arm costs, what it averts, what that buys, and who gains; replicate by replicate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cscsim.comparison import paired
from cscsim.policies import catalogue
from cscsim.results_file import Block
from cscsim.statistics import summary

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from matplotlib.figure import Figure

    from cscsim.results import Result

MODEL_PRICES = "2019-20"
"""Price year of every line but what policies cost (models/README.md, Lines of spend)."""

BESIDE = ("harm_days_unseen", "cla_wellbeing_mean")
"""What is always told beside the cost of a child kept at home."""

GROUPS = ("deprivation_quintile", "ethnicity", "age_group", "sex", "disability")


def by_line(blocks: list[Block], arm: str, authority: str, policies: Iterable[str]) -> pd.DataFrame:
    """Each line of spend over the whole run: both arms, and what the second spends more.

    policies                ids of those whose costs are the line `policies`

    Returns: frame [line, price_year, comparator, arm, difference, low, high, spread_low, spread_high], in
        GBP; negative differences are averted spend; the last line is `total`.
    """
    import pandas as pd

    first = str(blocks[0].labels[0][0])
    sums = {block.id: _over_years(block, authority) for block in blocks}
    sums["total"] = sum(sums.values())
    of_policies = price_years(policies)
    of_all = of_policies if MODEL_PRICES in of_policies else f"{MODEL_PRICES} and {of_policies}"
    years = {"policies": of_policies, "total": of_all}
    position = list(blocks[0].labels[0]).index(arm)
    rows = []
    for line, values in sums.items():
        told = summary(values[position] - values[0], blocks[0].groups)
        rows.append(
            {
                "line": line,
                "price_year": years.get(line, MODEL_PRICES),
                first: values[0].mean(),
                arm: values[position].mean(),
                "difference": float(told["mean"]),
                **{name: float(told[name]) for name in ("low", "high", "spread_low", "spread_high")},
            }
        )
    return pd.DataFrame(rows)


def price_years(policies: Iterable[str]) -> str:
    """The price years of the amounts that these policies are paid by, where a scenario sets none of its own.

    A policy written in Python says none.
    """
    known = catalogue()
    years = {
        key["price_year"]
        for id in policies
        for key in (known[id]["keys"] if id in known else [])
        if key["price_year"] and key["fallback"]
    }
    return " and ".join(sorted(years)) or "as the policy has them"


def _over_years(block: Block, authority: str) -> np.ndarray:
    """[arm, replicate], summed over the periods of the run."""
    return block.values[:, :, list(block.labels[2]).index(authority)].sum(axis=-1)


@dataclass(frozen=True, eq=False)
class Plane:
    """What an arm spends more and what that buys, by replicate; with what must be read beside it.

    cost : array [replicate]        GBP more over the run
    years : array [replicate]       child-years that children were less in care
    beside : dict                   by measure, the summary of its paired difference in the last year
    """

    arm: str
    comparator: str
    authority: str
    cost: np.ndarray
    years: np.ndarray
    beside: dict[str, dict[str, np.ndarray]]

    def acceptable(self, worth: np.ndarray) -> np.ndarray:
        """Share of replicates in which a child-year at home worth so many GBP is worth what it costs."""
        import numpy as np

        net = np.asarray(worth)[:, None] * self.years - self.cost
        return (net > 0).mean(axis=1)

    def told_beside(self) -> str:
        """What goes with fewer children in care, in words."""
        lines = []
        for measure, told in self.beside.items():
            lines.append(f"{measure} {told['mean']:+.3g} ({told['low']:+.3g} to {told['high']:+.3g})")
        return "beside it, last year (mean, 95% interval):\n" + "; ".join(lines)


def plane(result: Result, arm: str, authority: str) -> Plane:
    """Costs and child-years at home of an arm against the first.

    A child-year at home is a year that some child was not looked after in this arm and was in the first: the
    difference of children looked after at the ends of years, linear between them.
    """
    import numpy as np

    def differences(id: str) -> np.ndarray:
        block = result.block(id)
        return paired(block, arm)[:, list(block.labels[2]).index(authority)]

    stock = differences("cla_31mar")
    before = np.concatenate([np.zeros((len(stock), 1)), stock[:, :-1]], axis=1)
    groups = result.block("cla_31mar").groups
    return Plane(
        arm=arm,
        comparator=result.arms[0],
        authority=authority,
        cost=differences("spend_total_gbp").sum(axis=1),
        years=-((before + stock) / 2).sum(axis=1),
        beside={id: summary(differences(id)[:, -1], groups) for id in BESIDE},
    )


def figure(result: Result, arm: str, authority: str) -> Figure:
    """The cost-effectiveness plane, and the share of replicates in which a child-year at home is worth it."""
    import numpy as np
    from matplotlib.figure import Figure

    from cscsim.charts import COLOURS, LICENCE

    points = plane(result, arm, authority)
    drawn = Figure(figsize=(11, 4.8), layout="constrained")
    left, right = drawn.subplots(1, 2)
    left.axhline(0, color="#777777", linewidth=0.8)
    left.axvline(0, color="#777777", linewidth=0.8)
    left.scatter(points.years, points.cost / 1e6, s=14, alpha=0.5, color=COLOURS[0])
    left.plot(points.years.mean(), points.cost.mean() / 1e6, "D", color=COLOURS[1], label="mean")
    left.set_xlabel("child-years at home gained over the run")
    left.set_ylabel(f"GBP million more, {arm} less {points.comparator}")
    left.set_title("each point a replicate: another draw of chance, parameters and effect", fontsize=9)
    left.legend(frameon=False)
    worth = np.linspace(0, 400_000, 201)
    right.plot(worth / 1000, 100 * points.acceptable(worth), color=COLOURS[0])
    right.set_ylim(0, 100)
    right.set_xlabel("what a child-year at home is taken to be worth, GBP thousand")
    right.set_ylabel("replicates in which it is worth the cost, percent")
    right.set_title(points.told_beside(), fontsize=8)
    for ax in (left, right):
        ax.spines[["top", "right"]].set_visible(False)
        ax.grid(alpha=0.2)
    area = "whole area" if authority == "all" else authority
    drawn.suptitle(
        f"{area}: prices as Result.costs tells; fewer children in care is not in itself a good result",
        fontsize=9,
    )
    drawn.supxlabel(
        f"{result.name}, seed {result.seed}, {result.replicates} replicates. {LICENCE}.", fontsize=6.5
    )
    return drawn


def by_group(result: Result, measure: str, arm: str, authority: str) -> pd.DataFrame:
    """Who gains: the difference in a measure by deprivation, ethnicity, age, sex and disability, last year.

    Returns: frame [group, category, comparator, arm, difference, low, high, per_10k, per_10k_low,
        per_10k_high]: children, and children for 10,000 of the same group.
    """
    import pandas as pd

    names = {"difference": "mean", "low": "low", "high": "high"}
    ends = {"": "mean", "_low": "low", "_high": "high"}
    rows = []
    for group in GROUPS:
        block = result.block(f"{measure}_by_{group}")
        rates = block.per_10k(result.block(f"population_0_17_by_{group}"))
        where = list(block.labels[2]).index(authority)
        position = list(block.labels[0]).index(arm)
        for k, category in enumerate(block.labels[4]):
            told, rate = (
                summary(paired(each, arm)[:, where, -1, k], block.groups) for each in (block, rates)
            )
            rows.append(
                {
                    "group": group,
                    "category": category,
                    result.arms[0]: block.values[0, :, where, -1, k].mean(),
                    arm: block.values[position, :, where, -1, k].mean(),
                    **{name: float(told[key]) for name, key in names.items()},
                    **{f"per_10k{end}": float(rate[key]) for end, key in ends.items()},
                }
            )
    return pd.DataFrame(rows)
