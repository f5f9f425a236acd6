"""Numbers, dates and ages as a reader wants them."""

from __future__ import annotations

import math
from datetime import date

NOT_MEASURED = "–"
DAYS_PER_YEAR = 365.25


def number(value: float, *, signed: bool = False, like: float | None = None) -> str:
    """About three digits that matter, thousands apart, a dash where nothing was measured.

    signed : bool           show the sign of a difference; zero has none
    like : float            choose digits and millions as for this number: bounds that stand together
    """
    if math.isnan(value):
        return NOT_MEASURED
    size = abs(value if like is None else like)
    if size >= 1e6:
        text = f"{abs(value) / 1e6:,.{1 if size >= 1e7 else 2}f}m"
    else:
        text = f"{abs(value):,.{0 if size >= 100 else 1 if size >= 1 else 2}f}"
    if not text.strip("0.,m"):
        return "0"
    return ("-" if value < 0 else "+" if signed else "") + text


def interval(low: float, high: float, *, signed: bool = False) -> str:
    """Two bounds, written alike: "-8.2 to +3.1"."""
    if math.isnan(low) or math.isnan(high):
        return NOT_MEASURED
    like = max(abs(low), abs(high))
    return f"{number(low, signed=signed, like=like)} to {number(high, signed=signed, like=like)}"


def broken(id: str, width: int) -> str:
    """An id on as many lines as it needs, broken after underscores."""
    lines = [""]
    for word in id.replace("_", "_ ").split(" "):
        if lines[-1].strip() and len(lines[-1]) + len(word) > width:
            lines.append("  ")
        lines[-1] += word
    return "\n".join(lines)


def long_date(day: date) -> str:
    """A day as a person writes it: "3 May 2019"."""
    return f"{day.day} {day:%B %Y}"


def duration(days: int) -> str:
    """A stretch of time in the unit that suits its length: "9 days", "5 weeks", "14 months", "3.2 years"."""
    if days < 14:
        return _counted(days, "day")
    if days < 91:
        return _counted(days // 7, "week")
    if days < 730:
        return _counted(int(days / DAYS_PER_YEAR * 12), "month")
    return f"{days / DAYS_PER_YEAR:.1f} years"


def age(days: int) -> str:
    """How old someone is so many days after birth: "unborn", "9 days", "5 months", "12 years"."""
    if days < 0:
        return "unborn"
    return duration(days) if days < 730 else f"{int(days / DAYS_PER_YEAR + 1e-3)} years"


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def percent(value: float) -> str:
    """A change in percent with two digits that matter: "+12%", "-0.4%"."""
    return f"{value:+.0f}%" if abs(value) >= 9.5 else f"{value:+.1f}%"
