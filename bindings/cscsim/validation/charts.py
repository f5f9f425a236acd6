"""Charts of the validation page: the simulated year to 31 March 2020 beside the published one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cscsim.charts import COLOURS

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

SIMULATED, PUBLISHED = COLOURS[0], COLOURS[1]

SHARES = {
    "Open episodes of need by age": "cin_31mar_age_",
    "Children looked after by age": "cla_31mar_age_",
    "Children who came into care by age": "cla_started_age_",
    "Ended episodes of need by length": "cin_ended_",
    "Ended plans by length": "cpp_ended_",
    "Ended periods of care by length": "cla_ceased_",
}
"""Distributions of the headline figures, by what their ids begin with; those of a share in percent alone."""


def misfits(scores: pd.DataFrame) -> Figure:
    """Every figure in tolerances off the published one, with the middle 90% of replicates, by block."""
    from matplotlib.figure import Figure

    scored = scores[scores.scored]
    drawn = Figure(figsize=(9, 0.16 * len(scored) + 1), layout="constrained")
    ax = drawn.subplots()
    rows = range(len(scored))
    ax.axvspan(-1, 1, color="#000000", alpha=0.07, linewidth=0)
    ax.axvline(0, color="#777777", linewidth=0.8)
    low = (scored.low - scored.published) / scored.tolerance
    high = (scored.high - scored.published) / scored.tolerance
    ax.hlines(rows, low, high, color=SIMULATED, alpha=0.4, linewidth=2)
    ax.scatter(scored.off, rows, s=9, color=[SIMULATED if met else PUBLISHED for met in scored.met], zorder=3)
    ax.set_yticks(rows, scored.target, fontsize=6)
    ax.invert_yaxis()
    ax.margins(y=0.005)
    ax.set_xlabel("tolerances off the published figure (shaded: within tolerance)")
    _plain(ax)
    return drawn


def shares(scores: pd.DataFrame) -> Figure:
    """Distributions by age and length, published beside simulated."""
    from matplotlib.figure import Figure

    drawn = Figure(figsize=(11, 6.5), layout="constrained")
    for ax, (title, prefix) in zip(drawn.subplots(2, 3).flat, SHARES.items(), strict=True):
        rows = scores[scores.target.str.startswith(prefix) & (scores.unit == "percent")]
        if prefix == "cla_ceased_":
            rows = rows[rows.definition.str.contains("had lasted")]
        places = range(len(rows))
        ax.bar([p - 0.2 for p in places], rows.published, 0.4, color=PUBLISHED, label="published")
        ax.bar([p + 0.2 for p in places], rows.simulated, 0.4, color=SIMULATED, label="simulated")
        ax.vlines([p + 0.2 for p in places], rows.low, rows.high, color="black", linewidth=1)
        names = rows.target.str.removeprefix(prefix).str.removesuffix("_pct").str.replace("_", " ")
        ax.set_xticks(places, names, rotation=45, ha="right", fontsize=7)
        ax.set_title(title, fontsize=9)
        ax.set_ylabel("percent")
        _plain(ax)
    drawn.axes[0].legend(frameon=False, fontsize=8)
    return drawn


def months(table: pd.DataFrame) -> Figure:
    """Referrals by month: frame [period, published, simulated, low, high]."""
    from matplotlib.figure import Figure

    drawn = Figure(figsize=(8, 3.5), layout="constrained")
    ax = drawn.subplots()
    ax.plot(table.period, table.published, color=PUBLISHED, marker="o", label="published")
    ax.plot(table.period, table.simulated, color=SIMULATED, marker="o", label="simulated")
    ax.fill_between(table.period, table.low, table.high, color=SIMULATED, alpha=0.2, linewidth=0)
    _from_zero(ax)
    ax.set_ylabel("referrals a month")
    ax.set_xlabel("month ending")
    ax.legend(frameon=False)
    _plain(ax)
    return drawn


def gradient(table: pd.DataFrame, ratio: tuple[float, float]) -> Figure:
    """Children looked after by fifths of deprivation: frame [quintile, rate, low, high]."""
    from matplotlib.figure import Figure

    drawn = Figure(figsize=(6, 3.5), layout="constrained")
    ax = drawn.subplots()
    ax.bar(table.quintile.str.replace("_", " "), table.rate, color=SIMULATED)
    ax.vlines(range(len(table)), table.low, table.high, color="black", linewidth=1)
    ax.set_xlabel("fifth of neighbourhoods by deprivation")
    ax.set_ylabel("looked after per 10,000 children")
    ax.set_title(
        f"Most to least deprived tenth: simulated {ratio[0]:.1f}, published {ratio[1]:.1f} (DP01)", fontsize=9
    )
    _plain(ax)
    return drawn


def spread(tables: dict[str, pd.DataFrame]) -> Figure:
    """Quantile plots over authorities, a rate each: frame [quantile, published, simulated]."""
    drawn, panels = _panels(list(tables), 2.9, "published", "simulated")
    for ax, (name, table) in zip(panels, tables.items(), strict=True):
        _diagonal(ax, table, 0, 1.05)
        ax.plot(table.published, table.simulated, color=SIMULATED, marker="o")
        for row in table.itertuples():
            ax.annotate(
                row.quantile,
                (row.published, row.simulated),
                fontsize=6,
                xytext=(3, -7),
                textcoords="offset points",
            )
        ax.set_title(f"{name} per 10,000", fontsize=9)
    return drawn


def authorities(tables: dict[str, pd.DataFrame]) -> Figure:
    """Each authority, a measure each: frame [authority, published, simulated, low, high]."""
    drawn, panels = _panels(list(tables), 3.2, "published", "simulated, middle 90%")
    for ax, table in zip(panels, tables.values(), strict=True):
        _diagonal(ax, table, 1, 1.1)
        ax.vlines(table.published, table.low, table.high, color=SIMULATED, alpha=0.3, linewidth=1)
        ax.scatter(table.published, table.simulated, s=8, color=SIMULATED)
        ax.set_xscale("log")
        ax.set_yscale("log")
    return drawn


def years(tables: list[pd.DataFrame], measures: list[str]) -> Figure:
    """Measures by year, a panel each: frames [measure, year, mean, low, high] and, if known, `published`."""
    drawn, panels = _panels(measures, 2.9, "year to 31 March", "England")
    for ax, measure in zip(panels, measures, strict=True):
        for table in tables:
            here = table[table.measure == measure]
            ax.plot(here.year, here["mean"], color=SIMULATED, label="simulated, middle 90%")
            ax.fill_between(here.year, here.low, here.high, color=SIMULATED, alpha=0.2, linewidth=0)
            if "published" in here:
                ax.plot(here.year, here.published, "o", color=PUBLISHED, label="published")
        _from_zero(ax)
        ax.xaxis.get_major_locator().set_params(integer=True)
    drawn.axes[0].legend(*_once(drawn.axes[0]), frameon=False, fontsize=7)
    return drawn


def _panels(names: list[str], height: float, across: str, up: str) -> tuple[Figure, list]:
    """A row of panels, titled; what is measured across stands below each, what up beside the first."""
    from matplotlib.figure import Figure

    drawn = Figure(figsize=(12, height), layout="constrained")
    panels = list(drawn.subplots(1, len(names)))
    for ax, name in zip(panels, names, strict=True):
        ax.set_title(name, fontsize=9)
        ax.set_xlabel(across)
        _plain(ax)
    panels[0].set_ylabel(up)
    return drawn, panels


def _diagonal(ax, table: pd.DataFrame, least: float, room: float) -> None:
    """Where simulated and published are the same."""
    most = room * max(table.published.max(), table.simulated.max())
    ax.plot([least, most], [least, most], color="#777777", linewidth=0.8)


def _once(ax) -> tuple[list, list]:
    """Lines and labels of a panel, each label once."""
    lines, labels = ax.get_legend_handles_labels()
    by_label = dict(zip(labels, lines, strict=True))
    return list(by_label.values()), list(by_label)


def _from_zero(ax) -> None:
    """Counts from zero up, with room for a marker at the top."""
    ax.set_ylim(0, 1.05 * ax.get_ylim()[1])
    ax.yaxis.set_major_formatter("{x:,.0f}")


def _plain(ax) -> None:
    ax.spines[["top", "right"]].set_visible(False)
    ax.grid(alpha=0.2)
