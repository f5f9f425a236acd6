"""script/sensitivity: on functions with a known answer, on a small authority, and its stored tables."""

import csv
import subprocess
import sys
import tomllib
from pathlib import Path

import cscsim
import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "scenarios/data"
sys.path.insert(0, str(ROOT / "script"))

from calibration import ranges, sensitivity  # noqa: E402

NAMES = ["a", "b", "c", "d", "e"]
SLOPES = np.array([[3.0, 0.0], [0.0, -2.0], [1.0, 0.0], [0.0, 0.0], [0.5, 0.5]])
"""[parameter, measure] of a linear function."""


def read(name):
    with (DATA / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


# functions whose answer is known


def test_effects_of_a_linear_function_are_its_slopes():
    x = sensitivity.trajectories(NAMES, 6, seed=1)
    found = sensitivity.morris(NAMES, x, x @ SLOPES, seed=1)
    np.testing.assert_allclose(found["mu"], SLOPES, atol=1e-9)
    np.testing.assert_allclose(found["mu_star"], np.abs(SLOPES), atol=1e-9)
    np.testing.assert_allclose(found["sigma"], 0, atol=1e-9)
    each = sensitivity.effects(x, x @ SLOPES)
    np.testing.assert_allclose(each, np.broadcast_to(SLOPES, each.shape), atol=1e-9)


def test_effects_are_those_of_salib_where_nothing_is_linear():
    x = sensitivity.trajectories(NAMES, 8, seed=2)
    y = np.stack([np.exp(x[..., 0] * x[..., 1]) + x[..., 2] ** 2], axis=2)
    found = sensitivity.morris(NAMES, x, y, seed=1)
    each = sensitivity.effects(x, y)
    np.testing.assert_allclose(each.mean(axis=0), found["mu"], atol=1e-9)
    np.testing.assert_allclose(np.abs(each).mean(axis=0), found["mu_star"], atol=1e-9)
    assert found["sigma"][0, 0] > 0.1 and found["sigma"][3, 0] == 0


def test_least_squares_tell_effects_from_chance():
    draws = np.random.default_rng(3)
    x = sensitivity.points(NAMES, 300, seed=1)
    fit = sensitivity.linear(x, x @ SLOPES + 0.3 * draws.normal(size=(300, 2)))
    assert (np.abs(fit.effect - SLOPES) < 4 * fit.error).all()
    np.testing.assert_allclose(fit.error, 0.3 / np.sqrt(300 / 12), rtol=0.15)
    assert fit.explained[0] == pytest.approx(1 - 0.09 / (0.09 + 10.25 / 12), abs=0.05)
    assert set(sensitivity.most_important(NAMES, fit.effect, 2)) == {"a", "b"}


def test_noise_is_that_of_one_effect_and_only_of_what_moves():
    draws = np.random.default_rng(4)
    names = [f"p{i}" for i in range(400)]
    x = sensitivity.trajectories(names, 2, seed=1)
    still = np.zeros((*x.shape[:2], 1))
    one, two = (
        sensitivity.effects(x, np.concatenate([draws.normal(size=still.shape), still], axis=2))
        for _ in range(2)
    )
    noise = sensitivity.chance(one, two)
    # A difference of two points over a step of two thirds.
    assert noise[0] == pytest.approx(np.sqrt(2) / (2 / 3), rel=0.1)
    assert noise[1] == 0
    beyond = np.abs(one).mean(axis=0)[:, 0] > sensitivity.chance_limit(noise, 2)[0]
    assert beyond.mean() < 0.01


def test_shares_of_variance_of_a_sum_are_those_of_its_parts():
    x = sensitivity.sobol_points(NAMES, 512, seed=1)
    y = x[:, :-1] @ SLOPES + 0.6 * np.stack([x[:, -1], np.zeros(len(x))], axis=1)
    found = sensitivity.sobol(NAMES, np.column_stack([y, np.zeros(len(x))]), seed=1)
    parts = np.vstack([SLOPES, [0.6, 0]]) ** 2
    expected = parts / parts.sum(axis=0)
    np.testing.assert_allclose(found["S1"][:, :2], expected, atol=0.05)
    np.testing.assert_allclose(found["ST"][:, :2], expected, atol=0.05)
    assert np.isnan(found["ST"][:, 2]).all()


# ranges


def test_every_parameter_has_a_range_or_a_reason():
    moved, left_out = ranges.read(DATA)
    known = {row["name"]: row for row in read("model_parameters.csv")}
    assert sorted([*(each.name for each in moved), *left_out]) == sorted(known)
    switches = {name for name, row in known.items() if row["unit"] in ranges.SWITCHES}
    assert {name for name in known if name.startswith("loops.")} <= switches <= set(left_out)
    assert all(left_out.values()) and len(left_out) < len(switches) + 25


def test_ranges_lie_in_what_is_allowed_around_the_value():
    for each in ranges.read(DATA)[0]:
        values = each.value([0, 0.25, 0.5, 0.75, 1])
        assert each.least <= values[0] < values[-1] <= each.most, each.name
        assert (np.diff(values) >= 0).all(), each.name
        assert values[0] <= each.centre <= values[-1], each.name


# a run


def run(folder, *more):
    arguments = [
        *("--folder", folder / "stages", "--out", folder / "out", "--areas", "Wokingham", "--years", "1"),
        *("--trajectories", "2", "--points", "24", "--top", "2", "--sobol", "4", "--processes", "1"),
        *("--measures", "referrals", "cla_31mar", "spend_total_gbp", "--parameters"),
        *(
            "front_door.contact_usual_ratio",
            "health.dentist_5_to_9",
            "severity.need_n3",
            "work.worker_cost_gbp",
        ),
        *more,
    ]
    return subprocess.run(
        [sys.executable, ROOT / "script/sensitivity", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sensitivity")
    done = run(folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_a_small_run_finds_what_moves_what(small):
    with (small / "out/sensitivity_morris.csv").open(newline="", encoding="utf-8") as file:
        told = {(row["name"], row["measure"]): row for row in csv.DictReader(file)}
    assert len(told) == 12
    assert float(told["front_door.contact_usual_ratio", "referrals"]["mu"]) > 10
    assert all(float(told["health.dentist_5_to_9", id]["mu_star"]) == 0 for id in ("referrals", "cla_31mar"))
    assert float(told["work.worker_cost_gbp", "referrals"]["mu_star"]) == 0
    assert float(told["work.worker_cost_gbp", "spend_total_gbp"]["mu"]) > 1
    with (small / "out/sensitivity_sobol.csv").open(newline="", encoding="utf-8") as file:
        names = {row["name"] for row in csv.DictReader(file)}
    assert "front_door.contact_usual_ratio" in names and "chance" in names and len(names) == 3
    told = tomllib.loads((small / "out/sensitivity.toml").read_text(encoding="utf-8"))
    assert told["run"]["areas"] == ["Wokingham"]
    assert told["measures"]["referrals"]["base"] > 500


def test_a_run_goes_on_from_its_stages_and_gives_the_same(small, tmp_path):
    before = {path.name: path.stat().st_mtime for path in (small / "stages").iterdir()}
    done = run(small, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    assert before == {path.name: path.stat().st_mtime for path in (small / "stages").iterdir()}
    for name in ("sensitivity_morris.csv", "sensitivity_sobol.csv", "sensitivity_ranges.csv"):
        assert (tmp_path / name).read_bytes() == (small / "out" / name).read_bytes()


def test_stages_of_another_run_are_refused(small, tmp_path):
    done = run(small, "--out", tmp_path, "--years", "2")
    assert done.returncode != 0
    assert "base.npz: was made with other settings" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--parameters", "loops.blame"], "loops.blame"),
        (["--measures", "cla"], "'cla'"),
        (["--trajectories", "1"], "at least 2"),
        (["--points", "5"], "at least 6"),
        (["--repeats", "3"], "--trajectories 2"),
    ],
)
def test_what_cannot_be_run_is_refused(small, tmp_path, more, said):
    done = run(tmp_path, *more)
    assert done.returncode == 2
    assert said in done.stderr and "Traceback" not in done.stderr


# what stands in scenarios/data


BEFORE = {"court.conference_issued_ratio": ("stated", 0.56, 1.0)}
"""Ranges of the stored run that have changed since: the effect of a conference has its trial's spread now."""


def test_every_parameter_that_is_moved_has_a_stored_row_for_each_measure():
    moved, left_out = ranges.read(DATA)
    told = {(row["name"], row["measure"]) for row in read("sensitivity_morris.csv")}
    measures = list(tomllib.loads((DATA / "sensitivity.toml").read_text(encoding="utf-8"))["measures"])
    assert told == {(each.name, measure) for each in moved for measure in measures}
    assert len(measures) >= 12 and set(measures) <= set(cscsim.measures()["id"])
    stored = {row["name"]: row for row in read("sensitivity_ranges.csv")}
    assert {name for name, row in stored.items() if row["rule"] == "left out"} == set(left_out)
    for each in moved:
        row = stored[each.name]
        rule, low, high = BEFORE.get(each.name, (each.rule, each.low, each.high))
        assert row["rule"] == rule
        np.testing.assert_allclose([float(row["low"]), float(row["high"])], [low, high], rtol=1e-4)


def test_stored_effects_are_finite_and_agree_with_each_other():
    rows = read("sensitivity_morris.csv")
    values = np.array([[float(row[key]) for key in ("mu", "mu_star", "sigma", "noise")] for row in rows])
    assert np.isfinite(values).all()
    assert (np.abs(values[:, 0]) <= 1.01 * values[:, 1] + 1e-9).all()
    assert (values[:, 1:] >= 0).all()
    sure = [row for row in rows if abs(float(row["effect"])) > 8 * float(row["effect_se"])]
    same = [float(row["mu"]) * float(row["effect"]) > 0 for row in sure]
    assert len(sure) > 30 and np.mean(same) > 0.8


def test_stored_shares_are_of_the_parameters_with_the_largest_effects():
    rows = read("sensitivity_sobol.csv")
    names = list(dict.fromkeys(row["name"] for row in rows))
    assert names[-1] == "chance"
    morris = read("sensitivity_morris.csv")
    order = list(dict.fromkeys(row["name"] for row in morris))
    effect = np.array([float(row["effect"]) for row in morris]).reshape(len(order), -1)
    assert sensitivity.most_important(order, effect, len(names) - 1) == names[:-1]
    assert all(
        np.isfinite([float(row[key]) for key in ("first", "total", "total_conf")]).all() for row in rows
    )
    assert max(float(row["total"]) - float(row["total_conf"]) for row in rows) < 1.1


def test_ranges_of_what_was_calibrated_are_those_of_its_prior():
    stored = {row["name"]: row for row in read("sensitivity_ranges.csv")}
    for row in read("posterior_summary.csv"):
        if stored[row["name"]]["rule"] == "left out" or row["name"] in BEFORE:
            continue
        ends = [float(stored[row["name"]][end]) for end in ("low", "high")]
        np.testing.assert_allclose(ends, [float(row["prior_low"]), float(row["prior_high"])], rtol=2e-3)
