"""The calibrated baseline against the published headline figures of England."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cscsim import _cscsim
from cscsim.catalogue import parameters
from cscsim.results import WHOLE_AREA
from cscsim.scenario import Scenario, parse
from cscsim.tables_of_figures import data_directory

if TYPE_CHECKING:
    import pandas as pd

    from cscsim.results import Result

BASELINE = """
[scenario]
name = "England as usual, the year to 31 March 2020"
start = 2019-04-01
years = 1
replicates = {replicates}
seed = {seed}
uncertainty = "{uncertainty}"
[area]
authorities = ["England"]
[record]
monthly = true
[[arm]]
name = "as usual"
"""
END_OF_YEAR = "2020-03-31"
INTERVAL = (0.05, 0.95)


def baseline(*, replicates: int = 20, seed: int = 1, uncertainty: str = "posterior") -> Scenario:
    """The run that is held against the published figures: England for a year, nothing changed.

    replicates : int        number of independent runs, at least 1
    seed : int              same seed, same results
    uncertainty : str       "posterior", "best" or "none", as in a scenario

    Returns: Scenario.
    Raises: InputError if a value is out of range.
    """
    text = BASELINE.format(replicates=replicates, seed=seed, uncertainty=uncertainty)
    return Scenario(
        parse(text, "baseline"), call=f"cscsim.validation.baseline({replicates=}, {seed=}, {uncertainty=})"
    )


@dataclass(frozen=True)
class Target:
    """One published figure of England, year to 31 March 2020, and how near the baseline should come."""

    id: str
    block: str
    definition: str
    scored: bool
    value: float
    unit: str
    tolerance: float
    """In the unit of the figure, to either side."""

    @property
    def is_count(self) -> bool:
        """Whether it adds up over authorities: a number of people or things, or a sum of money."""
        return self.unit in ("count", "applications", "FTE", "GBP") or self.id == "cases_held"


def targets(directory: str | None = None) -> list[Target]:
    """The rows of headline_targets.csv, in their order."""
    path = Path(directory or data_directory()) / "headline_targets.csv"
    with path.open(newline="", encoding="utf-8") as file:
        return [_target(row) for row in csv.DictReader(file)]


def _target(row: dict[str, str]) -> Target:
    value = float(row["value"])
    return Target(
        id=row["target_id"],
        block=row["block"],
        definition=row["definition"],
        scored=row["scored"] == "yes",
        value=value,
        unit=row["unit"],
        tolerance=_tolerance(row["tolerance"], value),
    )


def _tolerance(text: str, value: float) -> float:
    """ "3%" is relative; "1pp", "2 days" and "2 weeks" are in the unit of the figure."""
    if text.endswith("%"):
        return float(text[:-1]) / 100 * abs(value)
    return float(text.removesuffix("pp").split()[0])


def scores(result: Result) -> pd.DataFrame:
    """Hold a run of England against every headline figure.

    result : Result         a run of all England whose first year ends on 31 March 2020

    Returns: frame [target, block, definition, unit, scored, published, simulated, sd, low, high, tolerance,
        off, met]: mean and standard deviation of the replicates of the first arm, their middle 90%, and how
        many tolerances the mean is off; NaN where it was not measured.
    Raises: InputError if the run is not one of England, or has no such year.
    """
    import numpy as np
    import pandas as pd

    if len(result.authorities) - 1 < _authorities_of_2019():
        raise _cscsim.InputError(
            f"{result.path}: holds {len(result.authorities) - 1} authorities, and the published figures are "
            f"of all {_authorities_of_2019()}. Run England: cscsim validate --keep england.h5"
        )
    known = set(result.measures)
    rows = []
    for target in targets():
        values = _first_year(result, target.id) if target.id in known else np.array([np.nan])
        mean = float(np.mean(values))
        off = (mean - target.value) / target.tolerance
        low, high = np.quantile(values, INTERVAL)
        rows.append(
            {
                "target": target.id,
                "block": target.block,
                "definition": target.definition,
                "unit": target.unit,
                "scored": target.scored,
                "published": target.value,
                "simulated": mean,
                "sd": float(np.std(values, ddof=1)) if len(values) > 1 else float("nan"),
                "low": low,
                "high": high,
                "tolerance": target.tolerance,
                "off": off,
                "met": bool(abs(off) <= 1),
            }
        )
    return pd.DataFrame(rows)


def _authorities_of_2019() -> int:
    with (Path(data_directory()) / "authorities.csv").open(newline="", encoding="utf-8") as file:
        return sum(1 for _ in csv.DictReader(file))


def _first_year(result: Result, id: str):
    """Replicates of the first arm, whole area, in the year to 31 March 2020."""
    import numpy as np

    block = result.block(id)
    where = list(block.labels[2]).index(WHOLE_AREA)
    ends = [str(end)[:10] for end in block.labels[3]]
    if END_OF_YEAR not in ends:
        raise _cscsim.InputError(
            f"{result.path}: has no year to {END_OF_YEAR} (years to {', '.join(ends)}). "
            "Run a scenario that starts on 2019-04-01."
        )
    return np.asarray(block.values[0, :, where, ends.index(END_OF_YEAR)])


def months(result: Result) -> pd.DataFrame:
    """Referrals of each month to March 2020: frame [period, published, simulated, low, high].

    Empty if the run recorded no months.

    Source: national.csv referral_month_*.
    """
    import numpy as np
    import pandas as pd

    try:
        block = result.block("referrals", monthly=True)
    except _cscsim.InputError:
        return pd.DataFrame(columns=["period", "published", "simulated", "low", "high"])
    told = published("referral_month_", 2020)
    rows = []
    for place, end in enumerate(block.labels[3]):
        if str(end)[:10] > END_OF_YEAR:
            break
        values = block.values[0, :, list(block.labels[2]).index(WHOLE_AREA), place]
        low, high = np.quantile(values, INTERVAL)
        month = pd.Timestamp(end).strftime("%B").lower()
        rows.append((pd.Timestamp(end), told[f"referral_month_{month}", "count"], values.mean(), low, high))
    return pd.DataFrame(rows, columns=["period", "published", "simulated", "low", "high"])


def gradient(result: Result) -> pd.DataFrame:
    """Children looked after per 10,000 by fifths of deprivation: frame [quintile, rate, low, high]."""
    import numpy as np
    import pandas as pd

    frame = result.measure("cla_31mar_by_deprivation_quintile", rate=True)
    here = frame[
        (frame.arm == result.arms[0]) & (frame.authority == WHOLE_AREA) & (frame.period == frame.period.min())
    ]
    here = here[here.deprivation_quintile != "asylum_seeking"]  # no neighbourhood was theirs
    told = here.groupby("deprivation_quintile", sort=False).value.agg(
        rate="mean",
        low=lambda values: np.quantile(values, INTERVAL[0]),
        high=lambda values: np.quantile(values, INTERVAL[1]),
    )
    return pd.DataFrame(told).reset_index(names="quintile")


def published(prefix: str, year: int, by: str = "") -> dict:
    """Values of national.csv whose measure begins so: by measure and unit, or by one column."""
    path = Path(data_directory()) / "national.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["measure_id"].startswith(prefix)]
    mine = [row for row in rows if row["year"] == str(year)]
    return {row[by] if by else (row["measure_id"], row["unit"]): float(row["value"]) for row in mine}


def posterior() -> pd.DataFrame:
    """What became of each parameter that was calibrated.

    Returns: frame [name, table, best, prior_low, prior_mid, prior_high, low, mid, high, width_ratio, known,
        unit, source, meaning]: the value of model_parameters.csv, the best fit, 5%, 50% and 95% before and
        after, width after over width before on the parameter's scale, and "identified" (below 0.5), "bounded"
        (below 0.9) or "prior only".
    """
    import tomllib

    import pandas as pd

    directory = Path(data_directory())
    summary = pd.read_csv(directory / "posterior_summary.csv").set_index("name")
    best = tomllib.loads((directory / "calibrated.toml").read_text(encoding="utf-8"))["model"]
    summary.insert(0, "best", pd.Series(best))
    told = parameters().set_index("name")
    summary.insert(0, "table", told["value"])
    return summary.join(told[["unit", "source", "meaning"]]).reset_index()
