"""script/trials: what a simulated study tells of each participant, and what the stored ones told."""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def script(load_script):
    return load_script("trials")


def log(*rows):
    """Events, each (child, day, name) or (child, day, name, detail)."""
    frame = pd.DataFrame([(*row, 0)[:4] for row in rows], columns=["child", "day", "event", "detail"])
    return frame.assign(day=pd.to_datetime(frame.day)).sort_values("day", kind="stable")


def followed(*days):
    return pd.DataFrame({"day": pd.to_datetime(days), "family": 0}, index=range(1, len(days) + 1))


# outcomes


def test_proceedings_count_from_the_letter_to_21_months_after(script):
    who = followed("2019-05-01", "2019-05-01", "2019-05-01", "2019-05-01")
    events = log((1, "2021-01-28", "issued"), (2, "2021-02-03", "issued"), (3, "2019-04-30", "issued"))
    assert script.issued(who, events).tolist() == [True, False, False, False]


def test_in_care_is_what_the_last_event_of_the_twelve_months_says(script):
    who = followed(*["2019-05-01"] * 5)
    events = log(
        (1, "2019-06-01", "care_started"),
        (2, "2019-06-01", "care_started"),
        (2, "2020-04-01", "care_ended"),
        (3, "2020-05-10", "care_started"),  # too late
        (4, "2019-04-01", "in_care_at_start"),
        (4, "2020-06-10", "care_ended"),
    )
    assert script.looked_after(who, events).tolist() == [True, False, False, True, False]


def test_home_is_by_the_first_order_or_with_parents_under_a_care_order(script):
    care, supervision, none = (
        script._details("hearing").index(order) for order in ("care order", "supervision order", "no order")
    )
    parents = script._details("placed").index("the parents' home")
    who = followed(*["2019-05-01"] * 6)
    events = log(
        (1, "2019-10-01", "hearing", supervision),
        (2, "2019-10-01", "hearing", none),
        (2, "2020-10-01", "hearing", care),
        (3, "2019-10-01", "hearing", care),
        (4, "2019-10-01", "hearing", care),
        (4, "2019-10-20", "placed", parents),
        (5, "2019-10-01", "hearing", care),
        (5, "2020-03-20", "placed", parents),  # later
    )
    assert script.at_home(who, events).tolist() == [True, True, False, True, False, pd.NA]


# who takes part


def test_each_family_is_of_one_group(script):
    study = script.STUDIES["fdac"]
    rows = [(child, f"2019-{4 + child % 8:02d}-{1 + child % 27:02d}", "enrolled") for child in range(400)]
    events = log(*rows).assign(authority=pd.Categorical(["Derby"] * 400))
    groups = [set(script.candidates(events, study, treated, 7).index) for treated in (False, True)]
    assert groups[0] | groups[1] == set(range(400))
    assert not groups[0] & groups[1]
    days = [set(events[events.child.isin(group)].day) for group in groups]
    assert not days[0] & days[1]


@pytest.mark.parametrize("bias", [0.0, 0.7])
def test_the_bias_of_a_study_is_that_of_its_odds(script, bias):
    families = 20_000
    who = pd.DataFrame({"family": range(families)}, index=range(families))
    befell = pd.Series(np.arange(families) % 4 == 0, index=who.index, dtype="boolean")
    study = script.Study(300, 300, True, 3, script.MONTH, ())
    shares = [befell[script.chosen(who, befell, study, True, bias, seed)].mean() for seed in range(40)]
    odds = np.mean(shares) / (1 - np.mean(shares))
    assert np.log(odds / (1 / 3)) == pytest.approx(bias, abs=0.05)


def test_children_are_counted_until_there_are_enough_of_them(script):
    who = pd.DataFrame({"family": np.repeat(range(500), 2)}, index=range(1000))
    befell = pd.Series(False, index=who.index, dtype="boolean")
    study = script.Study(101, 101, False, 3, script.MONTH, ())
    assert len(script.chosen(who, befell, study, False, 0.0, 1)) == 51  # 102 children: whole families


def test_families_of_whom_nothing_is_known_yet_take_no_part(script):
    who = pd.DataFrame({"family": range(300)}, index=range(300))
    befell = pd.Series([True] * 100 + [pd.NA] * 200, index=who.index, dtype="boolean")
    study = script.Study(101, 101, True, 3, script.MONTH, ())
    assert sorted(script.chosen(who, befell, study, False, 0.0, 1)) == list(range(100))


def test_a_trial_runs(script):
    groups = script.simulated("fdac", range(1), 1, "best", np.zeros(1))
    assert [(group["treated"], group["families"]) for group in groups] == [(False, 101), (True, 90)]
    assert all(0 < group["a child at home at the end of proceedings"] < 100 for group in groups)


# what stands in scenarios/data


def test_the_published_figures_lie_in_the_middle_90_percent_of_the_stored_trials(script):
    with (ROOT / "scenarios/data/trials.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    outcomes = {(policy, each.name) for policy, study in script.STUDIES.items() for each in study.outcomes}
    assert {(row["innovation_id"], row["outcome"]) for row in rows} == outcomes
    assert len(rows) == 3 * len(outcomes)
    for row in rows:
        assert int(row["trials"]) == 200
        low, published, high = (float(row[name]) for name in ("low", "published", "high"))
        assert low < published < high, row


def test_the_published_figures_are_those_of_the_register(script):
    register = pd.read_csv(ROOT / "scenarios/data/effects.csv", dtype=str)
    for policy, study in script.STUDIES.items():
        told = " ".join(register[register.innovation_id == policy].fillna("").agg(" ".join, axis=1))
        for outcome in study.outcomes:
            assert f"{outcome.treated:g}" in told
            assert f"{outcome.usual:g}" in told
