"""England through the years, as stored by script/project: those that were published, and those to come."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cscsim.tables_of_figures import data_directory

if TYPE_CHECKING:
    import pandas as pd


def hindcast() -> pd.DataFrame:
    """England from 1 April 2016 to 31 March 2020.

    Returns: frame [measure, year, run, published, mean, low, high]: counts of years to 31 March; of each
        run ("posterior", "best", and "without ..." of each driver, at the best fit) the mean of replicates
        and their middle 90%. The totals of the year to 31 March 2017 are fitted, and section 47 enquiries of
        all years carry the driver vigilance; the rest was not fitted.
    Source: hindcast.csv, made by script/project.
    """
    return _stored("hindcast.csv")


def prediction() -> pd.DataFrame:
    """England as usual from 1 April 2020 to 31 March 2030, as it was written down on a day.

    Returns: frame [measure, year, mean, low, high, replicates, seed, made]: counts of years to 31 March, the
        mean of replicates over the posterior and their middle 90%, and the day. No figure after 31 March 2020
        was read.
    Source: prediction.csv, made by script/project.
    """
    return _stored("prediction.csv")


def by_driver() -> pd.DataFrame:
    """What each driver did to England's counts of the year to 31 March 2020, in runs from April 2016.

    Returns: frame [measure, published, simulated, vigilance, child_poverty, court_time, early_help]: changes
        from the year to 31 March 2017, in per cent: as published, as simulated at the best fit, and by how
        much less without a driver.
    """
    import pandas as pd

    stored = hindcast()
    table = stored.pivot(index=["measure", "run"], columns="year", values="mean")
    change = (100 * (table[2020] / table[2017] - 1)).unstack("run")
    seen = stored.drop_duplicates(["measure", "year"])
    published = seen.pivot(index="measure", columns="year", values="published")
    told = {"published": 100 * (published[2020] / published[2017] - 1), "simulated": change["best"]}
    for run in dict.fromkeys(stored.run):
        if run.startswith("without "):
            told[run.removeprefix("without ")] = change["best"] - change[run]
    return pd.DataFrame(told).loc[list(dict.fromkeys(stored.measure))].reset_index(names="measure")


def _stored(name: str) -> pd.DataFrame:
    import pandas as pd

    return pd.read_csv(Path(data_directory()) / name)
