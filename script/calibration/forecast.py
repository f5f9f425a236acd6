"""What is expected of each authority in the year after a start, from what was published by then."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

# Of each measure: the weight of the last year against the mean of three, and the weight of authorities
# like this one (its region, its statistical neighbours): `chosen` from the years to 2019. How they do in the
# year to 31 March 2020, which had no part in it: `cscsim.validation.forecasts`.
WEIGHTS = {
    "referrals": (1.0, 0.15),
    "s47_enquiries": (0.75, 0.15),
    "cin_31mar": (0.75, 0.05),
    "cpp_31mar": (0.5, 0.15),
    "cla_started": (0.5, 0.15),
    "cla_31mar": (1.0, 0.05),
}
MEASURES = list(WEIGHTS)
COLUMNS = {"s47_enquiries": "s47"}  # where the tables have another name
LAST = 2020  # the baseline is calibrated to England's year to 31 March 2020


def _series(data: Path, measures: Sequence[str]) -> pd.DataFrame:
    """Published counts by authority and year to 2019: columns of `measures` and `children`."""
    table = pd.read_csv(data / "authority_series.csv", dtype={"la_code_old": str})
    named = {COLUMNS.get(measure, measure): measure for measure in measures} | {"pop_0_17": "children"}
    return table.set_index(["la_code_old", "year"])[list(named)].rename(columns=named)


def counts(data: Path, last: int) -> pd.DataFrame:
    """Counts by authority and year to `last`: columns of MEASURES and `children`."""
    series = _series(data, MEASURES)
    if last >= LAST:
        outcomes = pd.read_csv(data / "authority_outcomes_2020.csv", dtype={"la_code_old": str})
        later = outcomes.pivot(index="la_code_old", columns="measure_id", values="value")
        later = pd.DataFrame({measure: later[COLUMNS.get(measure, measure)] for measure in MEASURES})
        later["children"] = series.children.xs(2019, level="year")
        series = pd.concat([series, pd.concat({LAST: later}, names=["year"]).swaplevel()])
    return series[series.index.get_level_values("year") <= last]


def _like(table: pd.DataFrame, log_rates: pd.Series) -> pd.Series:
    """Mean log rate of the region and of the statistical neighbours of each authority, half and half."""
    region = log_rates.groupby(table.region).transform("mean")
    neighbours = pd.Series(
        {
            code: log_rates.reindex([each for each in listed.split(";") if each]).mean()
            for code, listed in table.stat_neighbours_2021_codes_old.fillna("").items()
        }
    )
    return (region + neighbours.fillna(region)) / 2


def local(data: Path, start: int, weights: dict[str, tuple[float, float]] = WEIGHTS) -> pd.DataFrame:
    """Forecast counts of the year after `start`, an authority a row, before England's rate moves."""
    table = pd.read_csv(data / "authorities.csv", dtype=str).set_index("la_code_old")
    seen = counts(data, start)
    children = seen.children.unstack().reindex(table.index)
    forecast = {}
    for measure, (last_year, like) in weights.items():
        log_rates = np.log((seen[measure].unstack().reindex(table.index) + 0.5) / children)
        last = log_rates[start]
        three = log_rates[[year for year in range(start - 2, start + 1) if year in log_rates]].mean(axis=1)
        last = last.fillna(three)
        own = last_year * last + (1 - last_year) * three
        others = _like(table, last)
        rate = np.exp((1 - like) * own.fillna(others) + like * others)
        forecast[measure] = rate * children[start]
    return pd.DataFrame(forecast)


def england(data: Path, year: int, measures: Sequence[str] = MEASURES) -> pd.Series:
    """England's published counts of the year to 31 March `year`, 2015 to 2020."""
    if year == LAST:
        return pd.read_csv(data / "headline_targets.csv").set_index("target_id").value[list(measures)]
    table = pd.read_csv(data / "authorities.csv", dtype=str)
    return _series(data, measures).xs(year, level="year").reindex(table.la_code_old)[list(measures)].sum()


def expected(data: Path, start: int) -> pd.DataFrame:
    """What a run from 1 April of `start` should give in its first year: England's totals, shared out."""
    forecast = local(data, start)
    return forecast * (england(data, min(start + 1, LAST)) / forecast.sum())


TRIED = [(last, like) for last in (0.0, 0.25, 0.5, 0.75, 1.0) for like in (0.0, 0.05, 0.1, 0.15, 0.2, 0.3)]


def chosen(data: Path) -> dict[str, tuple[float, float]]:
    """Of the weights tried, those that foresaw 2017, 2018 and 2019 best from the years before.

    That is the least sum of the median miss, as a share of what came, and the mean miss of logs. England's
    total is taken as known.
    """
    seen = counts(data, 2019)
    misses = {}
    for pair in TRIED:
        for start in (2016, 2017, 2018):
            foreseen = local(data, start, dict.fromkeys(MEASURES, pair))
            came = seen.xs(start + 1, level="year").reindex(foreseen.index)[MEASURES]
            came = came.where((came > 0) & foreseen.notna())
            foreseen = foreseen.where(came.notna()) * came.sum() / foreseen.where(came.notna()).sum()
            misses[pair, start] = (foreseen / came - 1).abs().median() + np.log(foreseen / came).abs().mean()
    mean = pd.DataFrame(misses).T.groupby(level=0).mean()
    return {measure: mean[measure].idxmin() for measure in MEASURES}
