"""Every input of the model as one frame: parameters, keys of policies, columns of tables.

What is assumed stands in model_parameters.csv, what is known before and after the figures in
calibration_priors.csv and posterior_summary.csv, what moving it does in sensitivity_*.csv, what a policy
takes in its own catalogue, and which columns a run reads in columns_read.csv.
"""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cscsim import _cscsim
from cscsim.catalogue import parameters
from cscsim.tables_of_figures import data_directory
from cscsim.wording import percent

if TYPE_CHECKING:
    import pandas as pd

SURE = 4
"""Standard errors that an effect must be from zero to be put in words."""
NAMED = 3
"""Effects put in words, the largest first."""
OURS = "cscsim"


def inputs() -> pd.DataFrame:
    """List every input: what it is, where it comes from, what is known of it, what moving it does.

    Returns: frame, one row an input. Texts are empty and numbers NaN where nothing is to be said.
        kind                    "parameter", "policy" (a key of one) or "table" (a column of one)
        group                   mechanism, policy or table
        name                    as `vary` has it; each once
        value, unit             a parameter's in model_parameters.csv; a key's default
        low, high               what is allowed
        prior, prior_low, prior_high    scale of the prior and its middle 90%
        best, posterior_low, posterior_high, known    best fit, middle 90% after the figures, and
                                "identified", "bounded", "prior only"; "not calibrated" of the others
        source, assumed         as in its table, and whether it says "assumed"
        meaning
        vary                    how to change it
        moved, moved_low, moved_high    rule and range by which script/sensitivity moved it, or why it did not
        does                    its largest effects beyond chance, in words
        <measure>_mu, <measure>_mu_star, <measure>_sigma, <measure>_effect, <measure>_effect_se    change of a
                                main measure, in percent of its value at the best fit, from the low to the
                                high end of that range: Morris's mean, mean size and spread; least squares
                                with its standard error
    """
    import pandas as pd

    told = pd.concat([_parameters(), _policies(), _tables()], ignore_index=True)
    texts = "group name unit prior known source meaning vary moved does".split()
    told[texts] = told[texts].fillna("")
    return told


def run_of_sensitivity() -> dict[str, Any]:
    """How script/sensitivity was run, and each measure's value at the best fit: sensitivity.toml."""
    return tomllib.loads((Path(data_directory()) / "sensitivity.toml").read_text(encoding="utf-8"))


def _parameters() -> pd.DataFrame:
    import pandas as pd

    directory = Path(data_directory())
    told = parameters().set_index("name")
    told.insert(0, "kind", "parameter")
    told.insert(1, "group", [name.split(".")[0] for name in told.index])
    told["assumed"] = told.source.str.contains("assumed")
    told["vary"] = [f"--set model.{name}={value:.6g}" for name, value in told.value.items()]
    priors = pd.read_csv(directory / "calibration_priors.csv").set_index("name")
    told["prior"] = priors.scale.reindex(told.index).fillna("")
    summary = pd.read_csv(directory / "posterior_summary.csv").set_index("name").reindex(told.index)
    told["prior_low"], told["prior_high"] = summary.prior_low, summary.prior_high
    best = tomllib.loads((directory / "calibrated.toml").read_text(encoding="utf-8"))["model"]
    told["best"] = pd.Series(best).reindex(told.index)
    told["posterior_low"], told["posterior_high"] = summary.low, summary.high
    told["known"] = summary.known.fillna("not calibrated")
    return _with_effects(told, directory).reset_index()


def _with_effects(told: pd.DataFrame, directory: Path) -> pd.DataFrame:
    import pandas as pd

    moved = pd.read_csv(directory / "sensitivity_ranges.csv", keep_default_na=False).set_index("name")
    moved = moved.reindex(told.index).fillna("")
    told["moved"] = moved.rule.where(moved.why == "", "left out: " + moved.why)
    told["moved_low"], told["moved_high"] = (pd.to_numeric(moved[end]) for end in ("low", "high"))
    morris = pd.read_csv(directory / "sensitivity_morris.csv")
    told["does"] = pd.Series({name: _words(rows) for name, rows in morris.groupby("name")})
    values = ["mu", "mu_star", "sigma", "effect", "effect_se"]
    wide = morris.pivot(index="name", columns="measure", values=values)
    order = [(value, measure) for measure in morris.measure.unique() for value in values]
    wide = wide[order].set_axis([f"{measure}_{value}" for value, measure in order], axis=1)
    return told.join(wide)


def _words(rows: pd.DataFrame) -> str:
    """The largest effects that are more than chance, by least squares: Morris's are surer of none."""
    if (rows.mu_star == 0).all():
        return "moves none of the main results"
    sure = rows[(rows.effect.abs() > SURE * rows.effect_se) & (rows.mu_star > 0)]
    first = sure.effect.abs().sort_values(ascending=False, kind="stable").index[:NAMED]
    told = [f"{rows.measure[i]} {percent(rows.effect[i])}" for i in first]
    return ", ".join(told) or "nothing beyond chance"


def _policies() -> pd.DataFrame:
    import pandas as pd

    rows = []
    for policy in _cscsim.policy_catalogue():
        for key in policy["keys"]:
            bounded = key["type"] in ("number", "whole number")
            drawn = "left out: drawn" in key["meaning"]
            rows.append(
                {
                    "kind": "policy",
                    "group": policy["id"],
                    "name": f"{policy['id']}.{key['name']}",
                    "value": None if key["required"] or drawn else key["fallback"],
                    "unit": key["type"] + (", required" if key["required"] else ""),
                    "low": key["low"] if bounded else float("nan"),
                    "high": key["high"] if bounded else float("nan"),
                    "prior": "drawn in each replicate from the evidence, unless given" if drawn else "",
                    "source": f"evidence: {policy['evidence_strength']}",
                    "assumed": "assum" in key["meaning"] or "assum" in policy["evidence_strength"],
                    "meaning": key["meaning"],
                    "vary": f'[[arm.policy]] use = "{policy["id"]}", {key["name"]} = ...',
                }
            )
    return pd.DataFrame(rows)


def _tables() -> pd.DataFrame:
    import pandas as pd

    directory = Path(data_directory())
    published = publishers()
    with (directory / "columns_read.csv").open(newline="", encoding="utf-8") as file:
        read = list(csv.DictReader(file))
    return pd.DataFrame(
        {
            "kind": "table",
            "group": row["table"],
            "name": f"{row['table']}: {row['column']}",
            "unit": row["unit"],
            "source": published.get(row["table"], OURS),
            "assumed": False,
            "meaning": row["use"],
            "vary": f"change the column in scenarios/data/{row['table']}; results keep the table's hash",
        }
        for row in read
    )


def publishers() -> dict[str, str]:
    """Publisher of each table, as scenarios/data/README.md names it."""
    text = (Path(data_directory()) / "README.md").read_text(encoding="utf-8")
    rows = text.split("| Published by |", 1)[-1].splitlines()
    found, last = {}, ""
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        if len(cells) == 3 and cells[0].startswith("`"):
            own = last if cells[2] == "the same" else cells[2]
            found |= {name.strip(" `"): own for name in cells[0].split(",")}
            last = own or last
    return found


def table_hashes() -> dict[str, str]:
    """Hash of each table that a run reads, as results carry it: FNV-1a of 64 bits over its bytes."""
    hashes = {}
    for name in sorted({row.group for row in _tables().itertuples()}):
        value = 0xCBF29CE484222325
        for byte in (Path(data_directory()) / name).read_bytes():
            value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
        hashes[name] = f"{value:016x}"
    return hashes
