"""Many policies against one baseline, by how well each is evidenced, and never ranked by what came out."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cscsim import _cscsim
from cscsim.comparison import paired
from cscsim.policies import NamedPolicy, catalogue
from cscsim.python_policy import Policy
from cscsim.results import WHOLE_AREA, Result
from cscsim.scenario import Scenario
from cscsim.statistics import summary

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from matplotlib.figure import Figure

GRADES = ("HIGH", "MEDIUM", "LOW", "VERY LOW", "NONE")
"""Strengths of evidence, the surest first; a range counts as its weaker end."""

MEASURES = ("cla_started", "cla_31mar", "cpp_31mar", "s47_enquiries")
"""What is compared if nothing else is named: of each, fewer is taken to help."""

MORE_HELPS = ("cla_wellbeing_mean", "care_leavers_19_21_in_education_or_work_pct")
"""Measures of which more is taken to help."""


@dataclass(frozen=True, eq=False)
class PolicyComparison:
    """What each of several policies would do, beside how well each is evidenced.

    table : frame           [grade, policy, measure, difference, low, high, spread_low, spread_high,
        prior_share, helps, cost_gbp, harm_days_unseen, cla_wellbeing_mean]: a row a policy and measure, by
        grade and then by name. `difference` is of the last year, paired; `low` to `high` the 95% interval of
        its mean, `spread_low` to `spread_high` the middle 95% of replicates; `prior_share` the share of their
        variance that comes of effects for which there is little but a prior; `helps` the share of replicates
        in which it goes the way that is taken to help; `cost_gbp` what is spent more over the whole run
    result : Result         the run behind it
    """

    table: pd.DataFrame
    result: Result
    authority: str

    def __repr__(self) -> str:
        shown = self.table.drop(columns=["spread_low", "spread_high"])
        return f"{self.title}\n{shown.to_string(index=False, float_format='{:.3g}'.format)}"

    @property
    def title(self) -> str:
        """Which area, and what a reader must know."""
        area = "whole area" if self.authority == WHOLE_AREA else f"{self.authority} (illustrative)"
        return (
            f"{area}, {self.result.replicates} replicates against {self.result.arms[0]!r}; by strength of "
            "evidence, not by size of effect"
        )

    def plot(self, measure: str = MEASURES[0]) -> Figure:
        """Forest plot of one measure: mean differences with both intervals, grouped by grade of evidence."""
        from matplotlib.figure import Figure

        from cscsim.charts import COLOURS, LICENCE

        rows = self.table[self.table.measure == measure]
        if rows.empty:
            known = ", ".join(self.table.measure.unique())
            raise _cscsim.InputError(f"plot: no measure {measure!r} was compared (compared: {known}).")
        drawn = Figure(figsize=(9, 1.6 + 0.28 * (len(rows) + rows.grade.nunique())), layout="constrained")
        ax = drawn.subplots()
        place, ticks, names = 0.0, [], []
        for grade, each in rows.groupby("grade", sort=False):
            ax.annotate(
                f"evidence: {grade}",
                (0, place),
                xycoords=("axes fraction", "data"),
                fontsize=8,
                weight="bold",
            )
            for row in each.itertuples():
                place += 1
                ax.plot(
                    [row.spread_low, row.spread_high],
                    [place, place],
                    color=COLOURS[0],
                    linewidth=1,
                    alpha=0.5,
                )
                ax.plot([row.low, row.high], [place, place], color=COLOURS[0], linewidth=3)
                ax.plot(row.difference, place, "o", color=COLOURS[1])
                ticks.append(place)
                names.append(row.policy)
            place += 1
        ax.axvline(0, color="#777777", linewidth=0.8)
        ax.set_yticks(ticks, names, fontsize=8)
        ax.invert_yaxis()
        block = self.result.block(measure)
        ax.set_xlabel(f"{block.units}, policy less {self.result.arms[0]}, last year: {measure}")
        ax.set_title(self.title, fontsize=9)
        ax.spines[["top", "right"]].set_visible(False)
        ax.grid(axis="x", alpha=0.2)
        drawn.supxlabel(
            f"Dots: means; thick: their 95% interval; thin: middle 95% of replicates. {LICENCE}.",
            fontsize=6.5,
        )
        return drawn


def compare_policies(
    scenario: Scenario,
    policies: Sequence[NamedPolicy | Policy],
    *,
    measures: Sequence[str] = MEASURES,
    authority: str = WHOLE_AREA,
    path: str | os.PathLike[str] | None = None,
    replicates: int | None = None,
    seed: int | None = None,
    progress: bool = True,
) -> PolicyComparison:
    """Run each policy against the first arm of a scenario, all with the same chance.

    scenario : Scenario     of one arm: what the policies are compared with
    policies : list         of `cscsim.policies`, or written in Python; each is an arm of its own
    measures : list         ids; what is compared
    authority : str         a name, or "all" for the whole area
    path                    where the run is written; left out: a file that is removed when Python ends
    replicates, seed : int  as in `run`

    Returns: PolicyComparison. No order in it goes by what came out.
    Raises: InputError if the scenario has arms of its own, or two policies the same id.
    """
    from cscsim.running import run

    if len(scenario.arms) != 1:
        raise _cscsim.InputError(
            f"compare_policies: the scenario has {len(scenario.arms)} arms (1 is needed, the baseline). "
            "Leave out the others: each policy gets an arm of its own."
        )
    ids = [policy.id for policy in policies]
    twice = next((id for id in ids if ids.count(id) > 1), None)
    if twice is not None:
        raise _cscsim.InputError(f"compare_policies: policy {twice!r} is given twice. Leave one out.")
    for policy in policies:
        scenario = scenario.with_arm(policy.id, policy)
        if isinstance(policy, NamedPolicy) and _uncertain(policy.id):
            scenario = scenario.with_arm(_fixed(policy.id), _at_its_mean(policy))
    if path is None:
        folder = tempfile.TemporaryDirectory(prefix="cscsim-")
        _KEPT.append(folder)
        path = Path(folder.name) / "policies.h5"
    result = run(scenario, path, replicates=replicates, seed=seed, progress=progress)
    return PolicyComparison(_table(result, ids, measures, authority), result, authority)


_KEPT: list[tempfile.TemporaryDirectory] = []  # until Python ends


def _fixed(id: str) -> str:
    return f"{id}, effects at their means"


def _uncertain(id: str) -> list[dict]:
    """Effects of a policy of the catalogue that are drawn."""
    return [effect for effect in catalogue()[id]["effects"] if effect["log_sd"] > 0]


def _at_its_mean(policy: NamedPolicy) -> NamedPolicy:
    """The same policy with every effect fixed that is drawn and that its user did not fix."""
    import math

    fixed = {f"{effect['lever']}_ratio": math.exp(effect["log_mean"]) for effect in _uncertain(policy.id)}
    return type(policy)(**{**fixed, **policy.parameters})


def _grade(id: str) -> str:
    """Grade of evidence: the weaker end of what the register says."""
    said = catalogue().get(id, {"evidence_strength": "NONE"})["evidence_strength"].split("(")[0].upper()
    return next((grade for grade in ("VERY LOW", "LOW", "MEDIUM", "HIGH") if grade in said), "NONE")


def _prior_weight(id: str) -> float:
    """How much of what is known of its effects is prior: mean of prior precision over precision."""
    effects = _uncertain(id)
    return sum((e["log_sd"] / e["prior_sd"]) ** 2 for e in effects) / len(effects) if effects else 0.0


def _table(result: Result, ids: list[str], measures: Sequence[str], authority: str) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    result.require_authority(authority)
    beside = ("harm_days_unseen", "cla_wellbeing_mean")
    blocks = {id: result.block(id) for id in dict.fromkeys([*measures, *beside, "spend_total_gbp"])}
    arms = list(result.arms)

    def differences(measure: str, arm: str) -> np.ndarray:
        block = blocks[measure]
        return paired(block, arm)[:, list(block.labels[2]).index(authority)]

    rows = []
    for id in ids:
        weight = _prior_weight(id) if _fixed(id) in arms else 0.0
        for measure in measures:
            last = differences(measure, id)[:, -1]
            told = summary(last, blocks[measure].groups)
            share = float("nan")
            if _fixed(id) in arms and np.nanvar(last) > 0:
                share = weight * max(
                    0.0, 1 - np.nanvar(differences(measure, _fixed(id))[:, -1]) / np.nanvar(last)
                )
            better = last > 0 if measure in MORE_HELPS else last < 0
            rows.append(
                {
                    "grade": _grade(id),
                    "policy": id,
                    "measure": measure,
                    "difference": float(told["mean"]),
                    **{name: float(told[name]) for name in ("low", "high", "spread_low", "spread_high")},
                    "prior_share": share,
                    "helps": float(np.mean(better)),
                    "cost_gbp": float(differences("spend_total_gbp", id).sum(axis=1).mean()),
                    **{each: float(np.nanmean(differences(each, id)[:, -1])) for each in beside},
                }
            )
    table = pd.DataFrame(rows)
    table["grade"] = pd.Categorical(table.grade, categories=GRADES, ordered=True)
    return table.sort_values(["grade", "policy"], kind="stable", ignore_index=True)
