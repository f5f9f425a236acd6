"""What an interval says, worked by hand and against theory."""

import math

import numpy as np
import pytest
from cscsim import _cscsim
from cscsim.comparison import compare, difference
from cscsim.results_file import Block
from cscsim.statistics import summary


def block(values, **named):
    """A measure of two arms in one authority and one period; `values` by arm."""
    array = np.array(values, dtype=float)[:, :, None, None]
    labels = (
        np.array(["as usual", "other"], dtype=object),
        np.arange(array.shape[1]),
        np.array(["all"], dtype=object),
        np.array(["2020-03-31"], dtype="datetime64[s]"),
    )
    dimensions = ("arm", "replicate", "authority", "period")
    return Block("m", "children", "a measure", "stock", dimensions, labels, array, **named)


def test_quantiles_of_students_t_are_those_of_the_tables():
    assert _cscsim.student_t_quantile(0.975, np.array([1, 2, 10, 30, 1e6])) == pytest.approx(
        [12.706, 4.303, 2.228, 2.042, 1.960], abs=5e-4
    )


def test_a_mean_of_four_worked_by_hand():
    told = summary(np.array([1.0, 2.0, 3.0, 6.0]))
    error = math.sqrt((4 + 1 + 0 + 9) / 3) / 2
    assert told["mean"] == 3.0
    assert told["standard_error"] == pytest.approx(error)
    assert told["low"] == pytest.approx(3 - 3.18245 * error, abs=1e-4)
    assert told["high"] == pytest.approx(3 + 3.18245 * error, abs=1e-4)
    assert told["spread_low"] == pytest.approx(1.075)
    assert told["spread_high"] == pytest.approx(5.775)
    assert told["replicates"] == 4


def test_a_difference_is_taken_replicate_by_replicate():
    noisy = [100.0, 500.0, 900.0]
    told = difference(block([noisy, [value - 2 for value in noisy]]), "other").iloc[0]
    assert told["mean"] == -2
    assert told["low"] == told["high"] == -2


def test_what_was_not_measured_is_left_out_pair_by_pair():
    told = difference(block([[1, 2, 3, math.nan], [2, math.nan, 6, 9]]), "other").iloc[0]
    assert told["replicates"] == 2
    assert told["mean"] == 2


def test_one_replicate_has_a_mean_and_no_interval():
    told = summary(np.array([5.0]))
    assert told["mean"] == 5
    assert all(math.isnan(told[key]) for key in ("standard_error", "low", "high", "spread_low"))


def test_no_replicate_has_nothing():
    told = summary(np.array([math.nan, math.nan]))
    assert math.isnan(told["mean"])
    assert told["replicates"] == 0


def test_the_interval_of_the_mean_covers_it_as_often_as_it_says():
    means = np.random.default_rng(1).normal(10, 3, size=(12, 20_000))
    told = summary(means)
    covered = np.mean((told["low"] <= 10) & (told["high"] >= 10))
    assert covered == pytest.approx(0.95, abs=4 * math.sqrt(0.95 * 0.05 / 20_000))


def test_the_first_arm_has_no_difference():
    table = compare([block([[1, 2], [3, 5]])], "all").set_index("arm")
    assert math.isnan(table.loc["as usual", "difference"])
    assert table.loc["other", "difference"] == 2.5
    assert table.loc["other", "mean"] == 4
