"""What is known of the parameters before the model is held against England: calibration_priors.csv.

A parameter is handled as a standard normal x around its value in model_parameters.csv, the centre:

ratio   value = centre (1 + sd x): rates and shares, in which published figures are nearly linear
log     value = centre exp(sd x): what may well be double or half
logit   the same for the odds of the place within the range
plain   value = centre + sd x
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Prior:
    """One parameter: normal on its scale, around the value of the table."""

    name: str
    scale: str
    sd: float
    centre: float
    low: float
    high: float
    learns: bool = True
    """Whether figures may narrow it; if not, it stays as uncertain as it was (model.md, section 7)."""

    def value(self, x):
        """Of a standard normal, in the parameter's own unit, within its range."""
        if self.scale == "ratio":
            raw = self.centre * (1 + self.sd * np.asarray(x))
        elif self.scale == "log":
            raw = self.centre * np.exp(self.sd * np.asarray(x))
        elif self.scale == "logit":
            span = self.high - self.low
            share = (self.centre - self.low) / span
            raw = self.low + span / (1 + np.exp(-(np.log(share / (1 - share)) + self.sd * np.asarray(x))))
        else:
            raw = self.centre + self.sd * np.asarray(x)
        return np.clip(raw, self.low, self.high)

    def x(self, value):
        """The standard normal of a value: the inverse of `value`, within its range."""
        value = np.asarray(value, dtype=float)
        if self.scale == "ratio":
            return (value / self.centre - 1) / self.sd
        if self.scale == "log":
            return np.log(value / self.centre) / self.sd
        if self.scale == "logit":
            odds = [(v - self.low) / np.maximum(1e-12, self.high - v) for v in (value, self.centre)]
            return np.log(np.maximum(1e-12, odds[0]) / odds[1]) / self.sd
        return (value - self.centre) / self.sd


def read(data: Path) -> list[Prior]:
    """The priors in the order of their table."""
    with (data / "model_parameters.csv").open(newline="", encoding="utf-8") as file:
        known = {row["name"]: row for row in csv.DictReader(file)}
    with (data / "calibration_priors.csv").open(newline="", encoding="utf-8") as file:
        return [_prior(row, known[row["name"]]) for row in csv.DictReader(file)]


def _prior(row: dict[str, str], known: dict[str, str]) -> Prior:
    centre, low, high = (float(known[key]) for key in ("value", "low", "high"))
    return Prior(row["name"], row["scale"], float(row["sd"]), centre, low, high, row["learns"] == "yes")


def values(priors: list[Prior], x) -> dict[str, float]:
    """A point of the standard normals as parameters by name."""
    return {prior.name: float(prior.value(each)) for prior, each in zip(priors, x, strict=True)}
