"""The timeline chart of one child's story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cscsim import charts
from cscsim.wording import long_date

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from cscsim.results import Result
    from cscsim.story import Story

OFF_THE_BOOKS = ("closed", "no_further_action", "not_in_need")


class Lane(NamedTuple):
    """Events that begin and end bars of one kind; a beginning ends the bar before it, unless parallel."""

    begin: tuple[str, ...]
    end: tuple[str, ...]
    row: str | None = None
    """Name of the one row of all bars; None: a row for each detail."""
    parallel: bool = False


LANES = (
    Lane(("at_start", "stage"), OFF_THE_BOOKS),
    Lane(("in_care_at_start", "legal_status"), ("care_ended",)),
    Lane(("placed_at_start", "placed"), ("placement_ended",)),
    Lane(("at_start", "worker_changed"), ("worker_lost", *OFF_THE_BOOKS), row="worker"),
    Lane(("enrolled",), ("enrolment_ended",), parallel=True),
)
# Columns of the events, with the names of their rows.
TRUST = {"trust": "trust in the worker", "team_trust": "trust in the team"}
# Seen as the beginning or the end of a bar.
BAR_EVENTS = {"plan_started", "plan_ended"}.union(*({*lane.begin, *lane.end} for lane in LANES)) - {
    *OFF_THE_BOOKS,
    "care_ended",
}


class Bar(NamedTuple):
    row: str
    begin: pd.Timestamp
    end: pd.Timestamp


def bars(events: pd.DataFrame, lane: Lane, until: pd.Timestamp) -> Iterator[Bar]:
    """The bars of a lane, in order of their ends; those still open end with the run."""
    running: dict[str, tuple[str, pd.Timestamp]] = {}
    for day, event, detail in zip(events["day"], events["event"], events["detail"], strict=True):
        if event not in lane.begin and event not in lane.end:
            continue
        key = detail if lane.parallel else ""
        if key in running:
            row, begun = running.pop(key)
            yield Bar(row, begun, day)
        if event in lane.begin:
            running[key] = (lane.row or detail, day)
    for row, begun in running.values():
        yield Bar(row, begun, until)


def draw(story: Story, result: Result, ax: Axes | None = None) -> Axes:
    """Bars for what lasts, ticks for what happens on a day, lines for trust; none for what never came."""
    import pandas as pd
    from matplotlib.colors import to_rgba

    until = pd.Timestamp(result.measure(result.measures[0])["period"].max()) + pd.Timedelta(days=1)
    lanes = [list(bars(story.events, lane, until)) for lane in LANES]
    lanes = [sorted(lane, key=lambda bar: bar.begin) for lane in lanes]
    ticks = story.events[~story.events["event"].isin(BAR_EVENTS)]
    names = list(dict.fromkeys(ticks["event"]))
    # The stage of a referral lasts a day or so: its tick says it all.
    rows = [
        (lane, row)
        for lane, drawn in enumerate(lanes)
        for row in dict.fromkeys(bar.row for bar in drawn)
        if row not in names
    ]
    trusts = {row: story.events.set_index("day")[name].dropna() for name, row in TRUST.items()}
    trusts = {row: trust for row, trust in trusts.items() if len(trust)}
    labels = [*(row for _, row in rows), *map(_plain, names), *trusts]
    ax = _new_axes(len(labels)) if ax is None else ax

    for position, (lane, row) in enumerate(rows):
        of_row = [bar for bar in lanes[lane] if bar.row == row]
        ax.barh(
            [position] * len(of_row),
            [bar.end - bar.begin for bar in of_row],
            left=[bar.begin for bar in of_row],
            height=0.7,
            color=[to_rgba(charts.COLOURS[lane], 1 - 0.45 * (i % 2)) for i in range(len(of_row))],
        )
    for position, name in enumerate(names, start=len(rows)):
        days = ticks["day"][ticks["event"] == name]
        ax.plot(days, [position] * len(days), "|", color="black", markersize=9, markeredgewidth=1.6)
    for position, trust in enumerate(trusts.values(), start=len(rows) + len(names)):
        _draw_percent(ax, position, trust)
    ax.set_yticks(range(len(labels)), labels)
    _dress(ax, story, until)
    charts.sign(
        ax,
        result,
        "Bars: what lasts, each new one in another shade; ticks: what happened on a day; trust: none to full",
    )
    return ax


def _draw_percent(ax: Axes, position: int, percent: pd.Series) -> None:
    """A line within its row: none at the bottom, full at the top."""
    bottom, height = position + 0.45, 0.9
    line = bottom - height * percent / 100
    ax.fill_between(percent.index, bottom, line, color=charts.COLOURS[0], alpha=0.25, linewidth=0)
    ax.plot(percent.index, line, color=charts.COLOURS[0], linewidth=1.2)


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _new_axes(rows: int) -> Axes:
    import matplotlib.pyplot as plt

    return plt.subplots(figsize=(9, 1.6 + 0.24 * rows), layout="constrained")[1]


def _dress(ax: Axes, story: Story, until: pd.Timestamp) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    places = " and ".join(dict.fromkeys(story.events["authority"]))
    of = f"Child {story.child} of {places}, born {long_date(story.birth)}"
    ax.set_title(f"{of}\n{story.arm}, replicate {story.replicate}", fontsize=9)
    begin = story.events["day"].min()
    margin = (until - begin) * 0.01
    ax.set_xlim(begin - margin, until + margin)
    ax.set_xlabel("date")
    ax.xaxis.set_major_locator(AutoDateLocator())
    ax.xaxis.set_major_formatter(ConciseDateFormatter(ax.xaxis.get_major_locator()))
    ax.invert_yaxis()
    ax.tick_params(axis="y", labelsize=8, length=0)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.grid(axis="x", alpha=0.2)
