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

__all__ = [
    "INTERVAL",
    "Target",
    "authorities",
    "baseline",
    "forecasts",
    "gradient",
    "months",
    "posterior",
    "scores",
    "spread",
    "targets",
]
