"""The calibrated baseline against what was published of each authority."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cscsim.results import WHOLE_AREA
from cscsim.tables_of_figures import data_directory
from cscsim.validation import national

if TYPE_CHECKING:
    import pandas as pd

    from cscsim.results import Result

SPREAD = {
    "referrals": "la_dist_referral_rate",
    "cin_31mar": "la_dist_cin_rate",
    "s47_enquiries": "la_dist_s47_rate",
    "cpp_31mar": "la_dist_cpp_31mar_rate",
    "cla_31mar": "la_dist_cla_rate",
}
"""Measures whose spread over authorities is published, with the rows of national.csv that tell it."""

QUANTILES = {"p10": 0.1, "p25": 0.25, "median": 0.5, "p75": 0.75, "p90": 0.9}

PUBLISHED_AS = {"s47_enquiries": "s47"}
"""Names of measures in authority_outcomes_2020.csv, where they differ."""


def spread(result: Result) -> dict[str, pd.DataFrame]:
    """Spread of rates over authorities, by measure: frames [quantile, published, simulated].

    Per 10,000 children; simulated quantiles are means over replicates of each replicate's own.
    Source: national.csv la_dist_*.
    """
    import numpy as np
    import pandas as pd

    tables = {}
    for measure, name in SPREAD.items():
        rates = _authorities(result, measure, rate=True)
        known = national.published(name, 2020, by="category")
        rows = [
            (quantile, known[quantile], float(np.mean(np.quantile(rates.values, at, axis=1))))
            for quantile, at in QUANTILES.items()
        ]
        tables[measure] = pd.DataFrame(rows, columns=["quantile", "published", "simulated"])
    return tables


def authorities(result: Result) -> dict[str, pd.DataFrame]:
    """Each authority's count, by measure: frames [authority, published, simulated, low, high].

    Those for which none is published are left out. Nothing of the model was fitted to these counts
    (authority_outcomes_2020.csv).
    """
    import pandas as pd

    directory = Path(data_directory())
    names = pd.read_csv(directory / "authorities.csv", dtype=str).set_index("la_code_old").la_name
    outcomes = pd.read_csv(directory / "authority_outcomes_2020.csv", dtype={"la_code_old": str})
    tables = {}
    for measure in SPREAD:
        mine = outcomes[outcomes.measure_id == PUBLISHED_AS.get(measure, measure)]
        published = mine.set_index(mine.la_code_old.map(names)).value
        counts = _authorities(result, measure)
        table = pd.DataFrame(
            {
                "published": published.reindex(counts.columns),
                "simulated": counts.mean(),
                "low": counts.quantile(national.INTERVAL[0]),
                "high": counts.quantile(national.INTERVAL[1]),
            }
        )
        tables[measure] = table.dropna().rename_axis("authority").reset_index()
    return tables


def forecasts(result: Result) -> pd.DataFrame:
    """How well the year to 31 March 2020 was foreseen, authority by authority, beside two naive forecasts.

    result : Result         a run from 1 April 2019, of which the first year counts

    Returns: frame [measure, authorities, model, last_year, trend, closer, within_90]: the median over
        authorities of the absolute error, in per cent of the published count, of the mean of the replicates,
        of the count of the year before, and of that count and the mean yearly change of the three years to
        it; the per cent of authorities to which the model comes closer than the better of the two (50: as
        often as not); and the per cent whose published count lies in the 90% interval of one more replicate.
        (The middle 90% of a few replicates is narrower than that.) NaN with fewer than three replicates.
    Source: authority_series.csv, 2017 to 2019; authority_outcomes_2020.csv.
    """
    import pandas as pd

    directory = Path(data_directory())
    names = pd.read_csv(directory / "authorities.csv", dtype=str).set_index("la_code_old").la_name
    series = pd.read_csv(directory / "authority_series.csv", dtype={"la_code_old": str})
    rows = []
    for measure, table in authorities(result).items():
        table = table.set_index("authority")
        counts = series.pivot(index="la_code_old", columns="year", values=PUBLISHED_AS.get(measure, measure))
        counts = counts.reindex(names.index).set_axis(names.to_numpy()).reindex(table.index)
        trend = counts[2019] + (counts[2019] - counts[2017]) / 2

        foreseen = pd.DataFrame({"model": table.simulated, "last_year": counts[2019], "trend": trend})
        errors = 100 * (foreseen.div(table.published, axis=0) - 1).abs()
        better = errors[["last_year", "trend"]].median().idxmin()
        both = errors[["model", better]].dropna()
        closer = 100 * (both.model < both[better]).mean()
        low, high = _of_one_more(_authorities(result, measure)[table.index])
        inside = table.published.between(low, high).where(low.notna())
        rows.append((measure, len(table), *errors.median(), closer, 100 * inside.mean()))
    columns = ["measure", "authorities", "model", "last_year", "trend", "closer", "within_90"]
    return pd.DataFrame(rows, columns=columns)


def _of_one_more(counts: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Within what one more row lies, as likely as INTERVAL says, if logs of counts are normal."""
    import numpy as np
    from scipy import stats

    logs, n = np.log(counts + 0.5), len(counts)
    middle, sd = logs.mean(), logs.std() * np.sqrt(1 + 1 / n)
    sure = stats.t.ppf(national.INTERVAL[1], max(1, n - 1)) if n > 2 else float("nan")
    return np.exp(middle - sure * sd) - 0.5, np.exp(middle + sure * sd) - 0.5


def _authorities(result: Result, measure: str, rate: bool = False) -> pd.DataFrame:
    """[replicate, authority] of the first arm in the first year."""
    frame = result.measure(measure, rate=rate)
    first = frame[(frame.arm == result.arms[0]) & (frame.period == frame.period.min())]
    return first[first.authority != WHOLE_AREA].pivot(index="replicate", columns="authority", values="value")
