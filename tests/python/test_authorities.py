"""What each authority is expected to do, how well that was foreseen, and how runs start in other years."""

import csv
import shutil
import sys
from pathlib import Path

import cscsim
import numpy as np
import pandas as pd
import pytest
from cscsim import validation

ROOT = Path(__file__).parents[2]
DATA = ROOT / "scenarios/data"
sys.path.insert(0, str(ROOT / "script"))

from calibration import forecast  # noqa: E402

STARTS = [2016, 2017, 2018, 2019, 2020]


@pytest.mark.parametrize("start", STARTS)
def test_forecasts_add_up_to_england(start):
    expected = forecast.expected(DATA, start)
    assert len(expected) == 151
    assert expected.notna().all(axis=None) and (expected >= 0).all(axis=None)
    with (DATA / "headline_targets.csv").open(newline="", encoding="utf-8") as file:
        of_2020 = {row["target_id"]: float(row["value"]) for row in csv.DictReader(file)}
    if start >= 2019:
        for measure in forecast.MEASURES:
            assert expected[measure].sum() == pytest.approx(of_2020[measure])


def test_a_forecast_reads_no_authority_after_its_start(tmp_path):
    """Later rows of the tables are set to nonsense, all by one factor, so that only shares could tell."""
    for table in DATA.glob("*.csv"):
        shutil.copy(table, tmp_path)
    before = forecast.local(DATA, 2017)
    for name in ["authority_series.csv", "authority_outcomes_2020.csv"]:
        table = pd.read_csv(tmp_path / name, dtype={"la_code_old": str})
        later = table.year > 2017 if "year" in table else slice(None)
        numbers = table.columns.difference(["la_code_old", "year", "measure_id", "pop_0_17"])
        table[numbers] = table[numbers].astype(float)
        table.loc[later, numbers] = 7.0
        table.to_csv(tmp_path / name, index=False)
    pd.testing.assert_frame_equal(before, forecast.local(tmp_path, 2017))


def test_weights_are_those_that_foresaw_2017_to_2019_best():
    assert forecast.chosen(DATA) == forecast.WEIGHTS


def test_an_authority_is_drawn_towards_others_like_it():
    """The authority with the highest rate of plans is expected to have fewer, as measured by the weights."""
    seen = forecast.counts(DATA, 2019).xs(2019, level="year")
    rate = (seen.cpp_31mar / seen.children).drop(["835", "836", "837"], errors="ignore")
    expected = forecast.local(DATA, 2019)
    highest, lowest = rate.idxmax(), rate[seen.cpp_31mar > 50].idxmin()
    assert expected.cpp_31mar[highest] < seen.cpp_31mar[highest]
    assert expected.cpp_31mar[lowest] > seen.cpp_31mar[lowest]


def test_every_authority_has_local_rates_for_every_start():
    table = pd.read_csv(DATA / "authority_effects.csv", dtype={"la_code_old": str})
    codes = set(pd.read_csv(DATA / "authorities.csv", dtype=str).la_code_old)
    assert {(row.la_code_old, row.start) for row in table.itertuples()} == {
        (code, start) for code in codes for start in STARTS
    }
    rates = table.drop(columns=["la_code_old", "start"])
    assert ((rates >= 0.05) & (rates <= 20)).all(axis=None)
    assert not table[table.start == 2016].iloc[:, 2:].equals(table[table.start == 2019].iloc[:, 2:])


@pytest.mark.parametrize("start", STARTS)
def test_a_run_starts_from_the_published_counts_of_its_year(start, tmp_path):
    """Leeds for a year: what was open on the eve is near what is open a year on."""
    text = f"""
[scenario]
name = "Leeds from {start}"
start = {start}-04-01
years = 1
replicates = 12
uncertainty = "best"
[area]
authorities = ["Leeds"]
[[arm]]
name = "as usual"
"""
    (tmp_path / "leeds.toml").write_text(text)
    result = cscsim.run(cscsim.load(tmp_path / "leeds.toml"), tmp_path / "leeds.h5", progress=False)
    expected = forecast.expected(DATA, start).loc["383"]
    for measure in forecast.MEASURES:
        mean = float(np.mean(result.block(measure).values[0, :, -1, 0]))
        assert mean == pytest.approx(expected[measure], rel=0.12), measure
    assert str(result.block("referrals").labels[3][0])[:10] == f"{start + 1}-03-31"


def test_the_stored_years_are_of_every_run_and_measure():
    seen = validation.hindcast()
    runs = {
        "posterior",
        "best",
        *(f"without {d}" for d in ("vigilance", "child_poverty", "court_time", "early_help")),
    }
    assert set(seen.run) == runs
    assert len(seen) == len(runs) * 7 * 4
    assert set(seen.year) == {2017, 2018, 2019, 2020}
    assert (seen.low <= seen["mean"]).all() and (seen["mean"] <= seen.high).all()
    first = seen[(seen.year == 2017) & (seen.run == "best") & seen.measure.isin(forecast.MEASURES)]
    assert (abs(first["mean"] / first.published - 1) < 0.03).all()  # fitted


def test_the_prediction_is_dated_and_grows_less_sure():
    ahead = validation.prediction()
    assert set(ahead.year) == set(range(2021, 2031))
    assert ahead.made.nunique() == 1 and pd.Timestamp(ahead.made.iloc[0]) > pd.Timestamp("2026-01-01")
    care = ahead[ahead.measure == "cla_31mar"].set_index("year")
    width = care.high - care.low
    assert width[2030] > 1.5 * width[2021] > 0
    assert (ahead.low < ahead["mean"]).all() and (ahead["mean"] < ahead.high).all()


def test_vigilance_and_child_poverty_together_carry_the_rise_of_section_47_enquiries():
    """Vigilance is what child poverty leaves of the published rise."""
    carried = validation.by_driver().set_index("measure")
    enquiries = carried.loc["s47_enquiries"]
    assert enquiries.published > 5
    assert enquiries.vigilance > 1 and enquiries.child_poverty > 1
    assert enquiries.vigilance + enquiries.child_poverty > 0.7 * enquiries.published
    assert carried.loc["cla_started", "child_poverty"] > 0
    assert abs(carried.loc["cla_31mar", "early_help"]) < 1  # its loop is off
