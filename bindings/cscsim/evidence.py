"""What is known of a policy: every published figure, how each became a prior, and what is not known."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cscsim import policies
from cscsim.tables_of_figures import data_directory

if TYPE_CHECKING:
    import pandas as pd

FACTS = {
    "origin": "from",
    "target_group": "for",
    "staffing_and_capacity": "staff and places",
    "lead_time": "lead time",
    "adopters": "adopted by",
    "fidelity_evidence": "delivery",
    "notes": "notes",
}
"""Columns of innovations.csv that are told, and how they are called."""

FIGURES = [
    "outcome",
    "comparison",
    "effect_value",
    "effect_metric",
    "ci_low",
    "ci_high",
    "n",
    "design",
    "followup",
    "year",
    "direction",
    "confidence",
    "source_title",
    "source_url",
    "notes",
]
"""Columns of effects.csv that are told."""

COSTS = ["cost_item", "value", "unit", "year", "source"]
"""Columns of innovation_costs.csv that are told."""

TRIALS = ["outcome", "group", "published", "mean", "low", "high", "trials"]
"""Columns of trials.csv, made by script/trials."""

SIMULATED = "Its study, simulated (it is built from it: verification, not validation)"


@dataclass(frozen=True, eq=False)
class Evidence:
    """The register's page on one policy.

    id, name, mechanism, strength : str
    facts : dict            what innovations.csv says of it, by how it is called
    effects : frame         [lever, on, outcome, design, figure, standard_error, bias_sd, prior_sd, mean, low,
        high, reading]: what it does to each lever: the published figure as a ratio, with its standard error
        and the standard deviations of bias and of the sceptical prior (all of logs); then the mean and the
        middle 90% of the ratio that is drawn in each replicate, before what is lost at scale
    figures : frame         every row of effects.csv on it, null and negative ones too
    costs : frame           every row of innovation_costs.csv on it
    trials : frame          the study that it is built from, simulated (trials.csv)
    notes : list            what is known where effects.csv has no row
    not_known : list        what no figure says
    """

    id: str
    name: str
    mechanism: str
    strength: str
    facts: dict[str, str]
    effects: pd.DataFrame
    figures: pd.DataFrame
    costs: pd.DataFrame
    trials: pd.DataFrame
    notes: list[str]
    not_known: list[str]

    def __str__(self) -> str:
        lines = [f"{self.name} ({self.id})", "", self.mechanism, ""]
        lines += [f"{called}: {text}" for called, text in self.facts.items()]
        lines += [f"strength of the evidence: {self.strength}", "", "Effects, drawn in each replicate"]
        lines += [f"- {line}" for line in effect_lines(self)] or ["- none"]
        lines += ["", "Every published figure"]
        lines += [f"- {line}" for line in figure_lines(self)] or ["- none"]
        if len(self.trials):
            lines += ["", SIMULATED, *(f"- {line}" for line in trial_lines(self))]
        lines += ["", "Costs"]
        lines += [f"- {line}" for line in cost_lines(self)] or ["- none was found"]
        lines += ["", "Not known"]
        lines += [f"- {line}" for line in self.not_known] or ["- nothing is said"]
        return "\n".join(lines)


def effect_lines(evidence: Evidence) -> list[str]:
    """One line an effect: the ratio that is drawn, and what it comes of."""
    lines = []
    for row in evidence.effects.itertuples():
        ratio = (
            f"{row.mean:.2f}" if row.low == row.high else f"{row.mean:.2f} ({row.low:.2f} to {row.high:.2f})"
        )
        published = f", published {row.figure:.2f}" if row.design not in ("no figure", "by design") else ""
        lines.append(f"{row.lever} of {row.on}: {ratio}; {row.design}{published}: {row.reading}")
    return lines


def figure_lines(evidence: Evidence) -> list[str]:
    """One line a row of effects.csv."""
    lines = list(evidence.notes)
    for row in evidence.figures.to_dict("records"):
        interval = f" ({row['ci_low']} to {row['ci_high']})" if row["ci_low"] else ""
        what = " ".join(part for part in (row["effect_value"], row["effect_metric"]) if part) + interval
        where = ", ".join(part for part in (row["design"], row["followup"], row["year"]) if part)
        direction = f" [{row['direction']}]" if row["direction"] else ""
        note = f". {row['notes']}" if row["notes"] else ""
        lines.append(f"{row['outcome']}: {what} ({where}){direction}{note}")
    return lines


def trial_lines(evidence: Evidence) -> list[str]:
    """One line a figure of the simulated study: published, and the mean and middle 90% of the trials."""
    return [
        f"{row['outcome']}, {row['group']}: {row['published']}%, simulated {row['mean']} "
        f"({row['low']} to {row['high']}) in {row['trials']} trials"
        for row in evidence.trials.to_dict("records")
    ]


def cost_lines(evidence: Evidence) -> list[str]:
    """One line a row of innovation_costs.csv."""
    return [
        f"{row['cost_item']}: {row['value']} {row['unit']}, {row['year']} ({row['source']})"
        for row in evidence.costs.to_dict("records")
    ]


def of(id: str) -> Evidence:
    """Read the register on one policy.

    id : str                an id of the catalogue

    Raises: InputError if there is no such policy.
    Source: effects.csv, innovations.csv, innovation_costs.csv, and the priors of models/policies.
    """
    import numpy as np
    import pandas as pd

    policy = policies.described(id)
    rows = []
    for effect in policy["effects"]:
        spread = 1.644854 * effect["log_sd"]
        rows.append(
            {
                "lever": effect["lever"],
                **{
                    name: effect[name]
                    for name in ("on", "outcome", "design", "figure", "standard_error", "bias_sd", "prior_sd")
                },
                "mean": np.exp(effect["log_mean"]),
                "low": np.exp(effect["log_mean"] - spread),
                "high": np.exp(effect["log_mean"] + spread),
                "reading": effect["reading"],
            }
        )
    columns = ["lever", "on", "outcome", "design", "figure", "standard_error", "bias_sd", "prior_sd"]
    columns += ["mean", "low", "high", "reading"]
    about = _table("innovations.csv").set_index("id")
    facts = about.loc[id] if id in about.index else {}
    return Evidence(
        id=id,
        name=policy["name"],
        mechanism=policy["mechanism"],
        strength=policy["evidence_strength"],
        facts={called: facts[name] for name, called in FACTS.items() if len(facts) and facts[name]},
        effects=pd.DataFrame(rows, columns=columns),
        figures=_on("effects.csv", id, FIGURES),
        costs=_on("innovation_costs.csv", id, COSTS),
        trials=_on("trials.csv", id, TRIALS),
        notes=policy["evidence"],
        not_known=policy["not_known"],
    )


@functools.cache
def _table(name: str) -> pd.DataFrame:
    import pandas as pd

    return pd.read_csv(Path(data_directory()) / name, dtype=str).fillna("")


def _on(name: str, id: str, columns: list[str]) -> pd.DataFrame:
    """Rows of a table on one innovation."""
    table = _table(name)
    return table[table.innovation_id == id][columns].reset_index(drop=True)
