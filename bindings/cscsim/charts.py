"""Charts of results."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from cscsim.comparison import paired
from cscsim.results_file import Block
from cscsim.statistics import summary

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from cscsim.results import Result

# Okabe and Ito's palette, told apart with any colour vision.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
LICENCE = "Figures of DfE and ONS under the Open Government Licence v3.0"


def arms(result: Result, block: Block, authority: str, ax: Axes | None = None) -> Axes:
    """Each arm's mean, with a band that holds the middle 95% of replicates."""
    ax = _new_axes() if ax is None else ax
    where = list(block.labels[2]).index(authority)
    for position, arm in enumerate(block.labels[0]):
        told = summary(block.values[position][:, where], block.groups)
        colour = COLOURS[position % len(COLOURS)]
        ax.plot(block.labels[3], told["mean"], color=colour, marker=_marker(block), label=arm)
        ax.fill_between(
            block.labels[3], told["spread_low"], told["spread_high"], color=colour, alpha=0.15, linewidth=0
        )
    ax.legend(frameon=False)
    _dress(ax, block, authority)
    ax.set_ylabel(block.units)
    sign(ax, result, "Lines: means; bands: middle 95% of replicates")
    return ax


def difference(result: Result, block: Block, arm: str, authority: str, ax: Axes | None = None) -> Axes:
    """Mean paired difference, with the 95% interval of the mean inside the middle 95% of replicates."""
    ax = _new_axes() if ax is None else ax
    where = list(block.labels[2]).index(authority)
    told = summary(paired(block, arm)[:, where], block.groups)
    periods, colour = block.labels[3], COLOURS[1]
    ax.axhline(0, color="#777777", linewidth=0.8)
    ax.fill_between(periods, told["spread_low"], told["spread_high"], color=colour, alpha=0.12, linewidth=0)
    ax.fill_between(periods, told["low"], told["high"], color=colour, alpha=0.35, linewidth=0)
    ax.plot(periods, told["mean"], color=colour, marker=_marker(block))
    _dress(ax, block, authority)
    unit = "percentage points" if block.units == "percent" else block.units
    ax.set_ylabel(f"{unit}, {arm} less {block.labels[0][0]}")
    sign(ax, result, "Line: mean paired difference; dark: its 95% interval; light: middle 95% of replicates")
    return ax


def figure(result: Result, id: str, *, authority: str, monthly: bool) -> Figure:
    """All arms and, where there are two or more, the difference of each from the first."""
    from matplotlib.figure import Figure

    block = result.block(id, monthly=monthly)
    others = result.arms[1:]
    drawn = Figure(figsize=(6.4 * (1 + len(others)), 4.8), layout="constrained")
    axes = drawn.subplots(1, 1 + len(others), squeeze=False)[0]
    arms(result, block, authority, axes[0])
    for arm, ax in zip(others, axes[1:], strict=True):
        difference(result, block, arm, authority, ax)
    return drawn


def _new_axes() -> Axes:
    import matplotlib.pyplot as plt

    return plt.subplots(figsize=(6.4, 4.8), layout="constrained")[1]


def _marker(block: Block) -> str:
    return "o" if len(block.labels[3]) <= 12 else ""


def _dress(ax: Axes, block: Block, authority: str) -> None:
    area = "whole area" if authority == "all" else authority
    title = textwrap.fill(block.long_name, 60, max_lines=2, placeholder=" ...")
    ax.set_title(f"{title}\n{block.id}, {area}", fontsize=9)
    ends = block.labels[3]
    if len(ends) <= 12:
        ax.set_xticks(ends, [end.item().strftime("%b %Y") for end in ends])
    months = len(ends) > 1 and (ends[1] - ends[0]).astype("timedelta64[D]").astype(int) < 40
    ax.set_xlabel("month ending" if months else "year ending")
    ax.spines[["top", "right"]].set_visible(False)
    ax.grid(axis="y", alpha=0.2)


def sign(ax: Axes, result: Result, meaning: str) -> None:
    """The source line: what the bands are, which run this is, whose figures it stands on."""
    done = f"{result.replicates} of {result.planned}" if not result.complete else f"{result.replicates}"
    told = f"{meaning}.\n{result.name}, seed {result.seed}, {done} replicates. {LICENCE}."
    ax.annotate(
        told, (0, 0), (0, -38), xycoords="axes fraction", textcoords="offset points", fontsize=6.5, va="top"
    )
