"""What script/calibrate is made of, on problems whose answer is known; and what it left in scenarios/data."""

import csv
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "scenarios/data"
sys.path.insert(0, str(ROOT / "script"))

from calibration import belief, movement, priors, sample, written  # noqa: E402

EVERY = np.ones(2, dtype=bool)


def linear(n, seed=1, noise=0.0):
    """Runs of a model of three parameters whose two figures are linear in them."""
    draws = np.random.default_rng(seed)
    x = draws.normal(size=(n, 3))
    slope = np.array([[2.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    return x, np.array([1.0, -0.5]) + x @ slope.T + noise * draws.normal(size=(n, 2)), slope


# priors


@pytest.mark.parametrize("prior", priors.read(DATA), ids=lambda prior: prior.name)
def test_a_prior_lies_in_its_range_around_the_table(prior):
    assert prior.value(0.0) == pytest.approx(prior.centre)
    x = np.array([-2.0, -1.0, 0.5, 2.0])
    values = prior.value(x)
    assert (values >= prior.low).all() and (values <= prior.high).all()
    assert (np.diff(values) >= 0).all()
    inside = (values > prior.low) & (values < prior.high)
    np.testing.assert_allclose(prior.x(values)[inside], x[inside], atol=1e-6)


def test_what_no_figure_pins_is_among_what_varies():
    names = {prior.name for prior in priors.read(DATA)}
    assert {
        "relationship.trust_build_per_visit",
        "relationship.team_kept",
        "relationship.change_trust",
    } <= names
    assert {"relationship.hand_over_return_ratio", "placement.market_price_convexity"} <= names


# emulators and belief


def test_emulators_find_what_is_linear_and_what_is_chance():
    x, off, slope = linear(400, noise=0.3)
    emulators = belief.Emulators.fit(x, off)
    np.testing.assert_allclose(emulators.slope, slope, atol=0.06)
    np.testing.assert_allclose(emulators.residual, 0.3, atol=0.04)
    np.testing.assert_allclose(emulators.predict(x), off, atol=1.2)


def test_the_posterior_is_that_of_normal_theory():
    emulators = belief.Emulators.fit(*linear(400)[:2])
    after = belief.posterior(emulators, np.array([0.25, 0.25]), EVERY)
    # off = 1 + 2 x0 with variance 1/4 and x0 ~ N(0, 1): precision 1 + 4 / 0.25.
    assert after.mean[0] == pytest.approx(-8 / 17, abs=0.01)
    assert after.sd[0] == pytest.approx(17**-0.5, abs=0.01)
    assert after.mean[1] == pytest.approx(0.5 * 4 / 5, abs=0.01)
    assert after.mean[2] == pytest.approx(0, abs=0.01)
    assert after.sd[2] == pytest.approx(1, abs=0.01)


def test_a_figure_left_out_changes_nothing():
    emulators = belief.Emulators.fit(*linear(400)[:2])
    after = belief.posterior(emulators, np.array([0.25, 0.25]), np.array([True, False]))
    assert after.sd[1] == pytest.approx(1, abs=0.01)


def test_what_may_not_learn_keeps_its_prior_and_the_others_follow_it():
    x, off, _ = linear(400)
    both = off[:, :1] + x[:, 1:2]  # off = 1 + 2 x0 + x1
    emulators = belief.Emulators.fit(x, both)
    learns = np.array([True, False, True])
    after = belief.posterior(emulators, np.array([0.01]), EVERY[:1], learns)
    assert after.sd[1] == pytest.approx(1)
    assert after.mean[1] == 0
    drawn = after.draw(20_000, seed=1)
    np.testing.assert_allclose(1 + 2 * drawn[:, 0] + drawn[:, 1], 0, atol=0.6)
    assert np.corrcoef(drawn[:, 0], drawn[:, 1])[0, 1] < -0.9


def test_blocks_left_out_are_predicted_from_the_others():
    x, _, _ = linear(400)
    agree = np.stack([1 + x[:, 0], 1 + x[:, 0]], axis=1)  # one parameter moves both: one tells of the other
    clash = np.stack([9 + x[:, 0], 9 - x[:, 0]], axis=1)
    variance, chance = np.full(2, 0.01), np.zeros(2)
    inside = belief.left_out(belief.Emulators.fit(x, agree), variance, chance, ["a", "b"])
    assert inside == {"a": (1, 1), "b": (1, 1)}
    outside = belief.left_out(belief.Emulators.fit(x, clash), variance, chance, ["a", "b"])
    assert outside == {"a": (0, 1), "b": (0, 1)}


def test_points_far_off_are_ruled_out_by_their_third_worst_figure():
    x = np.array([[0.0], [10.0]])
    emulators = belief.Emulators(np.zeros(1), np.zeros(4), np.ones((4, 1)), np.zeros(4))
    np.testing.assert_allclose(belief.implausibility(emulators, np.full(4, 4.0), x), [0, 5])


def test_the_sample_of_authorities_is_the_same_each_time_and_of_every_region():
    names = sample.authorities(DATA)
    assert names == sample.authorities(DATA)
    assert len(names) == sample.SIZE
    with (DATA / "authorities.csv").open(newline="", encoding="utf-8") as file:
        region = {row["la_name"]: row["region"] for row in csv.DictReader(file)}
    assert {region[name] for name in names} == set(region.values())


# what stands in scenarios/data


def read(name):
    with (DATA / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_stored_posterior_has_members_enough():
    rows = read("posterior.csv")
    weights = np.array([float(row["weight"]) for row in rows])
    assert len(rows) >= 200
    assert weights.sum() == pytest.approx(1, abs=0.01)
    assert 1 / np.sum((weights / weights.sum()) ** 2) >= 200


def test_the_stored_posterior_gives_its_stored_summary(tmp_path):
    stored = (DATA / "posterior_summary.csv").read_text(encoding="utf-8")
    (tmp_path / "posterior.csv").write_bytes((DATA / "posterior.csv").read_bytes())
    written.summarise(SimpleNamespace(data=tmp_path, priors=priors.read(DATA)))
    assert (tmp_path / "posterior_summary.csv").read_text(encoding="utf-8") == stored


def test_what_no_figure_pins_stays_as_uncertain_as_it_was():
    known = {row["name"]: row for row in read("posterior_summary.csv")}
    for name in (
        "relationship.trust_build_per_visit",
        "relationship.team_kept",
        "placement.market_price_convexity",
    ):
        assert known[name]["known"] == "prior only", name
        assert float(known[name]["width_ratio"]) > 0.8
    assert sum(row["known"] == "identified" for row in known.values()) > 10


def test_a_belief_is_the_prior_until_something_was_seen():
    before = belief.Belief.prior(3)
    assert before.is_prior
    assert not belief.Belief(before.mean, 0.9 * before.covariance).is_prior
    assert not belief.Belief(before.mean + 0.1, before.covariance).is_prior


# years of authorities


def test_how_far_authorities_move_is_what_they_do_apart_from_all_others():
    england = np.exp(np.linspace(0, 1, 8))  # what moves all is no movement
    alike = np.outer([100, 300, 50, 80, 200], england)
    assert movement.changes(alike) == pytest.approx(0)
    one_off = alike.copy()
    one_off[0, ::2] *= np.exp(0.5)  # two years in one, two years in the other: one in five, of a half
    once = np.sqrt(0.5**2 / 5)
    assert movement.changes(one_off) == pytest.approx([once, 0, once, 0, once, 0])
    rubbish = alike.copy()
    rubbish[0, 4:] *= 1000  # a change of recording counts as 1 of logs at most
    assert movement.changes(rubbish)[5] == pytest.approx(np.sqrt(1 / 5))
    gap = one_off.copy()
    gap[1, 3] = 0  # not published
    assert movement.changes(gap)[1] == pytest.approx(0)


def test_members_get_a_value_of_what_learns_nothing_and_keep_all_others(tmp_path):
    for name in ("calibrated.toml", "posterior.csv"):
        (tmp_path / name).write_bytes((DATA / name).read_bytes())
    added = "court.conference_issued_ratio"
    members = pd.read_csv(DATA / "posterior.csv", dtype=str)
    members.drop(columns=added).to_csv(tmp_path / "posterior.csv", index=False)
    work = SimpleNamespace(data=tmp_path, priors=priors.read(DATA))
    assert written.complete(work) == [added]
    assert pd.read_csv(tmp_path / "posterior.csv", dtype=str).equals(members)  # the stored ones came so
    prior = next(prior for prior in work.priors if prior.name == added)
    x = prior.x(members[added].astype(float))
    assert abs(x.mean()) < 0.01 and x.std() == pytest.approx(1, abs=0.02)
    assert written.complete(work) == []
