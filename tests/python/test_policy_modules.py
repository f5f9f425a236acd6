"""Every innovation as a policy: it reaches people, refuses, spends, ends, and acts by its own means."""

from pathlib import Path

import cscsim
import numpy as np
import pandas as pd
import pytest
from cscsim import evidence
from cscsim.tables_of_figures import data_directory

OF_THE_SPREAD = {"innovation_programme", "mutual_learning_network"}
INNOVATIONS = sorted(set(pd.read_csv(f"{data_directory()}/innovations.csv").id) - OF_THE_SPREAD)
CATALOGUE = cscsim.policies.catalogue()
CLASSES = {id: cscsim.policies.by_id(id) for id in INNOVATIONS}
WORK_WITH_CHILDREN = [id for id in INNOVATIONS if CATALOGUE[id]["moments"]]
BEGINS = pd.Timestamp("2019-10-01")  # its lead time changes nothing but spend
MONTHLY = ["referrals", "s47_enquiries", "cin_31mar", "cpp_31mar", "cla_started", "cla_31mar"]
OUTCOMES = [
    *MONTHLY,
    "harm_days_unseen",
    "placements_ended",
    "turnover_pct",
    "caseload_mean",
    "spend_cla_gbp",
    "care_leavers_19_21_in_education_or_work_pct",
    "care_leavers_19_21_suitable_accommodation_pct",
]


NOT_BY_LEVERS_ALONE = {  # one team that stays, hub places, births
    "act_wigan_rochdale",
    "b_positive_pathways",
    "brighter_futures",
    "no_wrong_door",
    "pause_women",
}


def policy(id, **keys):
    return CLASSES[id](start="2019-10-01", lead_days=90, **keys)


def one_place(id):
    """Keys that leave an innovation one place, with every post filled and everyone willing."""
    wanted = {
        "places_per_team": 1,
        "teams": 1,
        "children_per_constellation": 1,
        "constellations": 1,
        "outreach_places_per_hub": 1,
        "hubs": 1,
        "beds_per_hub": 0,
        "emergency_beds_per_hub": 0,
        "days_to_fill": 0,
        "uptake": 1.0,
    }
    return {key["name"]: wanted[key["name"]] for key in CATALOGUE[id]["keys"] if key["name"] in wanted}


def effects_at(id, ratio):
    """Keys that set every effect of an innovation to a ratio."""
    names = {f"{effect['lever']}_ratio" for effect in CATALOGUE[id]["effects"]}
    return {key["name"]: ratio for key in CATALOGUE[id]["keys"] if key["name"] in names}


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """Two years of Blackpool: as usual, and each innovation as it is and in four other ways."""
    scenario = cscsim.load(Path(__file__).parent / "data/blackpool.toml")
    for id in INNOVATIONS:
        scenario = scenario.with_arm(id, policy(id))
        scenario = scenario.with_arm(f"{id}, small", policy(id, **one_place(id)))
        scenario = scenario.with_arm(f"{id}, given up", policy(id, abandoned_per_year=5.0))
        scenario = scenario.with_arm(f"{id}, idle", policy(id, **effects_at(id, 1.0)))
        scenario = scenario.with_arm(f"{id}, strong", policy(id, **effects_at(id, 0.2)))
    path = tmp_path_factory.mktemp("policies") / "every.h5"
    return cscsim.run(scenario, path, progress=False)


@pytest.fixture(scope="module")
def counts(everything):
    """[policy, arm, count] over the two years, of the whole area."""
    table = everything.policies()
    table = table[table.authority == "all"]
    return table.groupby(["policy", "arm", "count"]).value.sum()


def moved(result, arm, *, until=None):
    """Measures in which an arm differs from as usual, over the years or in the months to a day."""
    differ = []
    for measure in OUTCOMES if until is None else MONTHLY:
        block = result.block(measure, monthly=until is not None)
        held = [until is None or pd.Timestamp(period) < until for period in block.labels[3]]
        values = block.values[:, 0, -1][:, held]
        if not np.array_equal(values[result.arms.index(arm)], values[0], equal_nan=True):
            differ.append(measure)
    return differ


# the catalogue


def test_every_innovation_is_a_policy():
    assert len(INNOVATIONS) == 41
    assert set(INNOVATIONS) <= set(CATALOGUE)


# what each does


@pytest.mark.parametrize("id", WORK_WITH_CHILDREN)
def test_it_enrols_and_refuses_beyond_its_places(counts, id):
    assert counts[id, id, "enrolled"] > 0
    assert counts[id, f"{id}, small", "enrolled"] > 0
    assert counts[id, f"{id}, small", "refused_for_capacity"] > 0
    assert counts[id, f"{id}, small", "enrolled"] < counts[id, id, "enrolled"]


@pytest.mark.parametrize("id", INNOVATIONS)
def test_it_spends_and_ends(everything, counts, id):
    assert counts[id, id, "spend_gbp"] > 0
    assert 0 <= counts[id, f"{id}, given up", "spend_gbp"] < counts[id, id, "spend_gbp"]


@pytest.mark.parametrize("id", INNOVATIONS)
def test_nothing_differs_before_it_begins(everything, id):
    assert moved(everything, id, until=BEGINS) == []
    assert moved(everything, f"{id}, strong", until=BEGINS) == []


@pytest.mark.parametrize("id", INNOVATIONS)
def test_what_it_does_is_its_effects_and_nothing_else(everything, id):
    assert moved(everything, f"{id}, strong")
    assert bool(moved(everything, f"{id}, idle")) == (id in NOT_BY_LEVERS_ALONE)


# what is known of it


@pytest.mark.parametrize("id", INNOVATIONS)
def test_each_effect_rests_on_a_row_of_the_tables_or_says_that_there_is_none(id):
    known = evidence.of(id)
    figures = {
        f"{row.innovation_id}: {row.outcome}": row for row in evidence._table("effects.csv").itertuples()
    }
    designs = {
        "trial": ("RCT",),
        "comparison": ("QED", "pre-post/comparison", "RCT"),
        "before and after": ("pre-post", "descriptive"),
        "description without comparison": ("descriptive",),
    }
    for effect in known.effects.itertuples():
        if effect.design in ("no figure", "by design"):
            continue
        outcome = effect.outcome if ": " in effect.outcome else f"{id}: {effect.outcome}"
        row = figures[outcome]
        assert row.design.startswith(designs[effect.design]), (outcome, row.design)
        assert effect.low < effect.mean < effect.high
        nearer = abs(np.log(effect.mean)) <= abs(np.log(effect.figure))  # to no effect than the figure
        assert nearer


@pytest.mark.parametrize("id", INNOVATIONS)
def test_its_page_tells_every_row_of_the_tables(id):
    known = CLASSES[id].evidence()
    effects = evidence._table("effects.csv")
    assert len(known.figures) == (effects.innovation_id == id).sum()
    assert known.not_known and known.strength and known.mechanism
    text = str(known)
    for row in known.figures.outcome:
        assert row in text


def test_the_page_of_a_policy_that_does_not_exist_names_those_that_do():
    with pytest.raises(cscsim.InputError, match=r"Did you mean 'fdac'"):
        evidence.of("fdca")


# composition


def test_two_that_do_the_same_work_with_nobody_twice(tmp_path):
    scenario = cscsim.load(Path(__file__).parent / "data/blackpool.toml")
    keys = {"days_to_fill": 0, "uptake": 1.0}
    both = policy("family_safeguarding", **keys), policy("family_solutions_plus", **keys)
    scenario = scenario.with_arm("one", both[0]).with_arm("both", *both).with_arm("turned", *both[::-1])
    result = cscsim.run(scenario, tmp_path / "both.h5", progress=False)
    table = result.policies()
    table = table[table.authority == "all"].groupby(["arm", "policy", "count"]).value.sum()
    assert table["both", "family_solutions_plus", "already_enrolled"] > 0
    for measure in OUTCOMES:
        block = result.block(measure)
        np.testing.assert_array_equal(block.values[2], block.values[3])


def test_mockingbird_needs_a_hub_home(tmp_path):
    scenario = cscsim.load(Path(__file__).parent / "data/blackpool.toml")
    few = cscsim.policies.Mockingbird(start="2019-10-01", homes_per_constellation=6, days_to_fill=0)
    result = cscsim.run(
        scenario.with_arm("few", few).with_arm(
            "none", cscsim.policies.Mockingbird(start="2019-10-01", homes_per_constellation=0)
        ),
        tmp_path / "hubs.h5",
        progress=False,
    )
    table = result.policies()
    table = table[table.authority == "all"].groupby(["arm", "count"]).value.sum()
    assert table["few", "enrolled"] > 0
    assert table["none", "enrolled"] == 0


def test_pause_acts_through_births(tmp_path):
    scenario = cscsim.load(Path(__file__).parent / "data/blackpool.toml")
    keys = {"parental_change_ratio": 1.0, "uptake": 1.0, "places_per_team": 500, "days_to_fill": 0}
    scenario = scenario.with_arm("pause", policy("pause_women", **keys)).with_arm(
        "none put off", policy("pause_women", **keys, pregnant_all_the_same=1.0)
    )
    result = cscsim.run(scenario, tmp_path / "pause.h5", progress=False)
    assert np.array_equal(*(result.block("cla_started").values[i] for i in (0, 2)))
    assert not np.array_equal(*(result.block("cla_started").values[i] for i in (0, 1)))


def test_the_drug_and_alcohol_court_needs_a_court(everything, counts):
    """Whom it enrols is before the court: never more than applications name, from its first day on."""
    block = everything.block("care_application_children")
    applied = block.values[everything.arms.index("fdac"), 0, -1].sum()
    assert 0 < counts["fdac", "fdac", "eligible"] <= applied


def test_the_share_of_children_with_kin_goes_with_how_many_kin_there_are(tmp_path):
    shares = []
    for kin in (0.05, 1.5):
        scenario = cscsim.load(
            Path(__file__).parent / "data/blackpool.toml",
            [f"model.family.kin_per_family={kin}", "scenario.replicates=2"],
        ).with_arm("conferences", policy("fgc_pre_proceedings", places_per_team=1000, days_to_fill=0))
        result = cscsim.run(scenario, tmp_path / f"kin{kin}.h5", progress=False)
        block = result.block("cla_31mar_kinship_foster_pct")
        shares.append(block.values[1, :, -1, -1].mean())
    assert shares[1] > 1.3 * shares[0]


# null trials


NULL = [
    "dsl_supervision",
    "infant_family_team",
    "mi_training",
    "mst_start",
    "schwartz_rounds",
    "signs_of_safety",
    "social_workers_in_schools",
]


@pytest.fixture(scope="module")
def null_trials(tmp_path_factory):
    scenario = cscsim.load(Path(__file__).parent / "data/blackpool.toml")
    for id in NULL:
        scenario = scenario.with_arm(id, CLASSES[id](start="2019-04-02", lead_days=0))
    path = tmp_path_factory.mktemp("null") / "null.h5"
    return cscsim.run(scenario, path, replicates=20, progress=False)


@pytest.mark.parametrize("id", NULL)
def test_where_trials_found_nothing_care_is_no_different_and_money_is_spent(null_trials, id):
    """A null trial is an interval around none, not none: a mean over many replicates may lie to one side."""
    for measure in ("cla_started", "cla_31mar", "cpp_31mar"):
        told = null_trials.difference(measure, id)
        last = told[(told.authority == "all") & (told.period == told.period.max())].iloc[0]
        assert last.spread_low <= 0 <= last.spread_high, (measure, last["mean"])
    assert null_trials.costs(id).set_index("line").loc["policies", "low"] > 0


@pytest.mark.parametrize("id", NULL)
def test_where_trials_found_nothing_no_effect_on_families_is_sure(id):
    for effect in evidence.of(id).effects.itertuples():
        if effect.lever != "skill":  # training moved skill, and nothing else
            assert effect.low < 1 < effect.high, effect
