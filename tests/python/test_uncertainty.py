"""Parameters that differ between replicates: what a run draws, records, and says of them."""

import cscsim
import numpy as np
import pytest
from cscsim import comparison
from cscsim.statistics import parameter_share, summary

REPLICATES = 60
POSTERIOR = ["scenario.uncertainty=posterior", "record.monthly=false", "record.events=false"]


@pytest.fixture(scope="module")
def drawn(scenario_path, tmp_path_factory):
    path = tmp_path_factory.mktemp("drawn") / "drawn.h5"
    return cscsim.run(
        cscsim.load(scenario_path, POSTERIOR), path, replicates=REPLICATES, threads=2, progress=False
    )


def test_each_replicate_says_what_it_ran_with(drawn):
    table = drawn.parameters()
    assert list(table.index) == list(range(REPLICATES))
    known = cscsim.parameters().set_index("name")
    assert set(table.columns) <= set(known.index)
    for name in table:
        assert table[name].between(known.low[name], known.high[name]).all()


def test_of_five_replicates_the_last_repeats_the_parameters_of_the_one_before(drawn):
    table = drawn.parameters()
    same = [bool((table.loc[r] == table.loc[r + 1]).all()) for r in range(REPLICATES - 1)]
    assert [r + 1 for r in range(REPLICATES - 1) if same[r]] == list(range(4, REPLICATES, 5))
    values = drawn.measure("referrals").query("arm == 'as usual' and authority == 'all'").value.to_numpy()
    assert values[3] != values[4]  # chance differs all the same


def test_arms_share_their_parameters_so_that_a_placebo_changes_nothing(drawn):
    table = drawn.compare()
    others = table[table.arm == "placebo"]
    assert len(others) > 100
    assert (others.difference.dropna() == 0).all()


def test_a_run_on_two_threads_is_the_run_on_one(drawn, scenario_path, tmp_path):
    scenario = cscsim.load(scenario_path, POSTERIOR)
    alone = cscsim.run(scenario, tmp_path / "one.h5", replicates=10, threads=1, progress=False)
    assert alone.parameters().equals(drawn.parameters().head(10))
    for id in ("referrals", "cla_31mar", "spend_cla_gbp"):
        whole = drawn.measure(id)
        mine = whole[whole.replicate < 10].value.to_numpy()
        np.testing.assert_array_equal(alone.measure(id).value.to_numpy(), mine)


def test_the_posterior_is_the_default_and_wider_than_the_best_fit(drawn, scenario_path, tmp_path):
    text = scenario_path.read_text(encoding="utf-8").replace('uncertainty = "none"\n', "")
    (tmp_path / "default.toml").write_text(text, encoding="utf-8")
    default = cscsim.run(
        cscsim.load(tmp_path / "default.toml", POSTERIOR[1:]), tmp_path / "d.h5", replicates=2, progress=False
    )
    assert not default.parameters().empty
    scenario = cscsim.load(scenario_path, ["scenario.uncertainty=best", *POSTERIOR[1:]])
    best = cscsim.run(scenario, tmp_path / "best.h5", replicates=REPLICATES, progress=False)
    assert best.parameters().shape == (REPLICATES, 0)

    def spread(result, id):
        frame = result.measure(id)
        return frame[(frame.arm == "as usual") & (frame.authority == "all")].value.std()

    assert spread(drawn, "referrals") > 1.2 * spread(best, "referrals")


def test_what_the_scenario_sets_does_not_vary(scenario_path, tmp_path):
    fixed = "front_door.contact_usual_ratio"
    scenario = cscsim.load(scenario_path, [*POSTERIOR, f"model.{fixed}=0.9"])
    result = cscsim.run(scenario, tmp_path / "set.h5", replicates=2, progress=False)
    assert fixed not in result.parameters()


def test_drivers_need_parameters_that_differ(result):
    with pytest.raises(cscsim.InputError, match=r'parameters do not differ.*uncertainty = "posterior"'):
        result.drivers("cla_31mar")


def test_drivers_of_a_placebo_are_none(drawn):
    with pytest.raises(cscsim.InputError, match="does not vary"):
        drawn.drivers("cla_31mar")


def test_drivers_find_the_parameter_that_moves_a_difference():
    draws = np.random.default_rng(1)
    x = draws.normal(size=(200, 12))
    y = 3 * x[:, 4] + x[:, 7] + draws.normal(size=200)
    table = comparison.drivers([f"p{i}" for i in range(12)], x, y)
    assert list(table.parameter[:2]) == ["p4", "p7"]
    assert table.share[0] == pytest.approx(9 / 11, abs=0.1)
    assert table.share[1] == pytest.approx(1 / 11, abs=0.1)


def test_groups_of_one_change_no_interval():
    values = np.random.default_rng(2).normal(size=(30, 3))
    alone, grouped = summary(values), summary(values, np.arange(30))
    for key in alone:
        np.testing.assert_allclose(alone[key], grouped[key])


def test_replicates_that_share_parameters_count_as_one_where_chance_is_small():
    values = np.repeat([1.0, 2.0, 4.0], 2)
    told, of_means = summary(values, np.repeat([0, 1, 2], 2)), summary(np.array([1.0, 2.0, 4.0]))
    assert told["standard_error"] == pytest.approx(of_means["standard_error"])
    assert told["high"] == pytest.approx(of_means["high"])


def test_the_share_of_parameters_is_told_from_chance():
    draws = np.random.default_rng(3)
    groups = np.repeat(np.arange(400), 2)
    values = 2 * draws.normal(size=400)[groups] + draws.normal(size=800)
    assert parameter_share(values, groups) == pytest.approx(0.8, abs=0.05)
    assert parameter_share(draws.normal(size=800), groups) < 0.1
    assert np.isnan(parameter_share(values, None))
    assert np.isnan(parameter_share(values, np.arange(800)))


def test_compare_says_what_comes_of_parameters(command, scenario_path, tmp_path):
    text = scenario_path.read_text(encoding="utf-8").replace('"placebo"', '"close_channel"')
    text = text.replace("start = 2019-06-01", 'channel = "schools"\nstart = 2019-06-01')
    (tmp_path / "close.toml").write_text(text, encoding="utf-8")
    scenario = cscsim.load(tmp_path / "close.toml", POSTERIOR)
    cscsim.run(scenario, tmp_path / "close.h5", replicates=50, progress=False)
    done = command("compare", tmp_path / "close.h5")
    assert done.returncode == 0, done.stderr
    assert "of the variance of the difference in cla_31mar over replicates comes of parameters" in " ".join(
        done.stdout.split()
    )
