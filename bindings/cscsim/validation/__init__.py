"""The calibrated baseline against the published figures: England, each authority, the years."""

from cscsim.validation.local import authorities, forecasts, spread
from cscsim.validation.national import (
    INTERVAL,
    Target,
    baseline,
    gradient,
    months,
    posterior,
    scores,
    targets,
)
from cscsim.validation.trends import by_driver, hindcast, prediction

__all__ = [
    "INTERVAL",
    "Target",
    "authorities",
    "baseline",
    "by_driver",
    "forecasts",
    "gradient",
    "hindcast",
    "months",
    "posterior",
    "prediction",
    "scores",
    "spread",
    "targets",
]
