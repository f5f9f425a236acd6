"""How far each parameter is moved when it is asked what the results depend on.

A place u from 0 to 1 is a value between the ends of a parameter's range, by one of these rules:

prior   in calibration_priors.csv: the middle 90% of its prior, even on the prior's scale
stated  its source says "prior LOW to HIGH", or "from 0 to twice the value": even between these
ratio   a positive amount: its value times or by 1.25, even on the log scale (assumed)
odds    a share or chance inside (0, 1): its odds times or by 1.5, even on the logit scale (assumed)
decile  a ratio by decile of deprivation: its value times or by 1.05, which is 1.5 over nine deciles (assumed)
plain   what may be negative, or is 0: its value give or take 5% of the allowed range, even (assumed)

Each is kept inside the allowed range of model_parameters.csv. Left out, with the reason: switches, and what
is 0 by definition.
"""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from calibration import priors

MIDDLE = 1.645
"""Standard deviations to either side that hold 90%."""
RATIO, ODDS, PLAIN, DECILE = 1.25, 1.5, 0.05, 1.05
SWITCHES = ("switch", "0 or 1")
DRAWN = ("local_rates.", "drivers.step_")
OF_DEPARTURES = "protection.conferences_by_enquiries"


@dataclass(frozen=True)
class Range:
    """One parameter, and what it is at a place from 0 to 1."""

    name: str
    rule: str
    base: float
    """At the best fit."""
    centre: float
    """In model_parameters.csv."""
    least: float
    most: float
    prior: priors.Prior | None = None
    stated: tuple[float, float] = (0.0, 0.0)

    def value(self, u):
        """In the parameter's own unit, within what is allowed."""
        z = 2 * np.asarray(u, dtype=float) - 1
        if self.prior is not None:
            return self.prior.value(MIDDLE * z)
        if self.rule in ("ratio", "decile"):
            raw = self.centre * (RATIO if self.rule == "ratio" else DECILE) ** z
        elif self.rule == "odds":
            odds = self.centre / (1 - self.centre) * ODDS**z
            raw = odds / (1 + odds)
        elif self.rule == "stated":
            raw = self.stated[0] + (self.stated[1] - self.stated[0]) * (z + 1) / 2
        else:
            raw = self.centre + PLAIN * (self.most - self.least) * z
        return np.clip(raw, self.least, self.most)

    @property
    def low(self) -> float:
        return float(self.value(0))

    @property
    def high(self) -> float:
        return float(self.value(1))


def read(data: Path) -> tuple[list[Range], dict[str, str]]:
    """Ranges in the order of model_parameters.csv, and why each of the others is left out, by name."""
    known = {prior.name: prior for prior in priors.read(data)}
    best = tomllib.loads((data / "calibrated.toml").read_text(encoding="utf-8"))["model"]
    ranges, left_out = [], {}
    with (data / "model_parameters.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name, value = row["name"], float(row["value"])
            if row["unit"] in SWITCHES:
                left_out[name] = "a switch: it has no range"
            elif name.startswith(DRAWN):
                left_out[name] = "drawn over the posterior alone: at the best fit all years are usual"
            elif name == OF_DEPARTURES:
                left_out[name] = "acts where enquiries are not the usual ones: at the best fit they are"
            elif name.endswith("_unborn") and value == 0:
                left_out[name] = "0 by definition: an unborn child is not in care"
            else:
                ranges.append(_range(row, best.get(name, value), known.get(name)))
    return ranges, left_out


def _range(row: dict[str, str], base: float, prior: priors.Prior | None) -> Range:
    value, low, high = (float(row[key]) for key in ("value", "low", "high"))
    stated = _stated(row["source"], value)
    if prior is not None:
        rule = "prior"
    elif stated:
        rule = "stated"
    elif row["unit"] == "ratio per decile" or row["name"].endswith("_per_decile"):
        rule = "decile"
    elif low < 0 or value == 0:
        rule = "plain"
    elif high <= 1:
        rule = "odds" if value < 1 else "plain"
    else:
        rule = "ratio"
    return Range(row["name"], rule, float(base), value, low, high, prior, stated or (0.0, 0.0))


def _stated(source: str, value: float) -> tuple[float, float] | None:
    """The prior that a source tells in words, if it does."""
    if "prior from 0 to twice the value" in source:
        return min(0, 2 * value), max(0, 2 * value)
    found = re.search(r"prior (-?[\d.]+) to (-?[\d.]*\d)", source)
    return (float(found[1]), float(found[2])) if found else None


def model(ranges: list[Range], u) -> dict[str, float]:
    """A point of places as parameters by name."""
    return {each.name: float(each.value(place)) for each, place in zip(ranges, u, strict=True)}
