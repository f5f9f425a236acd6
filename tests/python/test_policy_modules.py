"""Every innovation of innovations.csv as a policy: it reaches people, refuses, spends, ends, and acts by its own means."""

from pathlib import Path

import cscsim
import numpy as np
import pandas as pd
import pytest
from cscsim import _cscsim, evidence
from cscsim.tables_of_figures import data_directory

OF_THE_SPREAD = {"innovation_programme", "mutual_learning_network"}
INNOVATIONS = sorted(set(pd.read_csv(f"{data_directory()}/innovations.csv").id) - OF_THE_SPREAD)
CATALOGUE = {policy["id"]: policy for policy in _cscsim.policy_catalogue()}
WORK_WITH_CHILDREN = [id for id in INNOVATIONS if CATALOGUE[id]["moments"]]
BEGINS = pd.Timestamp("2019-07-31")  # the first month that may differ ends then
OUTCOMES = [
    "referrals",
    "s47_enquiries",
    "cin_31mar",
    "cpp_31mar",
    "cla_started",
    "cla_31mar",
    "harm_days",
    "turnover_pct",
    "caseload_mean",
    "spend_cla_gbp",
    "care_leavers_19_21_in_education_or_work_pct",
    "care_leavers_19_21_suitable_accommodation_pct",
]


def policy(id, **keys):
    made = next(
        each for each in (getattr(cscsim.policies, name) for name in dir(cscsim.policies)) if each.id == id
    )
    return made(start="2019-10-01", lead_days=90, **keys)


def sized(id, places):
    """Keys that leave an innovation so many places."""
    names = {key["name"] for key in CATALOGUE[id]["keys"]}
    sizes = {
        "places_per_team": {"places_per_team": places},
        "outreach_places_per_hub": {
            "outreach_places_per_hub": places,
            "hubs": 1,
            "beds_per_hub": 0,
            "emergency_beds_per_hub": 0,
        },
        "children_per_constellation": {"children_per_constellation": places, "constellations": 1},
    }
    keys = {}
    for name, each in sizes.items():
        if name in names:
            keys |= each
    return keys | ({"uptake": 1.0} if "uptake" in names else {})


def effects_at(id, ratio):
    return {f"{effect['lever']}_ratio": ratio for effect in CATALOGUE[id]["effects"] if effect["lever"] != "carer_leaving"}


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """Two years of Blackpool: as usual, each innovation with its defaults, with one place, and given up soon."""
    scenario = cscsim.load(Path(__file__).parent / "data/blackpool.toml")
    for id in INNOVATIONS:
        scenario = scenario.with_arm(id, policy(id))
        scenario = scenario.with_arm(f"{id}, small", policy(id, **sized(id, 1)))
        scenario = scenario.with_arm(f"{id}, given up", policy(id, abandoned_per_year=5.0))
        scenario = scenario.with_arm(f"{id}, idle", policy(id, **effects_at(id, 1.0)))
        scenario = scenario.with_arm(f"{id}, strong", policy(id, **effects_at(id, 0.2)))
    path = tmp_path_factory.mktemp("policies") / "every.h5"
    return cscsim.run(scenario, path, progress=False)
