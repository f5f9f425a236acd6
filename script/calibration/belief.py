"""What is believed of the parameters: a normal over the standard normals of priors.py, changed by runs.

Figures are held in tolerances off the published one: 0 is a hit and 1 the edge of what is accepted. Near the
belief a figure is taken as linear in the parameters (an emulator, fitted by ridge regression to runs); with
normal priors and normal misfits the posterior then follows in one step. Waves of new runs where the posterior
lies make the emulators local, so that what is not linear is seen and corrected.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import RidgeCV

DISCREPANCY = 0.5
"""Standard deviation, in tolerances, by which the model may miss a figure at its best parameters: assumed.

A figure is to come within one tolerance; so a model that can do that is one whose misfits are of this size.
"""


@dataclass(frozen=True)
class Belief:
    """Normal over standardised parameters."""

    mean: np.ndarray
    covariance: np.ndarray

    @classmethod
    def prior(cls, size: int) -> Belief:
        return cls(np.zeros(size), np.eye(size))

    @property
    def is_prior(self) -> bool:
        """Whether nothing was seen yet."""
        return not self.mean.any() and np.array_equal(self.covariance, np.eye(len(self.mean)))

    def draw(self, n: int, seed: int, widen: float = 1.0) -> np.ndarray:
        """[n, parameter]; `widen` multiplies standard deviations."""
        root = np.linalg.cholesky(self.covariance + 1e-9 * np.eye(len(self.mean)))
        return self.mean + widen * np.random.default_rng(seed).standard_normal((n, len(self.mean))) @ root.T

    @property
    def sd(self) -> np.ndarray:
        """Against 1 before anything was seen."""
        return np.sqrt(np.diag(self.covariance))


@dataclass(frozen=True)
class Emulators:
    """Figures as linear functions of the parameters: off = at + slope (x - around)."""

    around: np.ndarray
    at: np.ndarray
    slope: np.ndarray
    """[figure, parameter]"""
    residual: np.ndarray
    """Standard deviation of a run from what the others predict of it, its own chance included."""

    @classmethod
    def fit(cls, x: np.ndarray, off: np.ndarray) -> Emulators:
        around = x.mean(axis=0)
        slopes, at, residual = [], [], []
        for figure in off.T:
            model = RidgeCV(alphas=np.logspace(-1, 4, 11)).fit(x - around, figure)
            slopes.append(model.coef_)
            at.append(model.intercept_)
            residual.append(np.sqrt(-model.best_score_))
        return cls(around, np.array(at), np.array(slopes), np.array(residual))

    def predict(self, x: np.ndarray) -> np.ndarray:
        """[point, figure]"""
        return self.at + (np.atleast_2d(x) - self.around) @ self.slope.T


def posterior(
    emulators: Emulators, variance: np.ndarray, use: np.ndarray, learns: np.ndarray | None = None
) -> Belief:
    """The prior changed by the figures in `use`; variance: of a misfit, by figure.

    learns: which parameters the figures may narrow (left out: all). The others keep their prior, and those
    that learn follow each value of theirs: a posterior with its feedback cut. So what is no more than a side
    effect of the model's own constants is not taken for knowledge.
    """
    slope, weight = emulators.slope[use], 1 / variance[use]
    at_zero = (emulators.at - emulators.slope @ emulators.around)[use]
    free = np.ones(slope.shape[1], dtype=bool) if learns is None else learns
    precision = np.eye(free.sum()) + (slope[:, free].T * weight) @ slope[:, free]
    own = np.linalg.inv(precision)
    gain = -own @ (slope[:, free].T * weight)
    follows = gain @ slope[:, ~free]
    mean, covariance = np.zeros(len(free)), np.eye(len(free))
    mean[free] = gain @ at_zero
    covariance[np.ix_(free, free)] = own + follows @ follows.T
    covariance[np.ix_(free, ~free)] = follows
    covariance[np.ix_(~free, free)] = follows.T
    return Belief(mean, covariance)


def implausibility(emulators: Emulators, variance: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Of each point its third worst figure, in standard deviations: beyond 3 it is ruled out."""
    worst = np.sort(np.abs(emulators.predict(x)) / np.sqrt(variance), axis=1)
    return worst[:, -3]


def left_out(
    emulators: Emulators, variance: np.ndarray, chance: np.ndarray, blocks: list[str]
) -> dict[str, tuple[int, int]]:
    """Of each block's figures, how many lie within the 90% predicted from the other blocks, and of how many.

    A prediction is uncertain by the parameters, the model's discrepancy, and chance in a year of England.
    """
    held = {}
    for block in dict.fromkeys(blocks):
        inside = np.array([each == block for each in blocks])
        without = posterior(emulators, variance, ~inside)
        slope = emulators.slope[inside]
        spread = np.einsum("ij,jk,ik->i", slope, without.covariance, slope)
        spread += variance[inside] + chance[inside] ** 2
        predicted = emulators.predict(without.mean)[0][inside]
        held[block] = (int(np.sum(np.abs(predicted) < 1.645 * np.sqrt(spread))), int(inside.sum()))
    return held
