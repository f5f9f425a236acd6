"""Several policies against one baseline, what they cost, and who gains."""

from pathlib import Path
from types import SimpleNamespace

import cscsim
import numpy as np
import pytest
from cscsim import before_after, costs, policy_comparison

START = {"start": "2019-06-01", "lead_days": 0}


@pytest.fixture(scope="module")
def baseline():
    return cscsim.load(Path(__file__).parent / "data/blackpool.toml")


@pytest.fixture(scope="module")
def compared(baseline, tmp_path_factory):
    class Watch(cscsim.Policy):
        id = "watch"
        start = "2019-06-01"
        yearly_gbp = 1000.0

    listed = [
        cscsim.policies.NoWrongDoor(**START),
        Watch(),
        cscsim.policies.MstStart(**START),
        cscsim.policies.FgcPreProceedings(**START),
    ]
    path = tmp_path_factory.mktemp("compared") / "policies.h5"
    return cscsim.compare_policies(baseline, listed, path=path, replicates=4, progress=False)


# compare_policies


def test_policies_stand_by_grade_and_name_whatever_came_out(compared):
    table = compared.table
    assert list(table.policy.unique()) == ["fgc_pre_proceedings", "mst_start", "no_wrong_door", "watch"]
    assert list(table.grade.unique()) == ["HIGH", "LOW", "NONE"]
    assert set(table.measure) == set(policy_comparison.MEASURES)


def test_a_row_is_the_paired_difference_of_the_last_year(compared):
    row = compared.table.query("policy == 'mst_start' and measure == 'cla_started'").iloc[0]
    told = compared.result.difference("cla_started", "mst_start")
    last = told[(told.authority == "all") & (told.period == told.period.max())].iloc[0]
    assert row.difference == pytest.approx(last["mean"])
    assert (row.low, row.high) == pytest.approx((last.low, last.high))


def test_what_does_nothing_costs_and_changes_nothing(compared):
    row = compared.table.query("policy == 'watch' and measure == 'cla_31mar'").iloc[0]
    assert row.difference == row.helps == row.harm_days_unseen == 0
    assert row.cost_gbp == pytest.approx(1000 * 670 / 365.25, rel=0.01)


def test_the_share_of_priors_is_a_share_and_none_where_nothing_is_drawn(compared):
    drawn = compared.table[compared.table.policy == "no_wrong_door"].prior_share
    assert drawn.between(0, 1).all()
    assert compared.table[compared.table.policy == "fgc_pre_proceedings"].prior_share.isna().all()


def test_it_says_what_it_is_and_that_an_authority_is_illustrative(baseline, tmp_path, compared):
    assert "not by size of effect" in repr(compared)
    listed = [cscsim.policies.MstStart(**START)]
    here = cscsim.compare_policies(
        baseline, listed, authority="Blackpool", path=tmp_path / "here.h5", replicates=1, progress=False
    )
    assert "Blackpool (illustrative)" in repr(here)


def test_a_forest_plot_names_each_policy_under_its_grade(compared):
    ax = compared.plot("cla_31mar").axes[0]
    assert [label.get_text() for label in ax.get_yticklabels()] == list(compared.table.policy.unique())
    assert "cla_31mar" in ax.get_xlabel()
    with pytest.raises(cscsim.InputError, match="cin_31mar"):
        compared.plot("cin_31mar")


def test_a_scenario_with_arms_of_its_own_is_refused(baseline):
    with pytest.raises(cscsim.InputError, match="2 arms"):
        cscsim.compare_policies(baseline.with_arm("another"), [])
    twice = [cscsim.policies.MstStart(**START)] * 2
    with pytest.raises(cscsim.InputError, match="'mst_start' is given twice"):
        cscsim.compare_policies(baseline, twice)


# costs


def test_lines_of_spend_add_up_to_the_total(compared):
    table = compared.result.costs("no_wrong_door").set_index("line")
    lines = table.drop(index="total")
    for column in ("as usual", "no_wrong_door", "difference"):
        assert lines[column].sum() == pytest.approx(table.loc["total", column])
    assert table.loc["policies", "difference"] > 1e6
    assert set(table.price_year) == {"2019-20"}
    # The same total as the measure gives over both years.
    told = compared.result.difference("spend_total_gbp", "no_wrong_door")
    both = told[told.authority == "all"]["mean"].sum()
    assert table.loc["total", "difference"] == pytest.approx(both, rel=1e-6)


def test_what_policies_cost_is_told_with_the_price_years_of_their_amounts():
    assert costs.price_years(["no_wrong_door"]) == "2019-20"
    assert costs.price_years(["family_valued"]) == "2013-14 and 2015 and 2019-20"
    assert costs.price_years(["written_in_python"]) == "as the policy has them"


def test_a_total_has_the_prices_of_all_that_is_in_it():
    block = SimpleNamespace(
        id="policies",
        values=np.array([[[[1.0]], [[2.0]]], [[[3.0]], [[5.0]]]]),
        labels=(np.array(["as usual", "new"]), np.arange(2), np.array(["all"]), np.array([2020])),
        groups=None,
    )
    table = costs.by_line([block], "new", "all", ["schwartz_rounds"]).set_index("line")
    assert table.price_year.to_dict() == {"policies": "2021", "total": "2019-20 and 2021"}


def test_an_amount_that_rests_on_a_table_says_the_prices_of_its_row():
    tables = ("innovation_costs.csv", "unit_costs.csv")
    for id, policy in cscsim.policies.catalogue().items():
        for key in policy["keys"]:
            if key["price_year"] and any(table in key["meaning"] for table in tables):
                assert key["price_year"] != costs.MODEL_PRICES, (id, key["name"])


def test_every_amount_of_money_of_a_policy_says_its_prices():
    for id, policy in cscsim.policies.catalogue().items():
        for key in policy["keys"]:
            told = key["price_year"]
            assert (told != "") == ("gbp" in key["name"]), (id, key["name"])
            assert told in key["meaning"]


def test_without_an_arm_every_line_of_every_arm_is_read(compared):
    assert set(compared.result.costs().arm) == set(compared.result.arms)


def test_child_years_at_home_follow_from_the_ends_of_years(compared):
    points = costs.plane(compared.result, "no_wrong_door", "all")
    block = compared.result.block("cla_31mar")
    position = list(block.labels[0]).index("no_wrong_door")
    first, second = (block.values[position, :, -1, year] - block.values[0, :, -1, year] for year in (0, 1))
    np.testing.assert_allclose(points.years, -(first / 2 + (first + second) / 2))


def test_what_is_worth_its_cost_is_so_in_more_replicates_the_more_a_year_is_worth():
    points = costs.Plane("a", "b", "all", np.array([10.0, 10.0]), np.array([1.0, 2.0]), {})
    np.testing.assert_array_equal(points.acceptable(np.array([1.0, 6.0, 11.0])), [0, 0.5, 1])


def test_the_cost_of_a_child_at_home_never_stands_without_harm_and_wellbeing(compared):
    drawn = compared.result.plot_cost_effectiveness("no_wrong_door")
    titles = " ".join(ax.get_title() for ax in drawn.axes)
    assert "harm_days_unseen" in titles and "cla_wellbeing_mean" in titles


# who gains


def test_groups_add_up_to_the_whole(compared):
    table = compared.result.who_gains("cla_31mar", "no_wrong_door")
    told = compared.result.difference("cla_31mar", "no_wrong_door")
    last = told[(told.authority == "all") & (told.period == told.period.max())].iloc[0]
    for _, rows in table.groupby("group"):
        assert rows.difference.sum() == pytest.approx(last["mean"])
    assert set(table.group) == {"deprivation_quintile", "ethnicity", "age_group", "sex", "disability"}


# what a study without a comparison would have claimed


def block_of(values):
    """[arm, replicate, one authority, two years]."""
    labels = (np.array(["as usual", "new"]), np.arange(2), np.array(["Derby"]), np.array(["2020", "2021"]))
    dimensions = ("arm", "replicate", "authority", "period")
    return SimpleNamespace(labels=labels, dimensions=dimensions, groups=None, values=np.array(values))


def test_a_fall_that_would_have_come_anyway_is_claimed():
    usual = [[[100.0, 80.0]], [[100.0, 80.0]]]
    new = [[[100.0, 88.0]], [[100.0, 80.8]]]  # 10% and 1% more than as usual
    told = before_after.claims(block_of([usual, new]), "new", 0, 1).iloc[0]
    assert told.claimed_pct == pytest.approx((-12 - 19.2) / 2)
    assert told.effect_pct == pytest.approx(5.5)
    assert told.misled == 1
    assert (told.before, told.after) == (100, pytest.approx(84.4))


def test_nothing_is_claimed_where_there_was_nothing_before():
    values = [[[[0.0, 3.0]], [[4.0, 2.0]]]] * 2
    told = before_after.claims(block_of(values), "new", 0, 1).iloc[0]
    assert told.claimed_pct == -50
    assert np.isnan(told.claimed_low_pct)


def test_a_run_tells_what_would_have_been_claimed(compared):
    told = compared.result.before_after("cla_started", "no_wrong_door")
    assert list(told.authority) == compared.result.authorities
    first = compared.result.measure("cla_started")
    mine = first[(first.arm == "no_wrong_door") & (first.authority == "all")]
    by_year = mine.groupby("period").value.mean().to_numpy()
    assert told.iloc[-1][["before", "after"]].tolist() == pytest.approx([by_year[0], by_year[-1]])
    with pytest.raises(cscsim.InputError, match="no period '1999'"):
        compared.result.before_after("cla_started", before="1999")
    with pytest.raises(cscsim.InputError, match="does not come before"):
        compared.result.before_after("cla_started", before="2021", after="2020")
    with pytest.raises(cscsim.InputError, match="cla_31mar_by_sex is a breakdown"):
        compared.result.before_after("cla_31mar_by_sex")
