"""The baseline against the published figures, and what is said of it."""

import csv
from pathlib import Path

import cscsim
import numpy as np
import pandas as pd
import pytest
from cscsim import validation
from cscsim.validation import local

DATA = Path(__file__).parents[2] / "scenarios/data"


@pytest.fixture(scope="module")
def england(tmp_path_factory):
    """One replicate of England at the best fit: a year, some ten seconds."""
    path = tmp_path_factory.mktemp("england") / "england.h5"
    return cscsim.run(validation.baseline(replicates=1, uncertainty="best"), path, progress=False)


@pytest.fixture(scope="module")
def scores(england):
    return validation.scores(england)


def test_tolerances_are_in_the_unit_of_the_figure():
    known = {target.id: target for target in validation.targets()}
    assert known["referrals"].tolerance == pytest.approx(0.03 * 642_980)
    assert known["cla_31mar_foster_pct"].tolerance == 2
    assert known["assessment_working_days_median"].tolerance == 2
    assert known["care_proceedings_mean_weeks"].tolerance == 2
    assert sum(target.scored for target in known.values()) == 136
    assert len({target.block for target in known.values()}) == 10


def test_what_adds_up_over_authorities_is_a_count():
    counts = {target.id for target in validation.targets() if target.is_count}
    assert {"referrals", "cla_31mar", "spend_cla_gbp", "case_holders_fte", "cases_held"} <= counts
    assert not {"caseload_mean", "cost_fostering_week_gbp", "sdq_mean", "agency_pct"} & counts


def test_every_figure_is_measured(scores):
    assert len(scores) == 137
    assert scores.simulated.notna().all()
    off = (scores.simulated - scores.published) / scores.tolerance
    np.testing.assert_allclose(scores.off, off)
    assert (scores.met == (off.abs() <= 1)).all()


def test_the_best_fit_gives_what_its_calibration_saw(scores):
    """The stored check is of 20 replicates; one may differ by its own chance."""
    with (DATA / "calibration_check.csv").open(newline="", encoding="utf-8") as file:
        stored = {row["target"]: row for row in csv.DictReader(file)}
    for row in scores.itertuples():
        kept = stored[row.target]
        best, chance = float(kept["best"]), float(kept["best_sd"])
        six_digits = 1e-5 * abs(best)
        assert abs(row.simulated - best) <= 5 * chance + six_digits, row.target


def test_the_baseline_meets_what_the_project_asks_of_it():
    """Of the stored check: 124 of 136, 80% in each block, none off by more than three tolerances."""
    with (DATA / "calibration_check.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    known = {target.id: target for target in validation.targets() if target.scored}
    off = {row["target"]: _off(row, known) for row in rows if row["target"] in known}
    assert sum(abs(each) <= 1 for each in off.values()) >= 124
    assert max(abs(each) for each in off.values()) <= 3
    for block in {target.block for target in known.values()}:
        inside = [abs(off[id]) <= 1 for id, target in known.items() if target.block == block]
        assert np.mean(inside) >= 0.8, block


def _off(row, known):
    return (float(row["best"]) - float(row["published"])) / known[row["target"]].tolerance


def test_validate_prints_every_figure_and_writes_a_page(command, england, scores, tmp_path):
    page = tmp_path / "page.html"
    done = command("validate", england.path, "-o", page)
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert f"{scores[scores.scored].met.sum()} of 136 figures lie within tolerance" in said
    assert "this is a fit, not a test" in said
    text = page.read_text(encoding="utf-8")
    assert text.count("<svg") == 8
    assert "three" in text and "As usual, to 31 March 2030" in text and "Written down on 20" in text
    assert all(target.id in text for target in validation.targets())
    assert "Open Government Licence" in text


def test_validate_prints_csv(command, england):
    done = command("validate", england.path, "--csv")
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert len(rows) == 137
    assert {"published", "simulated", "low", "high", "off", "met"} <= set(rows[0])


def test_validate_refuses_what_is_not_england(command, result):
    done = command("validate", result.path)
    assert done.returncode == 2
    assert "holds 1 authorities" in done.stderr and "Run England" in done.stderr


def test_referrals_by_month_stand_beside_the_published(england):
    table = validation.months(england)
    assert len(table) == 12
    assert table.published.sum() == pytest.approx(642_980, abs=200)
    assert (abs(table.simulated / table.published - 1) < 0.2).all()


def test_authorities_stand_beside_their_published_counts(england):
    tables = validation.authorities(england)
    assert {len(table) for table in tables.values()} <= {149, 150, 151}
    for table in tables.values():
        assert table.published.corr(table.simulated, method="spearman") > 0.85


def test_each_year_is_foreseen_beside_two_naive_forecasts(england):
    table = validation.forecasts(england).set_index("measure")
    assert list(table.index) == ["referrals", "cin_31mar", "s47_enquiries", "cpp_31mar", "cla_31mar"]
    # Of the published tables alone: authority_series.csv, authority_outcomes_2020.csv.
    assert table.last_year["referrals"] == pytest.approx(10.8, abs=0.1)
    assert table.last_year["cla_31mar"] == pytest.approx(4.9, abs=0.1)
    assert (table.trend > table.last_year).all()
    assert (table.model < 1.25 * table.trend).all()
    assert table.closer.between(30, 70).all()  # 50: as often closer as the better naive forecast
    assert table.within_90.isna().all()  # of one replicate


def test_an_interval_of_one_more_replicate_holds_it():
    draws = np.random.default_rng(1)
    names = [f"authority {i}" for i in range(4000)]
    few = pd.DataFrame(np.exp(6 + 0.2 * draws.normal(size=(10, 4000))), columns=names)
    low, high = local._of_one_more(few)
    one_more = np.exp(6 + 0.2 * draws.normal(size=4000))
    assert np.mean((one_more >= low) & (one_more <= high)) == pytest.approx(0.9, abs=0.015)


def test_spread_and_gradient_run_the_right_way(england):
    for table in validation.spread(england).values():
        assert table.simulated.is_monotonic_increasing
        assert table.published.is_monotonic_increasing
    rates = validation.gradient(england)
    assert len(rates) == 5
    assert max(rates.rate) > 3 * min(rates.rate)
