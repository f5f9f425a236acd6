"""One child's path through the simulation, in plain words."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from datetime import date
from numbers import Integral
from typing import TYPE_CHECKING

from cscsim import _cscsim, records
from cscsim.wording import DAYS_PER_YEAR, age, duration, long_date

if TYPE_CHECKING:
    import h5py
    import pandas as pd
    from matplotlib.axes import Axes

    from cscsim.results import Result

# Of the events of one day, these say by themselves which stage begins.
BEGIN_A_STAGE = frozenset({"referral", "plan_started", "care_started"})
# The first event of any child; its value is the age in days.
TELL_AGE = frozenset({"referral", "at_start"})
# Days on which trust is told: the worker changes, a review is held, care or the case ends.
TELL_TRUST = frozenset({"worker_changed", "worker_lost", "reviewed", "care_ended", "closed"})
# Their detail is the position of a policy in the file.
OF_POLICIES = frozenset({"enrolled", "enrolment_ended"})


@dataclass(frozen=True)
class Story:
    """What happened to one simulated child; made by `Result.story`.

    `print(story)` tells it in words, `plot()` draws it, trust included. Nothing is told that the event log
    does not hold.
    """

    child: int
    arm: str
    replicate: int
    birth: date
    events: pd.DataFrame = field(repr=False)
    """Tidy frame [day, age, authority, event, detail, value, units, trust, team_trust, text].

    Age in years, unborn below 0; trust in the worker and in the team, 0 to 100, NaN before there is a worker.
    """
    _result: Result = field(repr=False)

    @property
    def text(self) -> str:
        """The whole story, a line per day on which something happened."""
        lines = [f"{day} ({old}): {told}." for day, old, told in self._days()]
        return "\n".join([self._title(), "", *lines])

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw a timeline: bars for stages, legal status, placements, workers and policies; ticks for events;
        lines for trust.

        Returns: matplotlib Axes.
        """
        from cscsim import timeline

        return timeline.draw(self, self._result, ax)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"{self._result!r}.story({self.child}, arm={self.arm!r}, replicate={self.replicate})"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td style='white-space: nowrap'>{day}</td><td style='white-space: nowrap'>{old}</td>"
            f"<td style='text-align: left'>{html.escape(told)}.</td></tr>"
            for day, old, told in self._days()
        )
        head = "<tr><th>Date</th><th>Age</th><th style='text-align: left'>What happened</th></tr>"
        return f"<p>{html.escape(self._title())}</p><table>{head}{rows}</table>"

    def _title(self) -> str:
        places = " and ".join(dict.fromkeys(self.events["authority"]))
        return (
            f"Child {self.child} of {places}, born {long_date(self.birth)}: "
            f"{self.arm}, replicate {self.replicate}"
        )

    def _days(self) -> list[tuple[str, str, str]]:
        """Date, age and what happened, by day."""
        told = []
        for day, group in self.events.groupby("day"):
            begun = not BEGIN_A_STAGE.isdisjoint(group["event"])
            texts = group["text"][~(group["event"].eq("stage") & begun)]
            on = day.date()
            words = [*dict.fromkeys(texts), *_trust_of_day(group)]
            told.append((long_date(on), age((on - self.birth).days), ". ".join(words)))
        return told


def _trust_of_day(events: pd.DataFrame) -> list[str]:
    """Trust in worker and team on a day on which it is told; before and after, if the worker changes."""
    known = events[events["event"].isin(TELL_TRUST)].dropna(subset=["trust", "team_trust"])
    if known.empty:
        return []
    worker, team = (
        ", then ".join(dict.fromkeys(f"{percent:.0f}" for percent in known[name]))
        for name in ("trust", "team_trust")
    )
    return [f"Trust in the worker {worker}, in the team {team} of 100"]


def read(result: Result, file: h5py.File, child: int | None, arm: str, replicate: int) -> Story:
    """The story of a child, or of the one with most events, in an arm and replicate that the file holds."""
    if "value" not in file["events"]:
        raise _cscsim.InputError(
            f"{result.path}: format {result.format_version} logs too little for a story. "
            "Run the scenario again."
        )
    id = child if child is None or (isinstance(child, Integral) and 0 <= child < 2**64) else -1
    rows = None
    if id != -1:
        id, rows = records.events_of(file, arm, replicate, None if id is None else int(id))
    if rows is None or rows.empty:
        raise _cscsim.InputError(
            f"{result.path}: no child {child!r} in the events of arm {arm!r}, replicate {replicate}. "
            "Choose one of events(), or leave it out for the child with most events."
        )
    return _told(result, rows, id, arm, replicate, list(file.get("policies", {})))


def _told(
    result: Result, rows: pd.DataFrame, child: int, arm: str, replicate: int, policies: list[str]
) -> Story:
    import pandas as pd

    catalogue = {event["name"]: event for event in _cscsim.event_catalogue()}
    first = rows[rows["event"].isin(TELL_AGE)].iloc[0]
    birth = first["day"] - pd.Timedelta(days=round(float(first["value"])))
    frame = pd.DataFrame({"day": rows["day"], "age": (rows["day"] - birth).dt.days / DAYS_PER_YEAR})
    frame["authority"], frame["event"] = rows["authority"].astype(str), rows["event"].astype(str)
    told = []
    for name, code, value in zip(frame["event"], rows["detail"], rows["value"], strict=True):
        event = catalogue[name]
        words, units = event["details"], event["units"]
        detail = words[code] if words else policies[code] if name in OF_POLICIES else ""
        text = _sentence(event["words"], detail, float(value), units)
        told.append((detail, float(value) if units else float("nan"), units, text))
    frame[["detail", "value", "units", "text"]] = told
    texts = frame.pop("text")
    frame["trust"], frame["team_trust"], frame["text"] = rows["trust"], rows["team_trust"], texts
    return Story(child, arm, replicate, birth.date(), frame, result)


def _sentence(words: str, detail: str, value: float, units: str) -> str:
    """The words of an event with its detail and value; what stands in [brackets] goes if the value is 0."""
    words = re.sub(r"\[(.*)\]", r"\1" if value else "", words)
    amount = duration(round(value)) if units == "days" else f"{value:.0f}"
    if units not in ("days", "1"):
        amount += f" {units}"
    return words.replace("{detail}", detail).replace("{value}", amount)
